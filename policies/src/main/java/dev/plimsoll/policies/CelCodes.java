package dev.plimsoll.policies;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of expressions: PLM4001 to PLM4029. */
@API(status = API.Status.EXPERIMENTAL)
public final class CelCodes implements CodeProvider {
  private static final String RULES =
      " See [Validation rules](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules).";
  private static final String LANGUAGE =
      " See [Common Expression Language in Kubernetes](https://kubernetes.io/docs/reference/using-api/cel/).";

  /** A custom resource breaks a rule of its definition. */
  public static final Code RULE =
      Code.error(
          "PLM4001",
          Stage.CEL,
          "a custom resource keeps the rules of its definition",
          "The definition has the rule under `x-kubernetes-validations`, in the Common Expression Language. The API server refuses the object, with this message."
              + RULES);

  /** A rule of a definition fails on a custom resource. */
  public static final Code FAULT =
      Code.error(
          "PLM4002",
          Stage.CEL,
          "the rules of a definition can be evaluated on a custom resource",
          "The rule reads what is not there, divides by zero, or the like. The API server refuses the object. Either the object lacks what the rule takes for granted, or the rule must ask with `has()` first."
              + RULES);

  /** A rule of a definition takes too long on a custom resource. */
  public static final Code TOO_LONG =
      Code.error(
          "PLM4003",
          Stage.CEL,
          "a rule of a definition ends in time",
          "The rule took a million steps without an answer. The API server has a limit of its own, on cost, which it reaches about as soon; the exact cost is not checked. Give lists, maps and texts limits (`maxItems`, `maxProperties`, `maxLength`), or simplify the rule."
              + RULES);

  /** A rule was not run since it does not compile. */
  public static final Code NOT_RUN =
      Code.note(
          "PLM4004",
          Stage.CEL,
          "a rule of a definition that does not compile is not checked",
          "No API server would have taken the definition with this rule, so nobody knows what it would say of the object. Check the definition itself."
              + RULES);

  /** A rule of a definition does not compile. */
  public static final Code DEFINITION =
      Code.error(
          "PLM4010",
          Stage.CEL,
          "the rules of a custom resource definition compile",
          "The API server compiles each rule against the schema it stands in, and refuses the definition if one does not. A rule must answer true or false, a `messageExpression` a text."
              + RULES);

  /** A rule of a definition says something beside its expression that cannot be. */
  public static final Code DEFINITION_RULE =
      Code.error(
          "PLM4011",
          Stage.CEL,
          "a rule of a custom resource definition points to a field, and to the old value only where there is one",
          "`fieldPath` must lead to a field of the schema. `oldSelf` needs a value that can be found again: not an item of a list without keys. `optionalOldSelf` needs a rule with `oldSelf`."
              + RULES);

  /** An expression of a built-in kind does not compile. */
  public static final Code EXPRESSION =
      Code.error(
          "PLM4012",
          Stage.CEL,
          "expressions of policies, webhooks and devices compile",
          "The API server compiles the expressions of admission policies, match conditions of webhooks and device selectors, and refuses the object if one does not."
              + LANGUAGE);

  /** A default breaks the rules that its own schema states. */
  public static final Code DEFAULT =
      Code.error(
          "PLM4013",
          Stage.CEL,
          "a default keeps the rules of its schema",
          "The API server holds a `default` to the rules under `x-kubernetes-validations` of the value and of what is in it, before defaults inside it are filled in, and refuses the definition."
              + RULES);

  /** What rules could cost was not estimated. */
  public static final Code COST =
      Code.note(
          "PLM4014",
          Stage.CEL,
          "what rules could cost at worst is not checked",
          "The API server estimates what a rule costs on the largest object that a request can hold, and refuses a definition with a rule, or all rules together, above its limits. That estimate is not made here. Rules that go through lists or maps without `maxItems` or `maxProperties`, or texts without `maxLength`, are the ones that exceed it. See [Resource use by validation functions](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#resource-use-by-validation-functions).");

  /** For {@link java.util.ServiceLoader}. */
  public CelCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        RULE, FAULT, TOO_LONG, NOT_RUN, DEFINITION, DEFINITION_RULE, EXPRESSION, DEFAULT, COST);
  }
}
