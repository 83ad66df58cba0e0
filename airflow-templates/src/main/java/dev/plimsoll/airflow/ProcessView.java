package dev.plimsoll.airflow;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container among manifests, seen as a process of Airflow.
 *
 * @param manifest the object that it stands in
 * @param path from the object's root to the container
 * @param pod the map with metadata and spec of its pod
 * @param container the container
 */
record ProcessView(Manifest manifest, FieldPath path, MapNode pod, MapNode container) {
  private static final Pattern COMMAND =
      Pattern.compile("\\bairflow ([a-z-]+(?: (?:migrate|check-migrations|create|clean))?)");

  /** The command of Airflow that it runs, for example {@code scheduler} or {@code db migrate}. */
  Optional<String> command() {
    String line =
        Stream.of("command", "args")
            .flatMap(key -> container.findList(key).stream())
            .flatMap(list -> list.items().stream())
            .map(ProcessView::text)
            .collect(Collectors.joining(" "));
    Matcher matcher = COMMAND.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** All that it is started with, as one line. */
  String line() {
    return Stream.of("command", "args")
        .flatMap(key -> container.findList(key).stream())
        .flatMap(list -> list.items().stream())
        .map(ProcessView::text)
        .collect(Collectors.joining(" "));
  }

  boolean runs(String command) {
    return command().equals(Optional.of(command));
  }

  String image() {
    return container.findText("image").orElse("");
  }

  String name() {
    return container.findText("name").orElse("");
  }

  /** Its variables, in order. */
  List<MapNode> env() {
    return container.findList("env").map(ListNode::items).orElse(List.of()).stream()
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .toList();
  }

  Optional<MapNode> variable(String name) {
    return env().stream().filter(v -> v.findText("name").equals(Optional.of(name))).findFirst();
  }

  /** Whether values may come from elsewhere too, which then cannot be seen here. */
  boolean hasEnvFrom() {
    return container.findList("envFrom").filter(list -> !list.isEmpty()).isPresent();
  }

  /** Where a variable comes from: its text, or the Secret and key that it names. */
  static String source(MapNode variable) {
    Optional<MapNode> key =
        variable.findMap("valueFrom").flatMap(from -> from.findMap("secretKeyRef"));
    return key.map(k -> k.findText("name").orElse("") + "/" + k.findText("key").orElse(""))
        .orElseGet(() -> "=" + variable.findText("value").orElse(""));
  }

  /** Whether a volume is mounted at a path, or above it. */
  boolean mounts(String path) {
    return mountsAt(path).findAny().isPresent();
  }

  /** Whether what is mounted at a path, or above it, outlives the pod. */
  boolean mountsClaim(String path) {
    var claims = new TreeSet<String>();
    for (Node volume :
        pod.findMap("spec")
            .flatMap(spec -> spec.findList("volumes"))
            .map(ListNode::items)
            .orElse(List.of())) {
      if (volume instanceof MapNode map && map.has("persistentVolumeClaim")) {
        map.findText("name").ifPresent(claims::add);
      }
    }
    return mountsAt(path).anyMatch(mount -> claims.contains(mount.findText("name").orElse("")));
  }

  private Stream<MapNode> mountsAt(String path) {
    return container.findList("volumeMounts").map(ListNode::items).orElse(List.of()).stream()
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .filter(
            mount -> {
              String at = mount.findText("mountPath").orElse("/").replaceAll("/+$", "");
              return path.equals(at) || path.startsWith(at + "/");
            });
  }

  /** The place of one of its fields. */
  Where where(String field) {
    return manifest.where(path.field(field));
  }

  /** The place of a variable. */
  Where whereVariable(String name) {
    List<MapNode> all = env();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).findText("name").equals(Optional.of(name))) {
        return manifest.where(path.field("env").item(i));
      }
    }
    return where("env");
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }
}
