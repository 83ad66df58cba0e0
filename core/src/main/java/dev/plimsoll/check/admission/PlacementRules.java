package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of tolerations, spreading and affinity. */
final class PlacementRules {
  static final Rule TOLERATION_KEY =
      rule("PLM3501", "A1", "tolerations.key")
          .says("a toleration has the key of a taint; without one it says Exists")
          .fix("write the key, or operator: Exists")
          .source(CORE, "ValidateTolerations");
  static final Rule TOLERATION_OPERATOR =
      rule("PLM3502", "A2", "tolerations.operator")
          .says("the operator of a toleration is Equal or Exists")
          .fix("write one of them")
          .source(CORE, "ValidateTolerations");
  static final Rule TOLERATION_VALUE =
      rule("PLM3503", "A3", "tolerations.value")
          .says("the value of a toleration is that of a taint; Exists has none")
          .fix("remove the value, or write operator: Equal")
          .source(CORE, "ValidateTolerations");
  static final Rule TOLERATION_EFFECT =
      rule("PLM3504", "A4", "tolerations.effect")
          .says("an effect is NoSchedule, PreferNoSchedule or NoExecute; only the last has seconds")
          .fix("write one of them")
          .source(CORE, "ValidateTolerations");
  static final Rule SKEW =
      rule("PLM3505", "A5", "topologySpreadConstraints.maxSkew")
          .says("maxSkew is at least 1")
          .fix("write 1")
          .source(CORE, "validateTopologySpreadConstraints");
  static final Rule TOPOLOGY_KEY =
      rule("PLM3506", "A6", "topologySpreadConstraints.topologyKey")
          .says("a spread constraint names a label of nodes")
          .fix("write for example topology.kubernetes.io/zone")
          .source(CORE, "ValidateTopologyKey");
  static final Rule UNSATISFIABLE =
      rule("PLM3507", "A7", "topologySpreadConstraints.whenUnsatisfiable")
          .says(
              "whenUnsatisfiable is DoNotSchedule or ScheduleAnyway, each once for a topology key")
          .fix("write one of them")
          .source(CORE, "ValidateWhenUnsatisfiable");
  static final Rule MIN_DOMAINS =
      rule("PLM3508", "A8", "topologySpreadConstraints.minDomains")
          .says("minDomains is at least 1 and goes with DoNotSchedule")
          .fix("write whenUnsatisfiable: DoNotSchedule, or remove minDomains")
          .source(CORE, "validateMinDomains");
  static final Rule INCLUSION =
      rule("PLM3509", "A9", "topologySpreadConstraints.nodeAffinityPolicy")
          .says("nodeAffinityPolicy and nodeTaintsPolicy are Honor or Ignore")
          .fix("write one of them")
          .source(CORE, "validateNodeInclusionPolicy");
  static final Rule MATCH_KEYS =
      rule("PLM3510", "A10", "topologySpreadConstraints.matchLabelKeys")
          .says("matchLabelKeys are keys of labels beside a selector that has them not")
          .fix("write the key of a label, and a labelSelector")
          .source(CORE, "ValidateMatchLabelKeysAndMismatchLabelKeys");
  static final Rule TERMS =
      rule("PLM3511", "A11", "affinity.nodeAffinity")
          .says("required node affinity has a term")
          .fix("add a term under nodeSelectorTerms")
          .source(CORE, "ValidateNodeSelector");
  static final Rule EXPRESSION =
      rule("PLM3512", "A12", "affinity.nodeAffinity")
          .says("an expression on nodes has an operator and as many values as it needs")
          .fix("write In or NotIn with values, Exists or DoesNotExist without, Gt or Lt with one")
          .source(CORE, "ValidateNodeSelectorRequirement");
  static final Rule FIELD =
      rule("PLM3513", "A13", "affinity.nodeAffinity")
          .says("matchFields compares metadata.name with one value")
          .fix("write key metadata.name, operator In and one value")
          .source(CORE, "ValidateNodeFieldSelectorRequirement");
  static final Rule WEIGHT =
      rule("PLM3514", "A14", "affinity")
          .says("a weight is from 1 to 100")
          .fix("write a number from 1 to 100")
          .source(CORE, "ValidatePreferredSchedulingTerms");
  static final Rule POD_TERM =
      rule("PLM3515", "A15", "affinity.podAffinity")
          .says("a term of pod affinity names a label of nodes and namespaces")
          .fix("write topologyKey, for example kubernetes.io/hostname")
          .source(CORE, "validatePodAffinityTerm");
  static final Rule POD_TERM_KEYS =
      rule("PLM3516", "A16", "affinity.podAffinity")
          .says(
              "matchLabelKeys and mismatchLabelKeys are keys of labels, in one of both, beside a selector that has them not")
          .fix("write the key of a label once, and a labelSelector")
          .source(CORE, "ValidateMatchLabelKeysAndMismatchLabelKeys");

