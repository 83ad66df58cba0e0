package dev.plimsoll.flink;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pod template for Flink: all that Flink does not write itself. Image, ports, command and the
 * resources of its container are Flink's.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/deployment/resource-providers/native_kubernetes/#pod-template">Pod
 *     template</a>
 */
final class FlinkTemplate {
  private FlinkTemplate() {}

  static Map<String, Object> of(PodSpec spec, boolean needsToken) {
    Container main = spec.getContainers().get(0);
    var container = new LinkedHashMap<String, Object>();
    container.put("name", FlinkSide.CONTAINER);
    put(container, "env", main.getEnv());
    put(container, "envFrom", main.getEnvFrom());
    put(container, "volumeMounts", main.getVolumeMounts());
    put(container, "securityContext", main.getSecurityContext());
    put(container, "lifecycle", main.getLifecycle());
    var containers = new ArrayList<Object>(List.of(container));
    containers.addAll(spec.getContainers().subList(1, spec.getContainers().size()));
    var template = new LinkedHashMap<String, Object>();
    // The account mounts no token by itself.
    template.put("automountServiceAccountToken", needsToken);
    template.put("enableServiceLinks", false);
    template.put("containers", containers);
    put(template, "initContainers", spec.getInitContainers());
    put(template, "imagePullSecrets", spec.getImagePullSecrets());
    put(template, "securityContext", spec.getSecurityContext());
    put(template, "nodeSelector", spec.getNodeSelector());
    put(template, "tolerations", spec.getTolerations());
    put(template, "affinity", spec.getAffinity());
    put(template, "topologySpreadConstraints", spec.getTopologySpreadConstraints());
    put(template, "priorityClassName", spec.getPriorityClassName());
    put(template, "terminationGracePeriodSeconds", spec.getTerminationGracePeriodSeconds());
    put(template, "volumes", spec.getVolumes());
    return template;
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
