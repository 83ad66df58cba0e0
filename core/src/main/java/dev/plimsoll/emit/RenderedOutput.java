package dev.plimsoll.emit;

import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of all files of a layout, and the inventory that records them. Nothing has been read
 * from or written to disk yet.
 */
record RenderedOutput(List<RenderedFile> files, Inventory inventory) {
  /** One file: where, what, and what the inventory says of it. */
  static final class RenderedFile {
    private final Inventory.Entry entry;
    private final byte[] bytes;

    RenderedFile(Inventory.Entry entry, byte[] bytes) {
      this.entry = entry;
      this.bytes = bytes;
    }

    Inventory.Entry entry() {
      return entry;
    }

    byte[] bytes() {
      return bytes;
    }

    String path() {
      return entry.path();
    }
  }

  /** Renders a layout; files are sorted by path. */
  static RenderedOutput of(OutputLayout layout) {
    var files = new ArrayList<RenderedFile>(layout.manifests().size() + layout.extras().size() + 1);
    layout
        .manifests()
        .forEach(
            (path, manifest) -> {
              byte[] bytes = YamlWriter.writeBytes(manifest.tree());
              var object =
                  new Inventory.ObjectEntry(
                      manifest.identity(),
                      manifest.isLatent(),
                      Digests.sha256(JsonWriter.canonical(manifest.tree())));
              files.add(
                  new RenderedFile(
                      new Inventory.Entry(
                          path, Digests.sha256(bytes), Optional.of(object), manifest.origin()),
                      bytes));
            });
    for (ExtraFile extra : layout.extras()) {
      byte[] bytes = extra.text().getBytes(StandardCharsets.UTF_8);
      files.add(
          new RenderedFile(
              new Inventory.Entry(
                  extra.path(), Digests.sha256(bytes), Optional.empty(), extra.origin()),
              bytes));
    }
    byte[] kustomization = Kustomization.text(layout).getBytes(StandardCharsets.UTF_8);
    files.add(
        new RenderedFile(
            new Inventory.Entry(
                OutputLayout.KUSTOMIZATION,
                Digests.sha256(kustomization),
                Optional.empty(),
                OutputLayout.origin()),
            kustomization));
    files.sort(Comparator.comparing(RenderedFile::path));
    return new RenderedOutput(
        List.copyOf(files),
        new Inventory(layout.environment(), files.stream().map(RenderedFile::entry).toList()));
  }
}
