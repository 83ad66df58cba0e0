package dev.plimsoll.flink;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settings in a tree: flat keys with dots, nested maps, or both; a list is its items with
 * semicolons between.
 *
 * @see <a
 *     href="https://github.com/apache/flink-kubernetes-operator/blob/release-1.15.0/flink-kubernetes-operator-api/src/main/java/org/apache/flink/kubernetes/operator/api/spec/ConfigObjectNode.java">ConfigObjectNode</a>
 */
final class FlinkSettings {
  private FlinkSettings() {}

  /** The settings of a map in an object. */
  static List<FlinkSetting> of(MapNode map, Manifest manifest, FieldPath at) {
    var settings = new ArrayList<FlinkSetting>();
    add("", map, manifest, at, settings);
    return settings;
  }

  private static void add(
      String prefix, MapNode map, Manifest manifest, FieldPath at, List<FlinkSetting> settings) {
    map.forEach(
        (name, node) -> {
          String key = prefix + name;
          FieldPath path = at.field(name);
          if (node instanceof MapNode inner) {
            add(key + ".", inner, manifest, path, settings);
          } else if (node instanceof ListNode list) {
            settings.add(new FlinkSetting(key, joined(list), manifest.where(path)));
          } else if (node instanceof ScalarNode scalar && !scalar.isNull()) {
            settings.add(new FlinkSetting(key, scalar.text(), manifest.where(path)));
          }
        });
  }

  private static String joined(ListNode list) {
    return list.items().stream().map(FlinkSettings::text).collect(Collectors.joining(";"));
  }

  private static String text(Node item) {
    return item instanceof ScalarNode scalar ? scalar.text() : "";
  }

  /** The last value of each key. */
  static Map<String, String> byKey(List<FlinkSetting> settings) {
    var conf = new TreeMap<String, String>();
    settings.forEach(setting -> conf.put(setting.key(), setting.value()));
    return conf;
  }
}
