package dev.plimsoll.airflow;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes the test platform for judges outside of the build: DAG files, {@code airflow.cfg} and pod
 * template as their readers see them, the trees of the DAG files, and all manifests.
 */
final class DagExport {
  private DagExport() {}

  static void write(Path folder, Compiled compiled) throws IOException {
    for (String part : new String[] {"dags", "trees", "files", "manifests", "latent"}) {
      Files.createDirectories(folder.resolve(part));
    }
    for (Manifest manifest : compiled.bundle().all()) {
      var id = manifest.identity();
      String name =
          id.namespace().orElse("cluster")
              + "."
              + id.kind().toLowerCase(Locale.ROOT)
              + "."
              + id.name()
              + ".yaml";
      Files.writeString(
          folder.resolve(manifest.isLatent() ? "latent" : "manifests").resolve(name),
          YamlWriter.write(manifest.tree()));
      if (id.kind().equals("ConfigMap")) {
        files(folder, manifest.tree().findMap("data").orElseThrow());
      }
    }
  }

  private static void files(Path folder, MapNode data) throws IOException {
    for (String file : data.keys()) {
      if (data.find(file).orElseThrow() instanceof EmbeddedNode document) {
        boolean dag = document.format() == AirflowDagFormat.INSTANCE;
        Files.writeString(folder.resolve(dag ? "dags" : "files").resolve(file), document.text());
        if (dag) {
          Files.writeString(
              folder.resolve("trees").resolve(file.replace(".py", ".json")),
              JsonWriter.pretty(document.content()));
        }
      } else if (file.endsWith(".py")) {
        Files.writeString(folder.resolve("files").resolve(file), data.findText(file).orElseThrow());
      }
    }
  }
}
