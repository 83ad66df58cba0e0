package dev.plimsoll.flink;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of settings in a ConfigMap: {@code flink-conf.yaml}, of which Flink reads each line as a
 * key, a colon, a blank and a value; or {@code config.yaml}, which is YAML since 1.19 and 2.0.
 *
 * @param settings of the file, each at the file's entry
 * @param ignored lines that Flink passes over, from 1
 * @param where the file stands
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/config/#flink-configuration-file">Flink
 *     configuration file</a>
 */
record ConfigFile(List<FlinkSetting> settings, List<Integer> ignored, Where where) {
  private static final FieldPath DATA = FieldPath.of("data");

  /**
   * The files of a ConfigMap. {@code flink-conf.yaml} is Flink's wherever it is; {@code
   * config.yaml} is a name that many programs use, and is Flink's in a ConfigMap whose name begins
   * so.
   */
  static List<ConfigFile> of(Manifest map) {
    var files = new ArrayList<ConfigFile>();
    Optional<MapNode> data = map.tree().findMap("data");
    data.flatMap(entries -> entries.find("flink-conf.yaml"))
        .ifPresent(node -> files.add(lines(text(node), map, DATA.field("flink-conf.yaml"))));
    if (map.identity().name().startsWith("flink-")) {
      data.flatMap(entries -> entries.find("config.yaml"))
          .flatMap(ConfigFile::tree)
          .ifPresent(tree -> files.add(yaml(tree, map, DATA.field("config.yaml"))));
    }
    return files;
  }

  private static String text(Node node) {
    if (node instanceof EmbeddedNode embedded) {
      return embedded.text();
    }
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }

  private static Optional<MapNode> tree(Node node) {
    if (node instanceof EmbeddedNode embedded) {
      return Optional.of(embedded.content())
          .filter(MapNode.class::isInstance)
          .map(MapNode.class::cast);
    }
    // What is no YAML is reported where the formats of files are checked.
    List<YamlDocument> documents = YamlReader.read(text(node), "config.yaml", new Findings());
    return documents.stream()
        .map(YamlDocument::root)
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .findFirst();
  }

  private static ConfigFile yaml(MapNode tree, Manifest map, FieldPath at) {
    Where where = map.where(at);
    return new ConfigFile(
        FlinkSettings.of(tree, map, FieldPath.ROOT).stream()
            .map(setting -> new FlinkSetting(setting.key(), setting.value(), where))
            .toList(),
        List.of(),
        where);
  }

  private static ConfigFile lines(String text, Manifest map, FieldPath at) {
    Where where = map.where(at);
    var settings = new ArrayList<FlinkSetting>();
    var ignored = new ArrayList<Integer>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String said = line.split("#", 2)[0].trim();
      String[] parts = said.split(": ", 2);
      if (parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank()) {
        settings.add(new FlinkSetting(parts[0].trim(), parts[1].trim(), where));
      } else if (!said.isEmpty()) {
        ignored.add(number);
      }
    }
    return new ConfigFile(settings, ignored, where);
  }

  /** Checks the file; nobody says which line of Flink reads it. */
  void check(Findings findings) {
    for (int line : ignored) {
      findings.add(
          FlinkCodes.VALUE_NOT_READ,
          where,
          "line " + line + " is no key, colon, blank and value; Flink passes over it",
          "write it as key: value, or begin it with #");
    }
    var check = new SettingCheck(Optional.empty(), findings);
    settings.forEach(check::check);
  }
}
