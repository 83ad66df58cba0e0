package dev.plimsoll.spark;

import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pod's fields, sorted by who brings them into the pods that Spark makes: the webhook what the
 * SparkApplication has fields for, Spark itself what is in a pod template.
 *
 * @see <a
 *     href="https://spark.apache.org/docs/4.0.1/running-on-kubernetes.html#pod-template-properties">Pod
 *     template properties</a>
 */
final class SparkPodFields {
  private final PodSpec spec;
  private final Container main;
  private final SparkSide side;
  private final PodSize size;

  SparkPodFields(PodSpec spec, SparkSide side, PodSize size) {
    this.spec = spec;
    this.main = spec.getContainers().get(0);
    this.side = side;
    this.size = size;
  }

  /** What the webhook puts into the pods. */
  Map<String, Object> byWebhook() {
    var fields = new LinkedHashMap<String, Object>();
    put(fields, "env", main.getEnv());
    put(fields, "envFrom", main.getEnvFrom());
    put(fields, "volumeMounts", main.getVolumeMounts());
    put(fields, "securityContext", main.getSecurityContext());
    put(fields, "lifecycle", main.getLifecycle());
    put(fields, "initContainers", spec.getInitContainers());
    put(fields, "sidecars", spec.getContainers().subList(1, spec.getContainers().size()));
    put(fields, "podSecurityContext", spec.getSecurityContext());
    put(fields, "nodeSelector", spec.getNodeSelector());
    put(fields, "tolerations", spec.getTolerations());
    put(fields, "affinity", spec.getAffinity());
    put(fields, "priorityClassName", spec.getPriorityClassName());
    put(fields, "terminationGracePeriodSeconds", spec.getTerminationGracePeriodSeconds());
    return fields;
  }

  /** What no field of the SparkApplication says. */
  Map<String, Object> restOfTemplate() {
    var container = new LinkedHashMap<String, Object>();
    container.put("name", side.container());
    ephemeralStorage().ifPresent(resources -> container.put("resources", resources));
    Map<String, Object> template = common();
    template.put("containers", List.of(container));
    return template;
  }

  /** All, as a pod template. */
  Map<String, Object> wholeTemplate() {
    var container = new LinkedHashMap<String, Object>();
    container.put("name", side.container());
    put(container, "env", main.getEnv());
    put(container, "envFrom", main.getEnvFrom());
    put(container, "volumeMounts", main.getVolumeMounts());
    put(container, "securityContext", main.getSecurityContext());
    put(container, "lifecycle", main.getLifecycle());
    ephemeralStorage().ifPresent(resources -> container.put("resources", resources));
    var containers = new ArrayList<Object>(List.of(container));
    containers.addAll(spec.getContainers().subList(1, spec.getContainers().size()));
    Map<String, Object> template = common();
    template.put("containers", containers);
    put(template, "initContainers", spec.getInitContainers());
    put(template, "securityContext", spec.getSecurityContext());
    put(template, "nodeSelector", spec.getNodeSelector());
    put(template, "tolerations", spec.getTolerations());
    put(template, "affinity", spec.getAffinity());
    put(template, "priorityClassName", spec.getPriorityClassName());
    put(template, "terminationGracePeriodSeconds", spec.getTerminationGracePeriodSeconds());
    put(template, "volumes", spec.getVolumes());
    return template;
  }

  private Map<String, Object> common() {
    var template = new LinkedHashMap<String, Object>();
    // The account mounts no token by itself; the driver needs one to make executors.
    template.put("automountServiceAccountToken", side == SparkSide.DRIVER);
    template.put("enableServiceLinks", false);
    put(template, "topologySpreadConstraints", spec.getTopologySpreadConstraints());
    return template;
  }

  private Optional<Map<String, Object>> ephemeralStorage() {
    Optional<StorageSize> storage = size.ephemeralStorage();
    return storage.map(
        amount -> {
          Map<String, Object> quantity = Map.of("ephemeral-storage", amount.toString());
          var resources = new LinkedHashMap<String, Object>();
          resources.put("requests", quantity);
          resources.put("limits", quantity);
          return resources;
        });
  }

  private static void put(Map<String, Object> fields, String key, Object value) {
    boolean isEmpty =
        value == null
            || (value instanceof Collection<?> items && items.isEmpty())
            || (value instanceof Map<?, ?> entries && entries.isEmpty());
    if (!isEmpty) {
      fields.put(key, value);
    }
  }
}
