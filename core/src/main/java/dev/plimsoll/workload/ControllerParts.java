package dev.plimsoll.workload;

import dev.plimsoll.unit.Labels;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
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
    var metadata = new ObjectMeta();
    metadata.setName(objectName);
    metadata.setNamespace(scope.namespace().value());
    metadata.getLabels().putAll(labels.asMap());
    return metadata;
  }

  ObjectMeta metadata() {
    return metadata(name);
  }

  LabelSelector selector() {
    return new LabelSelector(List.of(), selected);
  }
}
