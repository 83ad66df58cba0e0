package dev.plimsoll.internal;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A request at the border: a JSON object of texts, lists of texts and truth values.
 *
 * @param tree the object
 */
public record Request(MapNode tree) {
  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException if the text is no JSON object; a launcher is wrong then, not
   *     its user
   */
  public static Request read(String json) {
    var findings = new Findings();
    List<YamlDocument> documents = YamlReader.read(json, "request", findings);
    findings.throwIfErrors();
    if (documents.size() == 1 && documents.get(0).root() instanceof MapNode tree) {
      return new Request(tree);
    }
    throw new IllegalArgumentException("a request is one JSON object");
  }

  /** What is asked for. */
  public String verb() {
    return text("verb");
  }

  /**
   * A text that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  public String text(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException("the request has no \"" + key + "\""));
  }

  /** A text that may be left out. */
  public Optional<String> find(String key) {
    return tree.findText(key);
  }

  /** A path that must be there; see {@link #text}. */
  public Path path(String key) {
    return Path.of(text(key));
  }

  /** A list of texts; empty if it is left out. */
  public List<String> texts(String key) {
    return tree.findList(key).map(ListNode::items).orElse(List.of()).stream()
        .map(Request::text)
        .toList();
  }

  /** A truth value; false if it is left out. */
  public boolean says(String key) {
    return tree.find(key)
        .filter(node -> node instanceof ScalarNode scalar && scalar.text().equals("true"))
        .isPresent();
  }

  /** A request inside this one; see {@link #text}. */
  public MapNode map(String key) {
    return tree.findMap(key)
        .orElseThrow(() -> new IllegalArgumentException("the request has no \"" + key + "\""));
  }

  private static String text(Node node) {
    if (node instanceof ScalarNode scalar && scalar.isString()) {
      return scalar.text();
    }
    throw new IllegalArgumentException("a list in a request holds texts");
  }
}
