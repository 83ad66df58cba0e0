package dev.plimsoll.fuzz;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.DocumentSink;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.node.YamlWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The reader of YAML and JSON: it throws nothing, reads a stream as it reads the whole, and what is
 * written of a tree reads as that tree.
 */
public final class ReaderTarget {
  private static final String FILE = "input.yaml";

  private ReaderTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    var findings = new Findings();
    List<YamlDocument> documents = YamlReader.read(input, FILE, findings);
    requireSameOfStream(input, documents, findings);
    for (YamlDocument document : documents) {
      requireSame(document.root(), YamlWriter.write(document.root()));
      if (document.root() instanceof MapNode) {
        requireSame(document.root(), JsonWriter.compact(document.root()));
        requireSame(document.root(), JsonWriter.pretty(document.root()));
      }
      requireScalars(document.root());
    }
  }

  private static void requireSameOfStream(
      byte[] input, List<YamlDocument> documents, Findings findings) {
    var roots = new ArrayList<Node>();
    var streamed = new ArrayList<Finding>();
    try {
      YamlReader.stream(
          new ByteArrayInputStream(input),
          FILE,
          new DocumentSink() {
            @Override
            public void read(YamlDocument document, List<Finding> about) {
              roots.add(document.root());
              streamed.addAll(about);
            }

            @Override
            public void broken(int index, List<Finding> about) {
              streamed.addAll(about);
            }
          });
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    Promise.that(
        roots.equals(documents.stream().map(YamlDocument::root).toList()),
        "a stream gives the documents of the whole",
        roots,
        documents);
    var all = new Findings();
    all.addAll(streamed);
    Promise.that(
        all.sorted().equals(findings.sorted()),
        "a stream gives the findings of the whole",
        all.sorted(),
        findings.sorted());
  }

  private static void requireSame(Node tree, String text) {
    var findings = new Findings();
    List<YamlDocument> again = YamlReader.read(text, FILE, findings);
    boolean nothing = tree instanceof ScalarNode scalar && scalar.isNull();
    Promise.that(findings.isEmpty(), "what we write reads without findings", text, findings.sorted());
    Promise.that(
        nothing ? again.isEmpty() : again.size() == 1 && again.get(0).root().equals(tree),
        "what we write reads as it was",
        text,
        tree,
        again);
  }

  /** A scalar means the same in a list, as a value and in JSON. */
  private static void requireScalars(Node root) {
    Nodes.mapScalars(
        root,
        (path, scalar) -> {
          String text = "{\"a\": [" + JsonWriter.compact(scalar) + "]}";
          List<YamlDocument> read = YamlReader.read(text, FILE, new Findings());
          Promise.that(
              read.size() == 1
                  && read.get(0).root() instanceof MapNode map
                  && map.findList("a").orElseThrow().get(0) instanceof ScalarNode same
                  && same.kind() == scalar.kind()
                  && same.text().equals(scalar.text()),
              "a scalar is the same in JSON",
              text,
              scalar.kind());
          return scalar;
        });
  }
}
