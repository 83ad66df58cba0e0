package dev.plimsoll.check.podsecurity;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in an object, and what stands there, if anything does.
 *
 * @param path from the root of the object
 * @param node what stands there; null of YAML counts as nothing
 */
record Spot(FieldPath path, Optional<Node> node) {
  Spot {
    if (node.isPresent() && node.get() instanceof ScalarNode scalar && scalar.isNull()) {
      node = Optional.empty();
    }
  }

  /** The place below, by the names of fields. */
  Spot at(String... names) {
    Spot spot = this;
    for (String name : names) {
      Optional<Node> below =
          spot.node.isPresent() && spot.node.get() instanceof MapNode map
              ? map.find(name)
              : Optional.empty();
      spot = new Spot(spot.path.field(name), below);
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
    var items = new ArrayList<Spot>(list.size());
    for (int i = 0; i < list.size(); i++) {
      items.add(new Spot(path.item(i), Optional.of(list.get(i))));
    }
    return items;
  }

  /** The entries of a map; none if this is none. */
  List<Spot> entries() {
    if (!(node.orElse(null) instanceof MapNode map)) {
      return List.of();
    }
    var entries = new ArrayList<Spot>(map.size());
    map.keys().forEach(key -> entries.add(at(key)));
    return entries;
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
    return path.last() instanceof FieldPath.Step.Field field ? field.name() : "";
  }
}
