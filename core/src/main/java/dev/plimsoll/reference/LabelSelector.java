package dev.plimsoll.reference;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * A condition on labels.
 *
 * @param labels labels that must be there with these values
 * @param expressions further conditions
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label
 *     selectors</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record LabelSelector(Map<String, String> labels, List<Expression> expressions) {
  private static final String SOME_VALUE = "*";

  public LabelSelector {
    labels = Map.copyOf(labels);
    expressions = List.copyOf(expressions);
  }

  /**
   * A condition on one label.
   *
   * @param key the label
   * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
   * @param values the values of {@code In} and {@code NotIn}
   */
  public record Expression(String key, String operator, List<String> values) {
    public Expression {
      values = List.copyOf(values);
    }

    boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case "In" -> value != null && (value.equals(SOME_VALUE) || values.contains(value));
        case "NotIn" -> value == null || value.equals(SOME_VALUE) || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        default -> false;
      };
    }
  }

  /**
   * Reads a selector with {@code matchLabels} and {@code matchExpressions}; an empty one selects
   * everything.
   */
  public static LabelSelector of(MapNode node) {
    var expressions = new ArrayList<Expression>();
    for (Node item : node.findList("matchExpressions").map(ListNode::items).orElse(List.of())) {
      if (item instanceof MapNode map) {
        var values = new ArrayList<String>();
        map.findList("values").ifPresent(list -> list.forEach(value -> values.add(text(value))));
        expressions.add(
            new Expression(
                map.findText("key").orElse(""), map.findText("operator").orElse(""), values));
      }
    }
    return new LabelSelector(
        node.findMap("matchLabels").map(LabelSelector::strings).orElse(Map.of()), expressions);
  }

  /** Reads a plain map of labels, as Services and ReplicationControllers have it. */
  public static LabelSelector ofPlain(MapNode node) {
    return new LabelSelector(strings(node), List.of());
  }

  /** The entries of a map whose values are scalars, as texts. */
  static Map<String, String> strings(MapNode node) {
    var all = new LinkedHashMap<String, String>();
    node.forEach((key, value) -> all.put(key, text(value)));
    return all;
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }

  /** Whether it selects everything. */
  public boolean isEmpty() {
    return labels.isEmpty() && expressions.isEmpty();
  }

  /**
   * Whether it selects something with these labels. A label whose value is {@code *} has some value
   * that is not known, and is selected by any.
   *
   * @param subject the labels
   */
  public boolean matches(Map<String, String> subject) {
    for (Map.Entry<String, String> wanted : labels.entrySet()) {
      String value = subject.get(wanted.getKey());
      if (value == null || (!value.equals(wanted.getValue()) && !value.equals(SOME_VALUE))) {
        return false;
      }
    }
    for (Expression expression : expressions) {
      if (!expression.matches(subject)) {
        return false;
      }
    }
    return true;
  }

  /** As kubectl writes it, with keys in order: {@code app=web,tier in (a,b),!old}. */
  @Override
  public String toString() {
    var parts = new ArrayList<String>();
    new TreeSet<>(labels.keySet()).forEach(key -> parts.add(key + "=" + labels.get(key)));
    for (Expression e : expressions) {
      parts.add(
          switch (e.operator()) {
            case "In" -> e.key() + " in (" + String.join(",", e.values()) + ")";
            case "NotIn" -> e.key() + " notin (" + String.join(",", e.values()) + ")";
            case "DoesNotExist" -> "!" + e.key();
            default -> e.key();
          });
    }
    return String.join(",", parts);
  }
}
