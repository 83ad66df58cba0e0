package dev.plimsoll.schema.internal;

import static dev.plimsoll.schema.internal.OpenApiTypes.text;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Scope;
import dev.plimsoll.schema.ValueRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the kinds that a CustomResourceDefinition of {@code apiextensions.k8s.io/v1} serves. */
public final class CustomKinds {
  private final StructuralTypes types;

  /** Kinds whose metadata are of the given type. */
  public CustomKinds(ObjectType objectMeta) {
    this.types = new StructuralTypes(objectMeta);
  }

  /** Whether {@link #read} finds a kind in the tree. */
  public static boolean defines(MapNode definition) {
    var any =
        new ObjectType(
            "", List::of, new ObjectType.Traits(false, true, false, false, ValueRules.NONE));
    return !new CustomKinds(any).read(definition).isEmpty();
  }

  /**
   * The kinds of the served versions; none if the tree is no such definition, or says too little.
   */
  public List<KindSchema> read(MapNode definition) {
    if (!text(definition, "kind").equals("CustomResourceDefinition")
        || !text(definition, "apiVersion").equals("apiextensions.k8s.io/v1")) {
      return List.of();
    }
    var kinds = new ArrayList<KindSchema>();
    MapNode spec = definition.findMap("spec").orElse(MapNode.empty(Origin.UNKNOWN));
    MapNode names = spec.findMap("names").orElse(MapNode.empty(Origin.UNKNOWN));
    if (text(spec, "group").isEmpty() || text(names, "kind").isEmpty()) {
      return kinds;
    }
    spec.findList("versions")
        .ifPresent(
            versions ->
                versions.forEach(
                    version -> {
                      if (version instanceof MapNode map && isServed(map)) {
                        kinds.add(kind(spec, names, map));
                      }
                    }));
    return kinds;
  }

  private static boolean isServed(MapNode version) {
    return version
        .find("served")
        .filter((Node value) -> value instanceof ScalarNode scalar && scalar.text().equals("true"))
        .isPresent();
  }

  private static Optional<KindSchema.Scale> scale(MapNode version) {
    return version
        .findMap("subresources")
        .flatMap(subresources -> subresources.findMap("scale"))
        .map(
            scale ->
                new KindSchema.Scale(
                    text(scale, "specReplicasPath"),
                    text(scale, "statusReplicasPath"),
                    scale.findText("labelSelectorPath")));
  }

  private KindSchema kind(MapNode spec, MapNode names, MapNode version) {
    String kind = text(names, "kind");
    MapNode schema =
        version
            .findMap("schema")
            .flatMap(s -> s.findMap("openAPIV3Schema"))
            .orElse(MapNode.empty(Origin.UNKNOWN));
    var subresources =
        new TreeSet<>(version.findMap("subresources").map(MapNode::keys).orElse(List.of()));
    var traits =
        new KindSchema.Traits(
            text(spec, "scope").equals("Cluster") ? Scope.CLUSTER : Scope.NAMESPACED,
            subresources,
            true,
            true,
            scale(version));
    return new KindSchema(
        text(spec, "group") + "/" + text(version, "name"),
        kind,
        text(names, "plural"),
        traits,
        types.root(schema, kind));
  }
}
