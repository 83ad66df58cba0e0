package dev.plimsoll.schema;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A rule that a custom resource definition states in the Common Expression Language ({@code
 * x-kubernetes-validations}). Kept here, judged by a later stage.
 *
 * @param rule the expression, true if the value is right
 * @param message what to say if it is not
 * @param messageExpression an expression that makes the message
 * @param reason the reason that the server gives, {@code FieldValueInvalid} if it says none
 * @param fieldPath the field that the message names, relative to the value
 * @param optionalOldSelf whether the rule also runs on creation, with an empty {@code oldSelf}
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules">Validation
 *     rules</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record CelRule(
    String rule,
    Optional<String> message,
    Optional<String> messageExpression,
    Optional<String> reason,
    Optional<String> fieldPath,
    boolean optionalOldSelf) {
  public CelRule {
    Objects.requireNonNull(rule, "rule");
  }
}
