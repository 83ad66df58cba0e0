package dev.plimsoll.emit;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small bundles, and what they look like on disk. */
final class Outputs {
  static final Origin RENDER = Origin.render("web", "Web.render");
  static final Origin OVERLAY = new Origin(Layer.OVERLAY, Place.file("overlays/prod.yaml", 7, 3));

  private Outputs() {}

  /** An object of a namespace without anything but a name. */
  static Manifest object(String apiVersion, String kind, String namespace, String name) {
    MapNode metadata =
        MapNode.builder(RENDER).put("name", name).put("namespace", namespace).build();
    return Manifest.of(
        MapNode.builder(RENDER)
            .put("apiVersion", apiVersion)
            .put("kind", kind)
            .put("metadata", metadata)
            .build());
  }

  /** An object of the whole cluster. */
  static Manifest object(String apiVersion, String kind, String name) {
    MapNode metadata = MapNode.builder(RENDER).put("name", name).build();
    return Manifest.of(
        MapNode.builder(RENDER)
            .put("apiVersion", apiVersion)
            .put("kind", kind)
            .put("metadata", metadata)
            .build());
  }

  /** A ConfigMap with one entry. */
  static Manifest config(String namespace, String name, String value) {
    return object("v1", "ConfigMap", namespace, name)
        .map(tree -> tree.with("data", MapNode.builder(OVERLAY).put("value", value).build()));
  }

  static OutputLayout layout(Manifest... manifests) {
    return OutputLayout.of("dev", Bundle.of(List.of(manifests)));
  }

  /**
   * All files below a folder with their text, by path relative to it; what a run needs for itself
   * included.
   */
  static SortedMap<String, String> files(Path folder) {
    var files = new TreeMap<String, String>();
    if (!Files.exists(folder)) {
      return files;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(path).toString().replace(folder.getFileSystem().getSeparator(), "/"),
            new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that a user sees: all but those under {@code .plimsoll}. */
  static SortedMap<String, String> visible(Path folder) {
    SortedMap<String, String> files = files(folder);
    files.keySet().removeIf(path -> path.contains(".plimsoll/"));
    return files;
  }

  /** All folders below a folder. */
  static List<String> folders(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isDirectory)
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(FindingsException e) {
    return e.findings().stream().map(FindingText::render).collect(Collectors.joining("\n"));
  }
}
