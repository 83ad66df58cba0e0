package dev.plimsoll.check;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.schema.KindSchema;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * One object on its way through the checks.
 *
 * @param subject which object, as far as it says
 * @param given the tree as it was written
 * @param filled the tree with the server's defaults; what was given keeps its origin
 * @param kind what the server knows of its kind
 */
@API(status = API.Status.EXPERIMENTAL)
public record CheckedDocument(Subject subject, MapNode given, MapNode filled, KindSchema kind) {
  public CheckedDocument {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(filled, "filled");
    Objects.requireNonNull(kind, "kind");
  }

  /** The place of a field, with the origin of the nearest value around it that was written. */
  public Where where(FieldPath path) {
    return new Where(subject, path, originOf(given, path));
  }

  static Origin originOf(Node root, FieldPath path) {
    FieldPath at = path;
    Optional<Node> node = root.find(at);
    while (node.isEmpty() && !at.isRoot()) {
      at = at.parent();
      node = root.find(at);
    }
    return node.orElse(root).origin();
  }
}
