package dev.plimsoll.check.internal;

import dev.plimsoll.check.SchemaCodes;
import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Counted;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.ScalarKind;
import dev.plimsoll.schema.TypeSchema;
import dev.plimsoll.schema.TypeSchema.Scalar;
import dev.plimsoll.schema.ValueRules;
import dev.plimsoll.schema.ValueRules.Shape;
import dev.plimsoll.schema.ValueRules.SizeRules;
import dev.plimsoll.schema.ValueRules.TextRules;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds a value against the limits of a structural schema. */
final class ValueCheck {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private final Report report;
  private final KubernetesVersion version;

  /** Receives what is wrong. */
  interface Report {
    void add(Code code, Node node, String problem, String fix);
  }

  ValueCheck(Report report, KubernetesVersion version) {
    this.report = report;
    this.version = version;
  }

  /** Holds a value of a type against the limits of the type. */
  void check(Node node, TypeSchema type) {
    boolean integer = type instanceof Scalar scalar && scalar.kind() == ScalarKind.INTEGER;
    check(node, type.rules(), integer);
  }

  private void check(Node node, ValueRules rules, boolean integer) {
    if (!rules.enumeration().isEmpty() && !isListed(node, rules.enumeration())) {
      String listed =
          rules.enumeration().stream().map(Node::toString).collect(Collectors.joining(", "));
      report.add(
          SchemaCodes.ENUMERATION,
          node,
          GoDecoder.show(node) + " is none of " + FieldList.shorten(listed),
          "write one of them");
    }
    if (node instanceof ScalarNode scalar) {
      if (scalar.isString()) {
        text(node, scalar.text(), rules.text());
      } else if (scalar.kind() == ScalarNode.Kind.INTEGER
          || scalar.kind() == ScalarNode.Kind.DECIMAL) {
        new NumberCheck(report, version).check(scalar, rules, integer);
      }
    } else if (node instanceof EmbeddedNode embedded) {
      text(node, embedded.text(), rules.text());
    } else if (node instanceof ListNode list) {
      size(list, rules.size());
    } else if (node instanceof MapNode map) {
      between(map, map.size(), rules.size().minProperties(), rules.size().maxProperties());
    }
    if (rules.logic() != ValueRules.Logic.NONE) {
      logic(node, rules.logic());
    }
  }

  private static boolean isListed(Node node, List<Node> values) {
    return values.stream().anyMatch(value -> value.equals(node));
  }

  private void text(Node node, String text, TextRules rules) {
    if (rules == TextRules.NONE) {
      return;
    }
    int length = text.codePointCount(0, text.length());
    if (length < rules.minLength() || length > rules.maxLength()) {
      String range =
          rules.maxLength() == Long.MAX_VALUE
              ? "at least " + rules.minLength()
              : rules.minLength() == 0
                  ? "at most " + rules.maxLength()
                  : "from " + rules.minLength() + " to " + rules.maxLength();
      report.add(
          SchemaCodes.TEXT,
          node,
          GoDecoder.show(node) + " has " + Counted.of(length, "character") + ", must have " + range,
          "write a text of this length");
    }
    if (!rules.pattern().isEmpty() && !pattern(rules.pattern()).matcher(text).find()) {
      report.add(
          SchemaCodes.TEXT,
          node,
          GoDecoder.show(node) + " does not match " + rules.pattern(),
          "write a text that matches");
    }
    if (!rules.format().isEmpty() && !TextFormats.isValid(text, rules.format())) {
      report.add(
          SchemaCodes.TEXT,
          node,
          GoDecoder.show(node) + " is no " + rules.format(),
          "write a text of the format " + rules.format());
    }
  }

  private static Pattern pattern(String text) {
    return PATTERNS.computeIfAbsent(text, Re2::compile);
  }

  private void size(ListNode list, SizeRules rules) {
    between(list, list.size(), rules.minItems(), rules.maxItems());
    if (rules.uniqueItems() && new HashSet<>(list.items()).size() < list.size()) {
      report.add(SchemaCodes.SIZE, list, "an item stands twice", "remove one");
    }
  }

  private void between(Node node, long size, long least, long most) {
    if (size < least || size > most) {
      String range =
          most == Long.MAX_VALUE
              ? "at least " + least
              : least == 0 ? "at most " + most : "from " + least + " to " + most;
      report.add(
          SchemaCodes.SIZE,
          node,
          size + " members, must be " + range,
          size < least ? "add some" : "remove some");
    }
  }

  private void logic(Node node, ValueRules.Logic logic) {
    for (Shape shape : logic.allOf()) {
      if (!meets(node, shape)) {
        report.add(
            SchemaCodes.CONDITION,
            node,
            GoDecoder.show(node) + " breaks a condition: " + Conditions.describe(shape),
            "meet it");
      }
    }
    if (!logic.anyOf().isEmpty() && logic.anyOf().stream().noneMatch(shape -> meets(node, shape))) {
      report.add(
          SchemaCodes.CONDITION,
          node,
          GoDecoder.show(node)
              + " meets none of the conditions: "
              + Conditions.describe(logic.anyOf()),
          "meet one of them");
    }
    if (!logic.oneOf().isEmpty()) {
      long met = logic.oneOf().stream().filter(shape -> meets(node, shape)).count();
      if (met != 1) {
        report.add(
            SchemaCodes.CONDITION,
            node,
            GoDecoder.show(node)
                + " meets "
                + met
                + " of the conditions, must meet one: "
                + Conditions.describe(logic.oneOf()),
            "meet exactly one of them");
      }
    }
    if (logic.not().filter(shape -> meets(node, shape)).isPresent()) {
      report.add(
          SchemaCodes.CONDITION,
          node,
          GoDecoder.show(node) + " must not be so: " + Conditions.describe(logic.not().get()),
          "write another value");
    }
  }

  /** Whether a value meets a condition. */
  private boolean meets(Node node, Shape shape) {
    if (node instanceof ScalarNode scalar && scalar.isNull() && shape.type().isEmpty()) {
      return true;
    }
    if (!shape.type().isEmpty() && !Conditions.isOf(node, shape.type())) {
      return false;
    }
    boolean[] broken = {false};
    new ValueCheck((code, at, problem, fix) -> broken[0] = true, version)
        .check(node, shape.rules(), shape.type().equals("integer"));
    if (broken[0]) {
      return false;
    }
    if (node instanceof MapNode map) {
      return shape.required().stream().allMatch(map::has) && meetsInside(map, shape);
    }
    return !(node instanceof ListNode list)
        || shape.items().isEmpty()
        || list.items().stream().allMatch(item -> meets(item, shape.items().get()));
  }

  private boolean meetsInside(MapNode map, Shape shape) {
    for (int i = 0; i < map.size(); i++) {
      Shape inner = shape.fields().get(map.keyAt(i));
      if (inner != null
          ? !meets(map.valueAt(i), inner)
          : shape.entries().isPresent() && !meets(map.valueAt(i), shape.entries().get())) {
        return false;
      }
    }
    return true;
  }
}
