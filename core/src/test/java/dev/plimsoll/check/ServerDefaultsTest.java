package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Patch;
import dev.plimsoll.schema.Scope;
import dev.plimsoll.schema.TypeSchema;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ServerDefaultsTest {
  private ObjectType outer;
  private ObjectType inner;

  /** JSONSchemaProps is such a type: it holds itself, by way of others. */
  @Test
  void fillsTheTypesThatContainEachOther() {
    ObjectType strategy = type("apps.v1.DeploymentStrategy", List::of);
    outer = type("outer", () -> List.of(field("inner", inner), field("strategy", strategy)));
    inner = type("inner", () -> List.of(field("outer", outer)));
    ObjectType root = type("root", () -> List.of(field("outer", outer)));
    MapNode strategies = map("strategy", MapNode.empty(Origin.UNKNOWN));
    MapNode given = map("outer", map("inner", map("outer", strategies)));

    assertThat(ServerDefaults.fill(given, kind(root)).toString())
        .isEqualTo(
            "{outer: {inner: {outer: {strategy: {type: \"RollingUpdate\", rollingUpdate:"
                + " {maxUnavailable: \"25%\", maxSurge: \"25%\"}}}}}}");
  }

  private static MapNode map(String key, MapNode value) {
    return MapNode.builder(Origin.UNKNOWN).put(key, value).build();
  }

  private static ObjectType type(String name, Supplier<Collection<FieldSchema>> fields) {
    return new ObjectType(name, fields, ObjectType.Traits.PLAIN);
  }

  private static FieldSchema field(String name, TypeSchema type) {
    return new FieldSchema(name, type, false, Optional.empty(), Patch.PLAIN);
  }

  private static KindSchema kind(ObjectType type) {
    return new KindSchema(
        "v1",
        "Outer",
        "outers",
        new KindSchema.Traits(Scope.NAMESPACED, new TreeSet<>(), true, false, Optional.empty()),
        type);
  }
}
