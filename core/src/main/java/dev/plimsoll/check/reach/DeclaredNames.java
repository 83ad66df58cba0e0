package dev.plimsoll.check.reach;

import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.Where;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.NamespaceName;

/** The names of the declared topology as the environment changes them. */
record DeclaredNames(Naming naming) {
  /** A namespace as it is called in the bundle. */
  String namespace(NamespaceName namespace) {
    return naming.namespaces().getOrDefault(namespace.value(), namespace.value());
  }

  /** Pods as {@link PodBox#id} calls them. */
  String id(Endpoint.Pods pods) {
    return namespace(pods.namespace()) + "/" + pods.role().value();
  }

  /** An arrow, as it was declared, for a finding. */
  static Where where(Arrow arrow) {
    return Where.named("arrow", arrow.from().id() + " " + arrow.verb() + " " + arrow.to().id());
  }
}
