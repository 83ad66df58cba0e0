package dev.plimsoll.check.podsecurity;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.node.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Pod, or a template that Pods are made from, as the Pod Security Standards look at it.
 *
 * @param metadata of the Pod
 * @param spec of the Pod
 * @param isPartial whether an operator may add what is not said here
 */
record PodView(Spot metadata, Spot spec, boolean isPartial) {
  /** The Pod, or the template, that is a part of an object. */
  static PodView of(FieldPath path, MapNode template) {
    var root = new Spot(path, Optional.of(template));
    return new PodView(root.at("metadata"), root.at("spec"), false);
  }

  /** A template that an operator completes. */
  static PodView partial(FieldPath path, MapNode template) {
    PodView whole = of(path, template);
    return new PodView(whole.metadata(), whole.spec(), true);
  }

  /** All containers, those that start the Pod and those for debugging included. */
  List<Spot> containers() {
    var all = new ArrayList<Spot>();
    for (String kind : List.of("initContainers", "containers", "ephemeralContainers")) {
      all.addAll(spec.at(kind).items());
    }
    return all;
  }

  /** The security contexts of the Pod and of its containers. */
  List<Spot> contexts() {
    var all = new ArrayList<Spot>();
    all.add(context());
    containers().forEach(container -> all.add(container.at("securityContext")));
    return all;
  }

  /** The security context of the Pod. */
  Spot context() {
    return spec.at("securityContext");
  }

  boolean isWindows() {
    return spec.at("os", "name").text().equals("windows");
  }

  /** Whether the Pod has a user namespace of its own, in which root is nobody. */
  boolean hasOwnUsers() {
    return spec.at("hostUsers").isFalse();
  }
}