  private PlacementRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at("spec." + path);
  }

  static void check(PodContext context) {
    Field spec = context.spec();
    tolerations(spec.at("tolerations"));
    spread(context);
    Field affinity = spec.at("affinity");
    nodeAffinity(affinity.at("nodeAffinity"));
    for (String key : List.of("podAffinity", "podAntiAffinity")) {
      Field pods = affinity.at(key);
      for (Field term : pods.at("requiredDuringSchedulingIgnoredDuringExecution").items()) {
        podTerm(term, context);
      }
      for (Field weighted : pods.at("preferredDuringSchedulingIgnoredDuringExecution").items()) {
        weight(weighted);
        podTerm(weighted.at("podAffinityTerm"), context);
      }
    }
  }

  /** Tolerations of a pod, or of a runtime class. */
  static void tolerations(Field tolerations) {
    for (Field toleration : tolerations.items()) {
      toleration(toleration);
    }
  }

  private static void toleration(Field toleration) {
    Field key = toleration.at("key");
    Field operator = toleration.at("operator");
    Field value = toleration.at("value");
    if (!key.text().isEmpty()) {
      key.refuse(TOLERATION_KEY, NameRules.labelKey(key.text()));
    } else if (!operator.text().equals("Exists")) {
      operator.refuse(TOLERATION_KEY, "a toleration without a key must say Exists");
    }
    Field seconds = toleration.at("tolerationSeconds");
    Field effect = toleration.at("effect");
    if (seconds.isGiven() && !effect.text().equals("NoExecute")) {
      effect.refuse(
          TOLERATION_EFFECT,
          "tolerationSeconds with effect " + effect.shown(),
          "write effect: NoExecute, or remove tolerationSeconds");
    }
    switch (operator.text()) {
      case "", "Equal" -> value.refuse(TOLERATION_VALUE, NameRules.labelValue(value.text()));
      case "Exists" -> {
        if (!value.text().isEmpty()) {
          value.refuse(TOLERATION_VALUE, value.shown() + " beside operator Exists");
        }
      }
      default ->
          operator.refuse(TOLERATION_OPERATOR, operator.shown() + " must be Equal or Exists");
    }
    if (!List.of("", "NoSchedule", "PreferNoSchedule", "NoExecute").contains(effect.text())) {
      effect.refuse(
          TOLERATION_EFFECT, effect.shown() + " must be NoSchedule, PreferNoSchedule or NoExecute");
    }
  }

  private static void spread(PodContext context) {
    Set<String> pairs = new HashSet<>();
    for (Field constraint : context.spec().at("topologySpreadConstraints").items()) {
      Field skew = constraint.at("maxSkew");
      if (skew.number(0) <= 0) {
        skew.refuse(SKEW, skew.shown() + " must be at least 1");
      }
      Field key = constraint.at("topologyKey");
      if (key.text().isEmpty()) {
        key.refuse(TOPOLOGY_KEY, "there is no topologyKey");
      }
      Field when = constraint.at("whenUnsatisfiable");
      if (!List.of("DoNotSchedule", "ScheduleAnyway").contains(when.text())) {
        when.refuse(UNSATISFIABLE, when.shown() + " must be DoNotSchedule or ScheduleAnyway");
      }
      if (!pairs.add(key.text() + " " + when.text())) {
        when.refuse(UNSATISFIABLE, key.shown() + " with " + when.shown() + " stands twice");
      }
      Field domains = constraint.at("minDomains");
      if (domains.isGiven()) {
        domains.within(MIN_DOMAINS, 1, Integer.MAX_VALUE);
        if (!when.text().equals("DoNotSchedule")) {
          domains.refuse(MIN_DOMAINS, "minDomains with " + when.shown());
        }
      }
      for (String policy : List.of("nodeAffinityPolicy", "nodeTaintsPolicy")) {
        if (constraint.has(policy)) {
          constraint.at(policy).oneOf(INCLUSION, List.of("Honor", "Ignore"));
        }
      }
      matchKeys(constraint, List.of("matchLabelKeys"), MATCH_KEYS, context);
      SelectorRules.check(constraint.at("labelSelector"));
    }
  }

  private static void matchKeys(
      Field constraint, List<String> lists, Rule rule, PodContext context) {
    Field selector = constraint.at("labelSelector");
    Set<String> all = new HashSet<>();
    for (String list : lists) {
      Field keys = constraint.at(list);
      if (!keys.isEmpty() && !selector.isGiven()) {
        keys.refuse(rule, list + " without labelSelector");
      }
      Set<String> own = new HashSet<>();
      for (Field key : keys.items()) {
        key.refuse(rule, NameRules.labelKey(key.text()));
        if (all.contains(key.text())) {
          key.refuse(rule, key.shown() + " stands in matchLabelKeys and in mismatchLabelKeys");
        }
        own.add(key.text());
        // The server adds the pod's own value to the selector, where the key must not be yet.
        if (context.bare()
            && context.labels().has(key.text())
            && selectorHas(selector, key.text())) {
          key.refuse(rule, key.shown() + " stands in labelSelector too");
        }
      }
      all.addAll(own);
    }
  }

  private static boolean selectorHas(Field selector, String key) {
    return selector.at("matchLabels").has(key)
        || selector.at("matchExpressions").items().stream()
            .anyMatch(e -> e.text("key").equals(key));
  }

  private static void nodeAffinity(Field affinity) {
    Field required = affinity.at("requiredDuringSchedulingIgnoredDuringExecution");
    if (required.isGiven()) {
      nodeSelector(required);
    }
    for (Field preferred : affinity.at("preferredDuringSchedulingIgnoredDuringExecution").items()) {
      weight(preferred);
      term(preferred.at("preference"), false);
    }
  }

  /** The nodes that a pod or a volume needs. */
  static void nodeSelector(Field selector) {
    Field terms = selector.at("nodeSelectorTerms");
    if (terms.isEmpty()) {
      terms.refuse(TERMS, "there is no term");
    }
    for (Field term : terms.items()) {
      term(term, true);
    }
  }

  private static void term(Field term, boolean required) {
    for (Field expression : term.at("matchExpressions").items()) {
      expression(expression, required);
    }
    for (Field field : term.at("matchFields").items()) {
      field(field);
    }
  }

  private static void expression(Field expression, boolean required) {
    Field operator = expression.at("operator");
    Field values = expression.at("values");
    boolean fits =
        switch (operator.text()) {
          case "In", "NotIn" -> !values.isEmpty();
          case "Exists", "DoesNotExist" -> values.isEmpty();
          case "Gt", "Lt" -> values.size() == 1;
          default -> {
            operator.refuse(
                EXPRESSION,
                operator.shown() + " must be In, NotIn, Exists, DoesNotExist, Gt or Lt");
            yield true;
          }
        };
    if (!fits) {
      values.refuse(EXPRESSION, operator.text() + " with " + values.size() + " values");
    }
    expression.at("key").refuse(EXPRESSION, NameRules.labelKey(expression.text("key")));
    if (required) {
      for (Field value : values.items()) {
        value.refuse(EXPRESSION, NameRules.labelValue(value.text()));
      }
    }
  }

  private static void field(Field field) {
    Field operator = field.at("operator");
    if (!List.of("In", "NotIn").contains(operator.text())) {
      operator.refuse(FIELD, operator.shown() + " must be In or NotIn");
    } else if (field.at("values").size() != 1) {
      field.at("values").refuse(FIELD, field.at("values").size() + " values where one must stand");
    }
    Field key = field.at("key");
    if (!key.text().equals("metadata.name")) {
      key.refuse(FIELD, key.shown() + " must be metadata.name");
      return;
    }
    for (Field value : field.at("values").items()) {
      value.refuse(FIELD, NameRules.dns1123Subdomain(value.text()));
    }
  }

  private static void weight(Field weighted) {
    Field weight = weighted.at("weight");
    if (weight.number(0) < 1 || weight.number(0) > 100) {
      weight.refuse(WEIGHT, weight.shown() + " must be from 1 to 100");
    }
  }

  private static void podTerm(Field term, PodContext context) {
    SelectorRules.check(term.at("labelSelector"));
    SelectorRules.check(term.at("namespaceSelector"));
    for (Field namespace : term.at("namespaces").items()) {
      namespace.refuse(POD_TERM, NameRules.dns1123Label(namespace.text()));
    }
    matchKeys(term, List.of("matchLabelKeys", "mismatchLabelKeys"), POD_TERM_KEYS, context);
    Field key = term.at("topologyKey");
    if (key.text().isEmpty()) {
      key.refuse(POD_TERM, "there is no topologyKey");
    } else {
      key.refuse(POD_TERM, NameRules.labelKey(key.text()));
    }
  }
}
