package dev.plimsoll.node;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A value in a document. Immutable and thread-safe; a changed copy shares all that did not change.
 *
 * <p>Two nodes are equal if they say the same: origins do not count, nor does the order of the keys
 * of a map (the order of a list does).
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Node permits MapNode, ListNode, ScalarNode, EmbeddedNode {
  /** Who wrote this node. The children have origins of their own. */
  Origin origin();

  /** This node with another origin; the children keep theirs. */
  Node withOrigin(Origin origin);

  /** The value at a path below this node, through embedded documents too, if there is one. */
  default Optional<Node> find(FieldPath path) {
    return Nodes.find(this, path);
  }
}
