package dev.plimsoll.workload;

import dev.plimsoll.unit.Labels;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.SortedMap;

/** What every controller is made of. */
record ControllerParts(
    WorkloadScope scope,
    String name,
    Labels labels,
    SortedMap<String, String> selected,
    LoweredPod pod) {
  /** Metadata of an object of this workload. */
  ObjectMeta metadata(String objectName) {
    return new ObjectMetaBuilder()
        .withName(objectName)
        .withNamespace(scope.namespace().value())
        .withLabels(labels.asMap())
        .build();
  }

  ObjectMeta metadata() {
    return metadata(name);
  }

  LabelSelector selector() {
    return new LabelSelectorBuilder().withMatchLabels(selected).build();
  }
}
