package dev.plimsoll.cli;

import dev.plimsoll.ManifestFiles;
import dev.plimsoll.check.files.FileCodes;
import dev.plimsoll.check.files.ManifestSource;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.DocumentSink;
import dev.plimsoll.node.Documents;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The custom resource definitions below paths; other documents there are of no interest. */
final class DefinitionFiles implements DocumentSink {
  private final List<MapNode> trees = new ArrayList<>();
  private final dev.plimsoll.finding.Findings findings = new dev.plimsoll.finding.Findings();

  void read(Path path) {
    ManifestFiles.below(path).stream().flatMap(set -> set.sources().stream()).forEach(this::read);
  }

  private void read(ManifestSource source) {
    try (InputStream in = source.content().open()) {
      YamlReader.stream(in, source.name(), this);
    } catch (IOException fault) {
      findings.add(
          Finding.of(
              FileCodes.UNREADABLE,
              Where.named("file", source.name()),
              "it cannot be read: " + fault.getMessage(),
              "give this user the right to read it, or leave it out"));
    }
  }

  @Override
  public void read(YamlDocument document, List<Finding> found) {
    for (YamlDocument item : Documents.unfold(List.of(document))) {
      if (item.root() instanceof MapNode tree
          && tree.findText("kind").filter("CustomResourceDefinition"::equals).isPresent()) {
        trees.add(tree);
      }
    }
    findings.addAll(found);
  }

  @Override
  public void broken(int index, List<Finding> found) {
    findings.addAll(found);
  }

  List<MapNode> trees() {
    return List.copyOf(trees);
  }

  List<Finding> findings() {
    return findings.sorted();
  }

  boolean isEmpty() {
    return trees.isEmpty();
  }
}
