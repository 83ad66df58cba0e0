package dev.plimsoll.node;

import dev.plimsoll.finding.Place;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * One document of a YAML or JSON file.
 *
 * @param index its position in the file, from 0; documents without content do not count, broken
 *     ones do
 * @param root its value; of a Kubernetes object a {@link MapNode}
 * @param file the file as the user gave it
 * @param line the line on which the content begins, from 1
 */
@API(status = API.Status.EXPERIMENTAL)
public record YamlDocument(int index, Node root, String file, int line) {
  public YamlDocument {
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(file, "file");
  }

  /**
   * The line on which a node of this document begins, from 1; the document's own if the node was
   * written elsewhere.
   */
  int lineOf(Node node) {
    return node.origin().place() instanceof Place.InFile place && place.file().equals(file)
        ? place.line()
        : line;
  }

  /** This document with another value. */
  public YamlDocument withRoot(Node other) {
    return new YamlDocument(index, other, file, line);
  }
}
