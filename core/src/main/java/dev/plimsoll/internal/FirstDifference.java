package dev.plimsoll.internal;

import dev.plimsoll.PlimsollCodes;
import dev.plimsoll.emit.OutputLayout;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.NodeDiff;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Where two runs of one environment part. */
public final class FirstDifference {
  private static final int SHOWN = 60;

  private FirstDifference() {}

  /**
   * The first file, in the order of paths, that differs, and in it the first field.
   *
   * @param layout the first run
   * @param second the files of the second run by their paths
   */
  public static Optional<Finding> between(OutputLayout layout, SortedMap<String, String> second) {
    SortedMap<String, String> first = layout.texts();
    var paths = new TreeSet<>(first.keySet());
    paths.addAll(second.keySet());
    // A list of files differs if any of them does: the objects themselves say more.
    return paths.stream()
        .filter(
            path ->
                !Optional.ofNullable(first.get(path)).equals(Optional.ofNullable(second.get(path))))
        .min(
            java.util.Comparator.comparing((String path) -> layout.manifestAt(path).isEmpty())
                .thenComparing(path -> path))
        .map(path -> finding(layout, path, first, second));
  }

  private static Finding finding(
      OutputLayout layout,
      String path,
      SortedMap<String, String> first,
      SortedMap<String, String> second) {
    Where file = Where.named("file", layout.environment() + "/" + path);
    Optional<Manifest> manifest = layout.manifestAt(path);
    if (manifest.isEmpty() || !second.containsKey(path)) {
      String problem =
          !second.containsKey(path)
              ? "is there in the first run only"
              : first.containsKey(path)
                  ? "differs between two runs"
                  : "is there in the second run only";
      return of(manifest.map(m -> m.where(FieldPath.ROOT)).orElse(file), problem);
    }
    Node here = manifest.get().tree();
    Node there = read(second.get(path));
    FieldPath field =
        NodeDiff.between(read(first.get(path)), there).changes().stream()
            .map(NodeDiff.Change::path)
            .findFirst()
            .orElse(FieldPath.ROOT);
    return of(
        manifest.get().where(field),
        "is "
            + shown(here, field)
            + " in the first run, and "
            + shown(there, field)
            + " in the second");
  }

  private static Finding of(Where where, String problem) {
    return Finding.of(
        PlimsollCodes.NOT_REPEATABLE,
        where,
        problem,
        "let the definition depend on nothing but the environment: no clock, chance, default locale,"
            + " zone or charset, and no order of a Set or HashMap");
  }

  private static Node read(String yaml) {
    List<YamlDocument> documents = YamlReader.read(yaml, "second run", new Findings());
    return documents.get(0).root();
  }

  private static String shown(Node root, FieldPath field) {
    String text = root.find(field).map(JsonWriter::compact).orElse("missing");
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
