package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.LABELS;

import dev.plimsoll.unit.NameRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules of label selectors, wherever they stand. */
final class SelectorRules {
  static final Rule EXPRESSION =
      Rule.of("PLM3016", "G16")
          .at("matchExpressions")
          .says("an expression of a selector has an operator and values that fit")
          .fix("write In or NotIn with values, or Exists or DoesNotExist without")
          .source(LABELS, "ValidateLabelSelectorRequirement");
  static final Rule LABELS_SYNTAX =
      Rule.of("PLM3017", "G17")
          .at("matchLabels")
          .says("a selector names labels that an object can have")
          .fix("write keys and values as labels have them")
          .source(LABELS, "ValidateLabelSelector");

  private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");

  private SelectorRules() {}

  /** A label selector; one that is not there breaks nothing. */
  static void check(Field selector) {
    labels(selector.at("matchLabels"));
    for (Field expression : selector.at("matchExpressions").items()) {
      expression(expression);
    }
  }

  /** A map of labels that must all be there. */
  static void labels(Field labels) {
    for (Field label : labels.entries()) {
      NameRules.labelKey(label.key())
          .ifPresent(
              problem ->
                  label.refuse(LABELS_SYNTAX, "key " + Shown.quoted(label.key()) + " " + problem));
      label.refuse(LABELS_SYNTAX, NameRules.labelValue(label.text()));
    }
  }

  private static void expression(Field expression) {
    Field operator = expression.at("operator");
    Field values = expression.at("values");
    switch (operator.text()) {
      case "In", "NotIn" -> {
        if (values.isEmpty()) {
          values.refuse(EXPRESSION, operator.text() + " needs values");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.isEmpty()) {
          values.refuse(EXPRESSION, operator.text() + " takes no values");
        }
      }
      default ->
          operator.refuse(EXPRESSION, operator.shown() + " must be " + Shown.either(OPERATORS));
    }
    Field key = expression.at("key");
    key.refuse(LABELS_SYNTAX, NameRules.labelKey(key.text()));
    for (Field value : values.items()) {
      value.refuse(LABELS_SYNTAX, NameRules.labelValue(value.text()));
    }
  }

  /** Whether a selector selects by anything. */
  static boolean isEmpty(Field selector) {
    return selector.at("matchLabels").isEmpty() && selector.at("matchExpressions").isEmpty();
  }

  /** Labels by key; a copy that can be added to. */
  static Map<String, String> asMap(Field labels) {
    var map = new HashMap<String, String>();
    labels.entries().forEach(label -> map.put(label.key(), label.text()));
    return map;
  }

  /** Whether a sound selector selects an object with labels. */
  static boolean selects(Field selector, Map<String, String> labels) {
    for (Field wanted : selector.at("matchLabels").entries()) {
      if (!wanted.text().equals(labels.get(wanted.key()))) {
        return false;
      }
    }
    for (Field expression : selector.at("matchExpressions").items()) {
      String key = expression.text("key");
      boolean listed =
          expression.at("values").items().stream()
              .anyMatch(value -> value.text().equals(labels.get(key)));
      boolean holds =
          switch (expression.text("operator")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> labels.containsKey(key);
            case "DoesNotExist" -> !labels.containsKey(key);
            default -> true;
          };
      if (!holds) {
        return false;
      }
    }
    return true;
  }
}
