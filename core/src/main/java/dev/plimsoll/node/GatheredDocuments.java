package dev.plimsoll.node;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import java.util.List;

/** Gathers the documents of a file, and what is wrong with them. */
record GatheredDocuments(List<YamlDocument> documents, Findings findings) implements DocumentSink {
  @Override
  public void read(YamlDocument document, List<Finding> found) {
    findings.addAll(found);
    documents.add(document);
  }

  @Override
  public void broken(int index, List<Finding> found) {
    findings.addAll(found);
  }
}
