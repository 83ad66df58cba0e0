package dev.plimsoll.reference;

import dev.plimsoll.reference.PathPattern.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of one kind as a tree of path steps, so that an object is walked once, and only where
 * there is something to find. Answers null for "nothing there": it is asked for each key of each
 * object, and an {@code Optional} costs a tenth of the walk.
 */
final class RuleTree {
  private final List<ReferenceRule> rules = new ArrayList<>(0);
  private final Map<String, RuleTree> fields = new HashMap<>();
  private final Map<Step.ItemWith, RuleTree> itemsWith = new LinkedHashMap<>();
  private RuleTree eachItem;
  private RuleTree eachEntry;

  static RuleTree of(List<ReferenceRule> rules) {
    var root = new RuleTree();
    for (ReferenceRule rule : rules) {
      RuleTree at = root;
      for (Step step : rule.path().steps()) {
        at = at.child(step);
      }
      at.rules.add(rule);
    }
    return root;
  }

  private RuleTree child(Step step) {
    if (step instanceof Step.Field field) {
      return fields.computeIfAbsent(field.name(), name -> new RuleTree());
    }
    if (step instanceof Step.ItemWith item) {
      return itemsWith.computeIfAbsent(item, key -> new RuleTree());
    }
    if (step instanceof Step.EachItem) {
      eachItem = eachItem == null ? new RuleTree() : eachItem;
      return eachItem;
    }
    eachEntry = eachEntry == null ? new RuleTree() : eachEntry;
    return eachEntry;
  }

  /** The rules for the node that the steps so far lead to. */
  List<ReferenceRule> rules() {
    return rules;
  }

  /** The rules below a key of a map, or null. */
  RuleTree field(String name) {
    return fields.get(name);
  }

  /** The rules below any key of a map, or null. */
  RuleTree eachEntry() {
    return eachEntry;
  }

  /** The rules below any item of a list, or null. */
  RuleTree eachItem() {
    return eachItem;
  }

  /** The rules below the items of a list that have a given string. */
  Map<Step.ItemWith, RuleTree> itemsWith() {
    return itemsWith;
  }
}
