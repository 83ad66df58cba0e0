package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.BATCH;

import dev.plimsoll.unit.NameRules;
import java.util.List;

/** Rules of what a Job makes of failed pods. */
final class JobFailureRules {
  static final Rule FAILURE_POLICY =
      Rule.of("PLM3839", "J9")
          .at("spec.podFailurePolicy")
          .says("a pod failure policy has at most 20 rules and pods that never restart")
          .fix("write restartPolicy: Never")
          .source(BATCH, "validatePodFailurePolicy");
  static final Rule FAILURE_RULE =
      Rule.of("PLM3840", "J10")
          .at("spec.podFailurePolicy.rules")
          .says("a rule has an action that is known, and exit codes or conditions")
          .fix(
              "write action FailJob, FailIndex, Ignore or Count, and onExitCodes or onPodConditions")
          .source(BATCH, "validatePodFailurePolicyRule");
  static final Rule EXIT_CODES =
      Rule.of("PLM3841", "J11")
          .at("spec.podFailurePolicy.rules.onExitCodes")
          .says("exit codes are up to 255 ascending numbers; In has no 0")
          .fix("write operator In or NotIn, and ascending values")
          .source(BATCH, "validatePodFailurePolicyRuleOnExitCodes");
  static final Rule CONDITIONS =
      Rule.of("PLM3842", "J12")
          .at("spec.podFailurePolicy.rules.onPodConditions")
          .says("a condition has a type and a status of True, False or Unknown; at most 20")
          .fix("write type and status")
          .source(BATCH, "validatePodFailurePolicyRuleOnPodConditions");

  private JobFailureRules() {}

  static void failurePolicy(Field spec) {
    Field policy = spec.at("podFailurePolicy");
    if (!policy.isGiven()) {
      return;
    }
    Field restart = spec.at("template", "spec", "restartPolicy");
    if (!restart.text().equals("Never")) {
      restart.refuse(FAILURE_POLICY, restart.shown() + " must be Never beside podFailurePolicy");
    }
    Field rules = policy.at("rules");
    if (rules.size() > 20) {
      rules.refuse(FAILURE_POLICY, rules.size() + " rules are more than 20");
    }
    for (Field rule : rules.items()) {
      failureRule(rule, spec);
    }
  }

  private static void failureRule(Field rule, Field spec) {
    List<String> actions = List.of("Count", "FailIndex", "FailJob", "Ignore");
    Field action = rule.at("action");
    if (!actions.contains(action.text())) {
      action.refuse(FAILURE_RULE, action.shown() + " must be " + Shown.either(actions));
    }
    if (action.text().equals("FailIndex") && !spec.has("backoffLimitPerIndex")) {
      action.refuse(FAILURE_RULE, "FailIndex without backoffLimitPerIndex");
    }
    boolean codes = rule.has("onExitCodes");
    Field conditions = rule.at("onPodConditions");
    if (codes == !conditions.isEmpty()) {
      rule.refuse(
          FAILURE_RULE,
          codes
              ? "both onExitCodes and onPodConditions"
              : "neither onExitCodes nor onPodConditions");
    }
    if (codes) {
      exitCodes(rule.at("onExitCodes"), spec);
    }
    if (conditions.size() > 20) {
      conditions.refuse(CONDITIONS, conditions.size() + " conditions are more than 20");
    }
    for (Field condition : conditions.items()) {
      condition.at("type").refuse(CONDITIONS, NameRules.qualifiedName(condition.text("type")));
      condition.at("status").oneOf(CONDITIONS, List.of("True", "False", "Unknown"));
    }
  }

  private static void exitCodes(Field codes, Field spec) {
    Field operator = codes.at("operator");
    if (!List.of("In", "NotIn").contains(operator.text())) {
      operator.refuse(EXIT_CODES, operator.shown() + " must be In or NotIn");
    }
    Field container = codes.at("containerName");
    if (container.isGiven()) {
      boolean known =
          ContainerRules.all(spec.at("template", "spec")).stream()
              .anyMatch(c -> c.text("name").equals(container.text()));
      if (!known) {
        container.refuse(EXIT_CODES, container.shown() + " is no container of the template");
      }
    }
    Field values = codes.at("values");
    if (values.isEmpty() || values.size() > 255) {
      values.refuse(EXIT_CODES, values.size() + " exit codes must be from 1 to 255");
    }
    long before = Long.MIN_VALUE;
    for (Field value : values.items()) {
      long code = value.number(0);
      if (code == 0 && operator.text().equals("In")) {
        value.refuse(EXIT_CODES, "exit code 0 means success");
      }
      if (code <= before) {
        value.refuse(EXIT_CODES, code + " must be above the " + before + " before it");
      }
      before = code;
    }
  }
}
