package dev.plimsoll.flink;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The part of an object that describes a Flink cluster or a job of a session.
 *
 * @param manifest the object
 * @param at where in it the description stands
 */
record DeploymentView(Manifest manifest, FieldPath at) {
  static final FieldPath SPEC = FieldPath.of("spec");

  MapNode spec() {
    return manifest
        .find(at)
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .orElseGet(() -> MapNode.empty(manifest.origin()));
  }

  /** A scalar of the description, whatever its kind. */
  Optional<String> scalar(String... path) {
    MapNode map = spec();
    for (int i = 0; i < path.length - 1; i++) {
      Optional<MapNode> inner = map.findMap(path[i]);
      if (inner.isEmpty()) {
        return Optional.empty();
      }
      map = inner.get();
    }
    return scalar(map, path[path.length - 1]);
  }

  static Optional<String> scalar(MapNode map, String key) {
    return map.find(key)
        .filter(ScalarNode.class::isInstance)
        .map(node -> (ScalarNode) node)
        .filter(node -> !node.isNull())
        .map(ScalarNode::text);
  }

  /** A whole number of the description, if it is one. */
  Optional<Integer> number(String... path) {
    return scalar(path).filter(text -> text.matches("-?[0-9]{1,9}")).map(Integer::valueOf);
  }

  List<FlinkSetting> settings() {
    return spec()
        .findMap("flinkConfiguration")
        .map(map -> FlinkSettings.of(map, manifest, at.field("flinkConfiguration")))
        .orElse(List.of());
  }

  /**
   * The settings by key, over those that the operator has for all, with what the operator makes of
   * fields; fields win.
   */
  Map<String, String> conf(Map<String, String> defaults) {
    var conf = new TreeMap<String, String>(defaults);
    conf.putAll(FlinkSettings.byKey(settings()));
    for (FlinkSide side : FlinkSide.values()) {
      scalar(side.field(), "resource", "memory")
          .ifPresent(text -> conf.put(side.processSize(), bytes(text)));
    }
    return conf;
  }

  private static String bytes(String text) {
    try {
      return FlinkSizes.resourceBytes(text) + " bytes";
    } catch (IllegalArgumentException e) {
      return text; // The check of sizes reports it.
    }
  }

  /** The line of Flink that it says it is for, if its settings are known here. */
  Optional<FlinkVersion> line() {
    return scalar("flinkVersion").flatMap(FlinkVersion::ofField);
  }

  boolean isStandalone() {
    return scalar("mode").filter("standalone"::equals).isPresent();
  }

  Where where(String... path) {
    FieldPath field = at;
    for (String key : path) {
      field = field.field(key);
    }
    return manifest.where(field);
  }
}
