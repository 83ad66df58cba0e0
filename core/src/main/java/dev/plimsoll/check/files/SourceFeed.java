package dev.plimsoll.check.files;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Place;
import dev.plimsoll.node.DocumentSink;
import dev.plimsoll.node.Documents;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Reads the documents of one source: lists unfolded, files of kustomize passed over, the rest
 * numbered.
 */
final class SourceFeed implements DocumentSink {
  private static final String KUSTOMIZE = "kustomize.config.k8s.io/";

  private final ManifestSource source;
  private final Consumer<FileRun.Pending> out;
  private List<Finding> waiting;
  private int index;
  private int passedOver;

  SourceFeed(ManifestSource source, Consumer<FileRun.Pending> out) {
    this.source = source;
    this.out = out;
    this.waiting = source.findings();
  }

  int passedOver() {
    return passedOver;
  }

  /**
   * Reads all.
   *
   * @param counter is told how many bytes were read, as they are
   */
  void read(IntConsumer counter) throws IOException {
    try (InputStream in = new Counting(source.content().open(), counter)) {
      YamlReader.stream(in, source.name(), this);
    }
    if (!waiting.isEmpty()) {
      emit(Optional.empty(), List.of());
    }
  }

  /** The source cannot be read, or not to its end. */
  void fail(Finding why) {
    emit(Optional.empty(), List.of(why));
  }

  @Override
  public void read(YamlDocument document, List<Finding> findings) {
    if (isKustomize(document.root())) {
      passedOver++;
      if (!findings.isEmpty()) {
        emit(Optional.empty(), findings);
      }
      return;
    }
    List<YamlDocument> items = Documents.unfold(List.of(document));
    for (int i = 0; i < items.size(); i++) {
      int from = i == 0 ? 0 : items.get(i).line();
      int to = i == items.size() - 1 ? Integer.MAX_VALUE : items.get(i + 1).line();
      List<Finding> own =
          findings.stream().filter(found -> line(found) >= from && line(found) < to).toList();
      emit(Optional.of(items.get(i).root()), own);
    }
  }

  @Override
  public void broken(int at, List<Finding> findings) {
    emit(Optional.empty(), findings);
  }

  private void emit(Optional<Node> root, List<Finding> findings) {
    List<Finding> all = findings;
    if (!waiting.isEmpty()) {
      all = new ArrayList<>(waiting);
      all.addAll(findings);
      waiting = List.of();
    }
    out.accept(new FileRun.Pending(source, index++, root, all));
  }

  private static boolean isKustomize(Node root) {
    return root instanceof MapNode tree
        && tree.findText("apiVersion").filter(version -> version.startsWith(KUSTOMIZE)).isPresent();
  }

  private static int line(Finding found) {
    return found.where().origin().place() instanceof Place.InFile place ? place.line() : 0;
  }

  private static final class Counting extends FilterInputStream {
    private final IntConsumer counter;

    Counting(InputStream in, IntConsumer counter) {
      super(in);
      this.counter = counter;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      counter.accept(Math.max(count, 0));
      return count;
    }
  }
}
