package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A JSON patch.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
final class JsonPatch {
  /** One operation; from and value only where the operation has them. */
  record Operation(String op, String path, Optional<String> from, Optional<Node> value) {}

  private final Where where;
  private final Origin origin;

  JsonPatch(Where where, Origin origin) {
    this.where = where;
    this.origin = origin;
  }

  Node apply(Node root, List<Operation> operations) {
    Node result = root;
    for (Operation operation : operations) {
      result = apply(result, operation);
    }
    return result;
  }

  private Node apply(Node root, Operation operation) {
    List<String> path = steps(operation.path());
    return switch (operation.op()) {
      case "add" -> add(root, path, value(operation), operation);
      case "remove" -> remove(root, path, operation);
      case "replace" -> add(remove(root, path, operation), path, value(operation), operation);
      case "move" -> {
        List<String> from = steps(operation.from().orElse(""));
        Node moved = get(root, from, operation);
        yield add(remove(root, from, operation), path, moved, operation);
      }
      case "copy" ->
          add(root, path, get(root, steps(operation.from().orElse("")), operation), operation);
      case "test" -> test(root, path, operation);
      default -> throw fail(operation, "there is no operation \"" + operation.op() + "\"");
    };
  }

  private Node value(Operation operation) {
    Node value = operation.value().orElseThrow(() -> fail(operation, "the operation has no value"));
    return Nodes.withOriginEverywhere(value, new Origin(origin.layer(), value.origin().place()));
  }

  private Node test(Node root, List<String> path, Operation operation) {
    Node there = get(root, path, operation);
    if (!there.equals(operation.value().orElse(null))) {
      throw fail(operation, "the value there is " + there);
    }
    return root;
  }

  private Node get(Node root, List<String> path, Operation operation) {
    Node at = root;
    for (String step : path) {
      Node inside = at instanceof EmbeddedNode embedded ? embedded.content() : at;
      if (inside instanceof MapNode map) {
        at = map.find(step).orElseThrow(() -> missing(operation, step));
      } else if (inside instanceof ListNode list) {
        at = list.get(position(step, list.size() - 1, operation));
      } else {
        throw missing(operation, step);
      }
    }
    return at;
  }

  private Node remove(Node at, List<String> path, Operation operation) {
    if (path.isEmpty()) {
      throw fail(operation, "the whole document cannot be removed");
    }
    return change(
        at,
        path,
        operation,
        (parent, key) ->
            parent instanceof MapNode map
                ? map.has(key) ? map.without(key) : missingNode(operation, key)
                : ((ListNode) parent)
                    .without(position(key, ((ListNode) parent).size() - 1, operation)));
  }

  private Node add(Node at, List<String> path, Node value, Operation operation) {
    if (path.isEmpty()) {
      return value;
    }
    return change(
        at,
        path,
        operation,
        (parent, key) -> {
          if (parent instanceof MapNode map) {
            return map.with(key, value);
          }
          ListNode list = (ListNode) parent;
          int position = key.equals("-") ? list.size() : position(key, list.size(), operation);
          var more = ListNode.builder(list.origin());
          for (int i = 0; i < list.size(); i++) {
            if (i == position) {
              more.add(value);
            }
            more.add(list.get(i));
          }
          return position == list.size() ? list.plus(value) : more.build();
        });
  }

  private interface AtParent {
    Node apply(Node parent, String key);
  }

  private Node change(Node at, List<String> path, Operation operation, AtParent action) {
    if (at instanceof EmbeddedNode embedded) {
      return embedded.withContent(change(embedded.content(), path, operation, action));
    }
    if (!(at instanceof MapNode) && !(at instanceof ListNode)) {
      throw missing(operation, path.get(0));
    }
    String step = path.get(0);
    if (path.size() == 1) {
      return action.apply(at, step);
    }
    List<String> rest = path.subList(1, path.size());
    if (at instanceof MapNode map) {
      Node child = map.find(step).orElseThrow(() -> missing(operation, step));
      return map.with(step, change(child, rest, operation, action));
    }
    ListNode list = (ListNode) at;
    int position = position(step, list.size() - 1, operation);
    return list.with(position, change(list.get(position), rest, operation, action));
  }

  private int position(String step, int last, Operation operation) {
    if (!step.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(step) > last) {
      throw fail(operation, "there is no list position \"" + step + "\"");
    }
    return Integer.parseInt(step);
  }

  private static List<String> steps(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : Arrays.stream(pointer.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
  }

  private Node missingNode(Operation operation, String step) {
    throw missing(operation, step);
  }

  private FindingsException missing(Operation operation, String step) {
    return fail(operation, "there is no \"" + step + "\"");
  }

  private FindingsException fail(Operation operation, String problem) {
    return new FindingsException(
        Finding.of(
            OverlayCodes.JSON_PATCH,
            where.at(FieldPath.ofPointer(operation.path())),
            operation.op() + " " + operation.path() + ": " + problem,
            "correct the operation, or take it out"));
  }
}
