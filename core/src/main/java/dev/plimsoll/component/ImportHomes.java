package dev.plimsoll.component;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.unit.NamespaceName;

/** Gives imported objects a namespace that have none and need one. */
final class ImportHomes {
  private static final FieldPath NAMESPACE = FieldPath.of("metadata", "namespace");

  private final NamespaceName home;
  private final Schemas schemas;
  private final Origin origin;

  ImportHomes(NamespaceName home, EnvironmentFacts env, Origin origin) {
    this.home = home;
    this.origin = origin;
    // Which kinds have a namespace has not changed over the minors.
    this.schemas =
        Schemas.of(
            env.kubernetes().isSupported() ? env.kubernetes() : KubernetesVersion.SUPPORTED.get(0));
  }

  /** A kind that is not built in counts as one that has a namespace, as most custom ones do. */
  Manifest place(Manifest object) {
    Identity id = object.identity();
    boolean isHomeless =
        id.namespace().isEmpty()
            && schemas.find(id.apiVersion(), id.kind()).map(KindSchema::isNamespaced).orElse(true);
    return isHomeless
        ? object.map(
            tree -> (MapNode) Nodes.set(tree, NAMESPACE, ScalarNode.string(home.value(), origin)))
        : object;
  }
}
