package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.record.RecordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Reads an overlay file:
 *
 * <pre>
 * schema: plimsoll/overlays/v1
 * overlays:
 * - target: { kind: Deployment, namespace: airflow, name: airflow-scheduler }
 *   patch: { spec: { replicas: 3 } }
 * - target: { kind: Deployment }
 *   containers: { imagePullPolicy: Always }
 * - target: { kind: ConfigMap, name: rules }
 *   jsonPatch: [ { op: remove, path: /data/old } ]
 * - target: { kind: PodDisruptionBudget }
 *   remove: true
 *   after: connect
 * </pre>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class OverlayFile {
  /** What an overlay file begins with. */
  public static final String SCHEMA = "plimsoll/overlays/v1";

  private static final List<String> ROOT_KEYS = List.of("schema", "description", "overlays");
  private static final List<String> OPERATIONS =
      List.of("add", "remove", "replace", "move", "copy", "test");
  private static final List<String> OPERATION_KEYS = List.of("op", "path", "from", "value");
  private static final List<String> ACTIONS = List.of("patch", "jsonPatch", "containers", "remove");
  private static final List<String> KEYS =
      List.of("target", "after", "patch", "jsonPatch", "containers", "remove");

  private final String file;
  private final Findings findings;

  private OverlayFile(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** {@code target:} of an overlay. */
  record Target(
      Optional<String> kind,
      Optional<String> namespace,
      Optional<String> name,
      SortedMap<String, String> labels) {}

  /** One operation of {@code jsonPatch:}, without its value. */
  record OperationKeys(String op, String path, Optional<String> from) {}

  /**
   * Reads the overlays of a file, in order.
   *
   * @param bytes the file
   * @param file its path as the user gave it
   * @param findings receives what is wrong
   */
  public static List<Overlay> read(byte[] bytes, String file, Findings findings) {
    return new OverlayFile(file, findings).read(bytes);
  }

  private List<Overlay> read(byte[] bytes) {
    var own = new Findings();
    List<YamlDocument> documents = YamlReader.read(bytes, file, own);
    findings.addAll(own.sorted());
    if (own.hasErrors()) {
      return List.of();
    }
    Where where = Where.named("file", file).in(Place.file(file, 0, 0));
    if (documents.size() != 1 || !(documents.get(0).root() instanceof MapNode root)) {
      bad(
          where,
          "the file holds " + (documents.size() == 1 ? "no map" : documents.size() + " documents"),
          "write one map that begins with \"schema: " + SCHEMA + "\"");
      return List.of();
    }
    Optional<String> schema = root.findText("schema");
    if (!schema.equals(Optional.of(SCHEMA))) {
      bad(
          root.find("schema")
              .map(n -> where.at(FieldPath.of("schema")).from(n.origin()))
              .orElse(where),
          schema.map(s -> "the schema is \"" + s + "\"").orElse("there is no schema"),
          "begin the file with \"schema: " + SCHEMA + "\"");
      return List.of();
    }
    for (String key : root.keys()) {
      if (!ROOT_KEYS.contains(key)) {
        unknown(key, ROOT_KEYS, where.from(root.find(key).orElseThrow().origin()));
      }
    }
    Optional<ListNode> list = root.findList("overlays");
    if (list.isEmpty()) {
      bad(
          root.find("overlays")
              .map(n -> where.at(FieldPath.of("overlays")).from(n.origin()))
              .orElse(where),
          root.has("overlays") ? "\"overlays\" is no list" : "there is no list \"overlays\"",
          "write \"overlays:\" and a list below it");
      return List.of();
    }
    var overlays = new ArrayList<Overlay>();
    for (int i = 0; i < list.get().size(); i++) {
      Where at = where.at(FieldPath.of("overlays").item(i)).from(list.get().get(i).origin());
      overlay(list.get().get(i), i, at).ifPresent(overlays::add);
    }
    return overlays;
  }

  private Optional<Overlay> overlay(Node node, int index, Where where) {
    if (!(node instanceof MapNode map)) {
      return bad(
          where, "an overlay is a map", "write target and one of " + String.join(", ", ACTIONS));
    }
    for (String key : map.keys()) {
      if (!KEYS.contains(key)) {
        return unknown(key, KEYS, where.from(map.find(key).orElseThrow().origin()));
      }
    }
    List<String> actions = ACTIONS.stream().filter(map::has).toList();
    if (actions.size() != 1) {
      return bad(
          where,
          actions.isEmpty()
              ? "the overlay does nothing"
              : "the overlay has " + String.join(" and ", actions),
          "give it exactly one of " + String.join(", ", ACTIONS));
    }
    Optional<String> after = map.findText("after");
    if (map.has("after") && !after.equals(Optional.of("connect"))) {
      return bad(
          where.at(where.path().field("after")).from(map.find("after").orElseThrow().origin()),
          map.find("after").orElseThrow() + " is no stage that an overlay can follow",
          "write \"after: connect\", or take it out");
    }
    Optional<ManifestSelector> selector = selector(map, where);
    if (selector.isEmpty()) {
      return Optional.empty();
    }
    Overlay.Phase phase = after.isPresent() ? Overlay.Phase.CONNECTED : Overlay.Phase.RENDERED;
    var title = new Overlays.Title(file + "#" + (index + 1), where.origin().place(), phase);
    return action(actions.get(0), map, title, selector.get(), where);
  }

  private Optional<ManifestSelector> selector(MapNode map, Where where) {
    Optional<MapNode> target = map.findMap("target");
    if (target.isEmpty()) {
      bad(
          map.find("target")
              .map(n -> where.at(where.path().field("target")).from(n.origin()))
              .orElse(where),
          map.has("target") ? "\"target\" is no map" : "the overlay has no target",
          "write \"target: { kind: ..., name: ... }\"");
      return Optional.empty();
    }
    return new RecordReader(findings)
        .read(target.get(), Target.class, where.at(where.path().field("target")))
        .map(t -> new ManifestSelector(t.kind(), t.namespace(), t.name(), t.labels()));
  }

  private Optional<Overlay> action(
      String action, MapNode map, Overlays.Title title, ManifestSelector selector, Where where) {
    Node value = map.find(action).orElseThrow();
    Where at = where.at(where.path().field(action)).from(value.origin());
    if (action.equals("remove")) {
      if (!(value instanceof ScalarNode scalar) || !scalar.text().equals("true")) {
        return bad(at, value + " is not true", "write \"remove: true\", or take the overlay out");
      }
      if (selector.equals(ManifestSelector.all())) {
        return bad(
            at,
            "the overlay would remove every object",
            "name what is to go: kind, name or labels");
      }
      return Optional.of(Overlays.remove(title, selector));
    }
    if ((value instanceof MapNode none && none.isEmpty())
        || (value instanceof ListNode nothing && nothing.isEmpty())) {
      return bad(
          at, "\"" + action + "\" is empty", "say what is to change, or take the overlay out");
    }
    if (action.equals("jsonPatch")) {
      return operations(value, at)
          .map(operations -> Overlays.jsonPatch(title, selector, operations));
    }
    if (!(value instanceof MapNode patch)) {
      return bad(at, "\"" + action + "\" is no map", "write a map");
    }
    return Optional.of(
        action.equals("patch")
            ? Overlays.patch(title, selector, patch)
            : Overlays.containers(title, selector, patch));
  }

  private Optional<List<JsonPatch.Operation>> operations(Node value, Where where) {
    if (!(value instanceof ListNode list)) {
      bad(where, "\"jsonPatch\" is no list", "write a list of operations");
      return Optional.empty();
    }
    var operations = new ArrayList<JsonPatch.Operation>();
    boolean sound = true;
    for (int i = 0; i < list.size(); i++) {
      Where at = where.at(where.path().item(i)).from(list.get(i).origin());
      if (!(list.get(i) instanceof MapNode map)) {
        bad(at, "an operation is a map", "write op, path and value");
        sound = false;
        continue;
      }
      MapNode known = map.without("value");
      for (String key : map.keys()) {
        if (!OPERATION_KEYS.contains(key)) {
          unknown(key, OPERATION_KEYS, at.from(map.find(key).orElseThrow().origin()));
          known = known.without(key);
          sound = false;
        }
      }
      Optional<OperationKeys> keys =
          new RecordReader(findings).read(known, OperationKeys.class, at);
      if (keys.isEmpty()) {
        sound = false;
        continue;
      }
      if (!OPERATIONS.contains(keys.get().op())) {
        bad(
            at.at(at.path().field("op")).from(map.find("op").orElseThrow().origin()),
            "there is no operation \"" + keys.get().op() + "\"",
            Nearest.of(keys.get().op(), OPERATIONS)
                .map(near -> "write \"" + near + "\"")
                .orElse("use one of " + String.join(", ", OPERATIONS)));
        sound = false;
        continue;
      }
      operations.add(
          new JsonPatch.Operation(
              keys.get().op(),
              keys.get().path(),
              keys.get().from(),
              map.find("value"),
              at.origin().place()));
    }
    return sound ? Optional.of(operations) : Optional.empty();
  }

  private <T> Optional<T> unknown(String key, List<String> known, Where where) {
    return bad(
        where.at(where.path().field(key)),
        "\"" + key + "\" is not known here",
        Nearest.of(key, known)
            .map(near -> "write \"" + near + "\"")
            .orElse("use one of " + String.join(", ", known)));
  }

  private <T> Optional<T> bad(Where where, String problem, String fix) {
    findings.add(OverlayCodes.BAD_OVERLAY_FILE, where, problem, fix);
    return Optional.empty();
  }

  /** {@code images:} of an environment file. */
  public record ImageKeys(SortedMap<String, String> registries, SortedMap<String, String> tags) {
    /** As an overlay. */
    public ImageChange change() {
      return new ImageChange(new TreeMap<>(registries), new TreeMap<>(tags));
    }
  }
}
