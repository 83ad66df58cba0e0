package dev.plimsoll.spark;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The part of an object that describes a Spark application.
 *
 * @param manifest the object
 * @param at where in it the description stands
 */
record ApplicationView(Manifest manifest, FieldPath at) {
  MapNode spec() {
    return manifest
        .find(at)
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .orElseGet(() -> MapNode.empty(manifest.origin()));
  }

  Optional<MapNode> side(SparkSide side) {
    return spec().findMap(side.field());
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
    return SparkSizing.scalar(map, path[path.length - 1]);
  }

  /** Spark's settings that are scalars, by key. */
  Map<String, String> conf() {
    var conf = new TreeMap<String, String>();
    spec()
        .findMap("sparkConf")
        .ifPresent(
            map ->
                map.keys()
                    .forEach(
                        key ->
                            SparkSizing.scalar(map, key).ifPresent(text -> conf.put(key, text))));
    return conf;
  }

  /** The line of Spark that it says it is for, if it is one that is known here. */
  Optional<SparkVersion> line() {
    return scalar("sparkVersion").flatMap(SparkVersion::ofRelease);
  }

  Where where(String... path) {
    FieldPath field = at;
    for (String key : path) {
      field = field.field(key);
    }
    return manifest.where(field);
  }

  /** Fields that only the operator's webhook brings into pods, as paths below the description. */
  List<String> webhookFields() {
    var found = new ArrayList<String>();
    for (String field : List.of("hadoopConfigMap", "sparkConfigMap")) {
      if (spec().has(field)) {
        found.add(field);
      }
    }
    if (spec().findMap("monitoring").filter(m -> m.has("prometheus")).isPresent()) {
      found.add("monitoring.prometheus");
    }
    for (SparkSide side : SparkSide.values()) {
      side(side)
          .ifPresent(
              part ->
                  part.keys().stream()
                      .filter(WebhookFields.OF_PODS::contains)
                      .forEach(field -> found.add(side.field() + "." + field)));
    }
    return found;
  }
}
