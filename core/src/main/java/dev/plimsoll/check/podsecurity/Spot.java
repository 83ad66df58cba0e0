package dev.plimsoll.check.podsecurity;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A place in an object, and what stands there, if anything does.
 *
 * @param path from the root of the object
 * @param node what stands there; null of YAML counts as nothing
 */
record Spot(FieldPath path, Optional<Node> node) {
  Spot {
    node = node.filter(value -> !(value instanceof ScalarNode scalar && scalar.isNull()));
  }

  /** The place below, by the names of fields. */
  Spot at(String... names) {
    Spot spot = this;
    for (String name : names) {
      spot =
          new Spot(
              spot.path.field(name),
              spot.node.flatMap(
                  value -> value instanceof MapNode map ? map.find(name) : Optional.empty()));
    }
    return spot;
  }

  boolean isGiven() {
    return node.isPresent();
  }

  /** The items of a list; none if this is none. */
  List<Spot> items() {
    if (!(node.orElse(null) instanceof ListNode list)) {
      return List.of();
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> new Spot(path.item(i), Optional.of(list.get(i))))
        .toList();
  }

  /** The entries of a map; none if this is none. */
  List<Spot> entries() {
    if (!(node.orElse(null) instanceof MapNode map)) {
      return List.of();
    }
    return map.keys().stream().map(this::at).toList();
  }

  /** The scalar as text; empty if there is none. */
  String text() {
    return node.orElse(null) instanceof ScalarNode scalar ? scalar.text() : "";
  }

  boolean isTrue() {
    return text().equals("true");
  }

  boolean isFalse() {
    return text().equals("false");
  }

  /** The last step of the path. */
  String name() {
    String whole = path.toString();
    return whole.substring(whole.lastIndexOf('.') + 1);
  }
}
