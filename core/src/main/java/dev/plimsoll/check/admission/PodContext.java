package dev.plimsoll.check.admission;

import java.util.Map;

/**
 * What the rules of a pod need to know of the object around it.
 *
 * @param pod the map that holds metadata and spec: a Pod, or a template
 * @param bare whether it is a Pod itself, not a template
 * @param volumes the volumes that containers can mount, by name: the pod's own, and the claims of a
 *     StatefulSet
 * @param inStatefulSet whether it is the template of a StatefulSet, whose controller sets the names
 *     of hosts
 */
record PodContext(Field pod, boolean bare, Map<String, Field> volumes, boolean inStatefulSet) {
  Field spec() {
    return pod.at("spec");
  }

  Field labels() {
    return pod.at("metadata", "labels");
  }

  boolean isWindows() {
    return spec().at("os").text("name").equals("windows");
  }
}
