package dev.plimsoll.node;

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

  /** This document with another value. */
  public YamlDocument withRoot(Node other) {
    return new YamlDocument(index, other, file, line);
  }
}
