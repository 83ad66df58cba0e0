package dev.plimsoll.check.admission;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.Quantity;
import java.util.LinkedHashSet;

/**
 * A field of an object and what stood there before. As for the server, what is empty is the same as
 * what is not there, and amounts are the same if they are as large.
 *
 * @param now the field
 * @param former what stood there, with what the server filled in; null of YAML if nothing did
 * @param applied what was written there before; what the server filled in then stays when nobody
 *     writes it now
 */
record Change(Field now, Node former, Node applied) {
  private static final Node NOTHING = ScalarNode.nothing(Origin.UNKNOWN);

  /** The field of a map, and what stood there. */
  Change at(String name) {
    return new Change(now.at(name), at(former, name), at(applied, name));
  }

  private static Node at(Node node, String name) {
    return node instanceof MapNode map ? map.find(name).orElse(NOTHING) : NOTHING;
  }

  /** The item of a list that had as many items before. */
  Change item(int position) {
    return new Change(now.item(position), item(former, position), item(applied, position));
  }

  private static Node item(Node node, int position) {
    return node instanceof ListNode list && position < list.size() ? list.get(position) : NOTHING;
  }

  Change at(String first, String second) {
    return at(first).at(second);
  }

  /** Whether something stood there. */
  boolean was() {
    return !isNothing(former);
  }

  /** What stood there as text; empty if there was nothing. */
  String formerText() {
    return former instanceof ScalarNode scalar && !scalar.isNull() ? scalar.text() : "";
  }

  /** Whether both say the same. */
  boolean isSame() {
    return same(now.node(), former) || (!now.isGiven() && isNothing(applied));
  }

  /** Reports each place at or below this field that is not as it was. */
  void keep(Rule rule) {
    if (isSame()) {
      return;
    }
    if (now.node() instanceof MapNode map && former instanceof MapNode before) {
      var keys = new LinkedHashSet<>(map.keys());
      keys.addAll(before.keys());
      keys.forEach(key -> at(key).keep(rule));
    } else if (now.node() instanceof ListNode list
        && former instanceof ListNode before
        && list.size() == before.size()) {
      for (int i = 0; i < list.size(); i++) {
        item(i).keep(rule);
      }
    } else {
      refuse(rule);
    }
  }

  /** Reports that this field is not as it was. */
  void refuse(Rule rule) {
    String before = Shown.of(former);
    if (!now.isGiven()) {
      now.refuse(rule, "was " + before + " and is gone");
    } else if (was()) {
      now.refuse(rule, now.shown() + " was " + before);
    } else {
      now.refuse(rule, now.shown() + " is new");
    }
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar
        ? scalar.isNull()
        : node instanceof MapNode map
            ? map.isEmpty()
            : node instanceof ListNode list && list.isEmpty();
  }

  private static boolean same(Node one, Node other) {
    if (isNothing(one) || isNothing(other)) {
      return isNothing(one) && isNothing(other);
    }
    if (one instanceof MapNode map && other instanceof MapNode before) {
      return map.keys().stream()
              .allMatch(
                  key -> same(map.find(key).orElse(NOTHING), before.find(key).orElse(NOTHING)))
          && before.keys().stream()
              .allMatch(key -> map.has(key) || isNothing(before.find(key).orElse(NOTHING)));
    }
    if (one instanceof ListNode list && other instanceof ListNode before) {
      if (list.size() != before.size()) {
        return false;
      }
      for (int i = 0; i < list.size(); i++) {
        if (!same(list.get(i), before.get(i))) {
          return false;
        }
      }
      return true;
    }
    return one.equals(other)
        || (one instanceof ScalarNode a && other instanceof ScalarNode b && sameAmount(a, b));
  }

  private static boolean sameAmount(ScalarNode one, ScalarNode other) {
    // Of amounts beyond all machines only the text can be compared.
    return Quantity.find(one.text())
        .filter(amount -> Quantity.find(other.text()).filter(amount::equals).isPresent())
        .isPresent();
  }
}
