package dev.plimsoll.reference;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * One field that names something, and what it leads to.
 *
 * @param from the object that has the field
 * @param path the field; it may lead through embedded documents
 * @param span which part of the field's text is the name; empty (0 to 0) for a selector
 * @param rule the rule that says so
 * @param answer what it leads to
 */
@API(status = API.Status.EXPERIMENTAL)
public record Reference(
    Manifest from, FieldPath path, Span span, ReferenceRule rule, Answer answer) {
  /** The name as it stands in the field; empty for a selector. */
  public String name() {
    Node node = from.find(path).orElseThrow();
    return node instanceof ScalarNode scalar ? span.of(scalar.text()) : "";
  }

  /** The object that it leads to, if it names one and that exists or will. */
  public Optional<Definition> target() {
    return answer instanceof Answer.Found found ? Optional.of(found.object()) : Optional.empty();
  }
}
