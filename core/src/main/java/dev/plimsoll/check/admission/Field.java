package dev.plimsoll.check.admission;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value of an object together with the way to it. A field that is not there is a {@code Field}
 * too, so that rules read downward without asking at each step; null is the same as not there.
 */
final class Field {
  private static final Node NOTHING = ScalarNode.nothing(Origin.UNKNOWN);

  private final RuleRun run;
  private final Field parent;
  private final String key;
  private final int position;
  private final Node node;

  private Field(RuleRun run, Field parent, String key, int position, Node node) {
    this.run = run;
    this.parent = parent;
    this.key = key;
    this.position = position;
    this.node = node;
  }

  /** The root of a document. */
  static Field root(RuleRun run, MapNode tree) {
    return new Field(run, null, "", -1, tree);
  }

  /** The run that this belongs to. */
  RuleRun run() {
    return run;
  }

  /** The field of a map. */
  Field at(String name) {
    if (node instanceof MapNode map) {
      int at = map.position(name);
      if (at >= 0) {
        return new Field(run, this, name, -1, map.valueAt(at));
      }
    }
    return new Field(run, this, name, -1, NOTHING);
  }

  /** The value that a way of several fields leads to. */
  Field at(String first, String second) {
    return at(first).at(second);
  }

  /** The value that a way of several fields leads to. */
  Field at(String first, String second, String third) {
    return at(first).at(second).at(third);
  }

  /** The item of a list. */
  Field item(int at) {
    return new Field(run, this, "", at, ((ListNode) node).get(at));
  }

  /** Whether there is a value. */
  boolean isGiven() {
    return !(node instanceof ScalarNode scalar) || !scalar.isNull();
  }

  /** Whether a map holds a value at a key. */
  boolean has(String name) {
    if (node instanceof MapNode map) {
      int at = map.position(name);
      return at >= 0 && !(map.valueAt(at) instanceof ScalarNode scalar && scalar.isNull());
    }
    return false;
  }

  /** The key of this field in its map. */
  String key() {
    return key;
  }

  /** The field around this one. */
  Field parent() {
    return parent;
  }

  /** The value. */
  Node node() {
    return node;
  }

  /** The text of a string; of a number or truth value as JSON writes it; empty if there is none. */
  String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.isNull() ? "" : scalar.text();
    }
    return node instanceof EmbeddedNode embedded ? embedded.text() : "";
  }

  /** The text of the string at a key, empty if there is none. */
  String text(String name) {
    if (node instanceof MapNode map) {
      int at = map.position(name);
      if (at >= 0 && map.valueAt(at) instanceof ScalarNode scalar && !scalar.isNull()) {
        return scalar.text();
      }
    }
    return "";
  }

  /** Whether this is a string. */
  boolean isText() {
    return (node instanceof ScalarNode scalar && scalar.isString()) || node instanceof EmbeddedNode;
  }

  /** The whole number, or another if there is none. */
  long number(long absent) {
    if (node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.INTEGER) {
      return Long.parseLong(scalar.text());
    }
    return absent;
  }

  /** The truth value; false if there is none. */
  boolean isTrue() {
    return node instanceof ScalarNode scalar
        && scalar.kind() == ScalarNode.Kind.BOOL
        && scalar.text().equals("true");
  }

  /** The truth value at a key; false if there is none. */
  boolean isTrue(String name) {
    return at(name).isTrue();
  }

  /** Whether this is {@code false}, said aloud. */
  boolean isFalse() {
    return node instanceof ScalarNode scalar
        && scalar.kind() == ScalarNode.Kind.BOOL
        && scalar.text().equals("false");
  }

  /** How many items or entries there are; 0 if this is neither list nor map. */
  int size() {
    if (node instanceof MapNode map) {
      return map.size();
    }
    return node instanceof ListNode list ? list.size() : 0;
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /** The items of a list; none if it is not there. */
  List<Field> items() {
    if (!(node instanceof ListNode list) || list.isEmpty()) {
      return List.of();
    }
    var items = new ArrayList<Field>(list.size());
    for (int i = 0; i < list.size(); i++) {
      items.add(new Field(run, this, "", i, list.get(i)));
    }
    return items;
  }

  /** The entries of a map; none if it is not there. */
  List<Field> entries() {
    if (!(node instanceof MapNode map) || map.isEmpty()) {
      return List.of();
    }
    var entries = new ArrayList<Field>(map.size());
    for (int i = 0; i < map.size(); i++) {
      entries.add(new Field(run, this, map.keyAt(i), -1, map.valueAt(i)));
    }
    return entries;
  }

  /** The keys of a map that have a value. */
  List<String> givenKeys() {
    var keys = new ArrayList<String>();
    if (node instanceof MapNode map) {
      for (int i = 0; i < map.size(); i++) {
        if (!(map.valueAt(i) instanceof ScalarNode scalar && scalar.isNull())) {
          keys.add(map.keyAt(i));
        }
      }
    }
    return keys;
  }

  /** The position in a list. */
  int position() {
    return position;
  }

  /** The way from the root. */
  FieldPath path() {
    if (parent == null) {
      return FieldPath.ROOT;
    }
    return position < 0 ? parent.path().field(key) : parent.path().item(position);
  }

  /** The value as it stands in a message. */
  String shown() {
    return Shown.of(node);
  }

  /** Reports a breach at this field. */
  void refuse(Rule rule, String problem) {
    run.refuse(rule, this, said(problem), rule.fix());
  }

  /** Reports a breach at this field, with a repair that fits the case better than the rule's. */
  void refuse(Rule rule, String problem, String fix) {
    run.refuse(rule, this, said(problem), fix);
  }

  /** Reports a breach if there is one: a text such as "must be ...", after the value. */
  void refuse(Rule rule, Optional<String> must) {
    if (must.isPresent()) {
      run.refuse(rule, this, whatMust(must.get()), rule.fix());
    }
  }

  /** What a rule says of a value that is not there, in better words. */
  private String said(String problem) {
    String nothing = "nothing ";
    return !isGiven() && problem.startsWith(nothing + "must ")
        ? whatMust(problem.substring(nothing.length()))
        : problem;
  }

  /** The value and what it must be; of a field that is not there, that it is not. */
  private String whatMust(String must) {
    if (isGiven() || key.isEmpty()) {
      return shown() + " " + must;
    }
    return "there is no " + key + (must.equals("must not be empty") ? "" : "; it " + must);
  }

  /** Refuses a value that is given, or an item of a list, and that is none of some words. */
  void oneOf(Rule rule, List<String> words) {
    boolean counts = isGiven() || position >= 0;
    if (counts && !words.contains(text())) {
      String near =
          dev.plimsoll.finding.Nearest.of(text(), words)
              .map(word -> "write " + word)
              .orElse(
                  "write "
                      + String.join(", ", words.subList(0, words.size() - 1))
                      + (words.size() > 1 ? " or " : "")
                      + words.get(words.size() - 1));
      run.refuse(rule, this, whatMust("must be " + Shown.either(words)), near);
    }
  }

  /** Refuses a whole number that is given and outside a range. */
  void within(Rule rule, long least, long most) {
    if (isGiven()) {
      long value = number(least);
      if (value < least || value > most) {
        String range =
            most == Long.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
        run.refuse(rule, this, shown() + " must be " + range, "write a number " + range);
      }
    }
  }
}
