package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.overlay.ImageChange;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.overlay.OverlayFile;
import dev.plimsoll.overlay.Overlays;
import dev.plimsoll.overlay.Overlays.Title;
import dev.plimsoll.schema.record.RecordCodes;
import dev.plimsoll.schema.record.RecordReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The overlays of an environment in the order in which they run: {@code images}, {@code labels},
 * then the files of {@code overlays} from the base downwards, so that a file has the last word.
 */
final class OverlayList {
  private final Findings findings;

  OverlayList(Findings findings) {
    this.findings = findings;
  }

  /** {@code labels:} is a plain map; this record gives it a name to be read by. */
  record LabelKeys(SortedMap<String, String> labels) {}

  List<Overlay> read(MergedEnvironment merged) {
    var overlays = new ArrayList<Overlay>();
    MapNode tree = merged.tree();
    Where where = merged.file().where();
    var reader = new RecordReader(findings);
    tree.find("images").flatMap(node -> images(node, reader, where)).ifPresent(overlays::add);
    tree.find("labels").map(node -> labels(node, reader, where)).ifPresent(overlays::addAll);
    for (MergedEnvironment.OverlayEntry entry : merged.overlays()) {
      overlays.addAll(file(entry, where));
    }
    return overlays;
  }

  private static Title title(String name, Node node) {
    return new Title(name, node.origin().place(), Overlay.Phase.RENDERED);
  }

  private Optional<Overlay> images(Node node, RecordReader reader, Where where) {
    Where at = where.at(FieldPath.of("images")).from(node.origin());
    Optional<MapNode> section = map(node);
    return section
        .flatMap(map -> reader.read(map, OverlayFile.ImageKeys.class, at))
        .filter(keys -> areSound(keys, section.get(), at))
        .map(keys -> Overlays.images(title("images", node), keys.change(), section.get()));
  }

  private boolean areSound(OverlayFile.ImageKeys keys, MapNode section, Where at) {
    boolean registries =
        each(
            keys.registries(),
            section,
            "registries",
            at,
            (key, value) -> new ImageChange(one(key, value), new TreeMap<>()));
    boolean tags =
        each(
            keys.tags(),
            section,
            "tags",
            at,
            (key, value) -> new ImageChange(new TreeMap<>(), one(key, value)));
    return registries && tags;
  }

  private static SortedMap<String, String> one(String key, String value) {
    return new TreeMap<>(Map.of(key, value));
  }

  /** Once for what is rendered, before the overlays of files; once for what follows from it. */
  private List<Overlay> labels(Node node, RecordReader reader, Where where) {
    MapNode section = MapNode.builder(node.origin()).put("labels", node).build();
    return map(node)
        .flatMap(map -> reader.read(section, LabelKeys.class, where))
        .filter(keys -> each(keys.labels(), section, "labels", where, Overlays::checkLabel))
        .map(keys -> labels(title("labels", node), (MapNode) node))
        .orElse(List.of());
  }

  /** Whether all entries of a map can be; each that cannot is named where its value stands. */
  private boolean each(
      Map<String, String> entries,
      MapNode section,
      String name,
      Where where,
      BiConsumer<String, String> rule) {
    var bad = new Findings();
    entries.forEach(
        (key, value) -> {
          Where at = where.at(where.path().field(name).field(key));
          try {
            rule.accept(key, value);
          } catch (IllegalArgumentException refused) {
            bad.add(
                RecordCodes.WRONG_TYPE,
                at.from(section.findMap(name).orElseThrow().find(key).orElseThrow().origin()),
                refused.getMessage(),
                "correct the value of \"" + at.path() + "\"");
          }
        });
    findings.addAll(bad.sorted());
    return bad.isEmpty();
  }

  private static List<Overlay> labels(Title title, MapNode labels) {
    return List.of(Overlays.labels(title, labels), Overlays.labelsOfWhatFollows(title, labels));
  }

  /** A section without content is none. */
  private static Optional<MapNode> map(Node node) {
    return Optional.of(node)
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .filter(map -> !map.isEmpty());
  }

  private List<Overlay> file(MergedEnvironment.OverlayEntry entry, Where where) {
    if (!(entry.value() instanceof ScalarNode scalar) || !scalar.isString()) {
      findings.add(
          RecordCodes.WRONG_TYPE,
          where.at(FieldPath.of("overlays")).from(entry.value().origin()),
          entry.value() + " is no path of an overlay file",
          "write the path, relative to the environment file");
      return List.of();
    }
    Path path = entry.file().resolveSibling(scalar.text());
    try {
      return OverlayFile.read(Files.readAllBytes(path), EnvironmentFolder.text(path), findings);
    } catch (IOException e) {
      findings.add(
          EnvironmentCodes.UNREADABLE,
          where.at(FieldPath.of("overlays")).from(scalar.origin()),
          "the overlay file "
              + EnvironmentFolder.text(path)
              + (e instanceof NoSuchFileException
                  ? " is not there"
                  : " cannot be read: " + EnvironmentFolder.reason(e)),
          "correct the path, which is relative to the environment file, or make the file readable");
      return List.of();
    }
  }
}
