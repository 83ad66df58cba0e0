package dev.plimsoll.overlay;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON patch. What it writes has the layer of the overlay, and the place of the operation or of
 * its value.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
final class JsonPatch {
  /** <a href="https://www.rfc-editor.org/rfc/rfc6901#section-3">RFC 6901, syntax</a>. */
  private static final Pattern POINTER = Pattern.compile("(?:/(?:[^/~]|~[01])*)*", Pattern.DOTALL);

  /**
   * One operation; from and value only where the operation has them.
   *
   * @param place where it is written
   */
  record Operation(
      String op, String path, Optional<String> from, Optional<Node> value, Place place) {}

  private final Where where;
  private final Origin origin;

  JsonPatch(Where where, Origin origin) {
    this.where = where;
    this.origin = origin;
  }

  /** The object after all operations, which must leave it one. */
  MapNode object(MapNode root, List<Operation> operations) {
    Node after = apply(root, operations);
    if (after instanceof MapNode map && Overlays.isObject(map)) {
      return map;
    }
    throw fail(
        operations.get(operations.size() - 1),
        "the result would be no object, without apiVersion, kind or name");
  }

  Node apply(Node root, List<Operation> operations) {
    Node result = root;
    for (Operation operation : operations) {
      result = apply(result, operation);
    }
    return result;
  }

  private Node apply(Node root, Operation operation) {
    List<String> path = steps(operation.path(), operation);
    return switch (operation.op()) {
      case "add" -> add(root, path, value(operation), operation);
      case "remove" -> remove(root, path, operation);
      case "replace" -> replace(root, path, operation);
      case "move" -> move(root, path, operation);
      case "copy" ->
          add(root, path, carried(get(root, from(operation), operation), operation), operation);
      case "test" -> test(root, path, operation);
      default -> throw fail(operation, "there is no operation \"" + operation.op() + "\"");
    };
  }

  private Node value(Operation operation) {
    Node value = operation.value().orElseThrow(() -> fail(operation, "the operation has no value"));
    return Nodes.withOriginEverywhere(value, new Origin(origin.layer(), value.origin().place()));
  }

  private List<String> from(Operation operation) {
    return steps(
        operation.from().orElseThrow(() -> fail(operation, "the operation has no \"from\"")),
        operation);
  }

  /** What stood elsewhere was written here by the operation. */
  private Node carried(Node value, Operation operation) {
    return Nodes.withOriginEverywhere(value, new Origin(origin.layer(), operation.place()));
  }

  private Node replace(Node root, List<String> path, Operation operation) {
    get(root, path, operation);
    if (path.isEmpty()) {
      return value(operation);
    }
    return change(
        root,
        path,
        operation,
        (parent, key) ->
            parent instanceof MapNode map
                ? map.with(key, value(operation))
                : ((ListNode) parent).with(Integer.parseInt(key), value(operation)));
  }

  private Node move(Node root, List<String> path, Operation operation) {
    List<String> from = from(operation);
    Node moved = get(root, from, operation);
    if (path.equals(from)) {
      return root;
    }
    if (path.size() > from.size() && path.subList(0, from.size()).equals(from)) {
      throw fail(operation, "a value cannot be moved into itself");
    }
    return add(remove(root, from, operation), path, carried(moved, operation), operation);
  }

  private Node test(Node root, List<String> path, Operation operation) {
    Node there = get(root, path, operation);
    Node wanted =
        operation.value().orElseThrow(() -> fail(operation, "the operation has no value"));
    if (!there.equals(wanted)) {
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
          return list.plus(position, value);
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

  private List<String> steps(String pointer, Operation operation) {
    if (!POINTER.matcher(pointer).matches()) {
      throw fail(
          operation,
          "\""
              + pointer
              + "\" is no JSON pointer: each step begins with \"/\", and \"~\" is written \"~0\"");
    }
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
            where.from(new Origin(origin.layer(), operation.place())),
            operation.op() + " " + operation.path() + ": " + problem,
            "correct the operation, or take it out"));
  }
}
