package dev.plimsoll.policies;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of admission policies: PLM7801 to PLM7809. */
@API(status = API.Status.EXPERIMENTAL)
public final class PolicyCodes implements CodeProvider {
  private static final String POLICIES =
      " See [Validating Admission Policy](https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/).";

  /** A policy refuses an object. */
  public static final Code DENIED =
      Code.error(
          "PLM7801",
          Stage.POLICY,
          "an object is what the admission policies ask for",
          "A ValidatingAdmissionPolicy of the same manifests, bound with the action `Deny`, refuses the object when it is created. With `Warn` or `Audit` this is a warning."
              + POLICIES);

  /** A policy cannot be evaluated on an object. */
  public static final Code FAULT =
      Code.error(
          "PLM7802",
          Stage.POLICY,
          "admission policies can be evaluated on an object",
          "An expression of the policy reads what is not there, divides by zero, takes too long or the like. With `failurePolicy: Fail` the API server refuses the object; with `Ignore` it takes it, and nothing is said here."
              + POLICIES);

  /** A policy lacks its parameters. */
  public static final Code NO_PARAMETERS =
      Code.error(
          "PLM7803",
          Stage.POLICY,
          "a binding finds the parameters of its policy",
          "The binding names parameters that are not among the manifests, and says `parameterNotFoundAction: Deny`: the API server refuses what the policy matches until the parameters are there."
              + POLICIES);

  /** A policy asks what nobody knows before an object is sent. */
  public static final Code NOT_CHECKED =
      Code.note(
          "PLM7804",
          Stage.POLICY,
          "a policy that asks who sends a request is not checked",
          "The expression asks `authorizer` or `request.userInfo`. Only a running server knows who sends what, and who may do what."
              + POLICIES);

  /** For {@link java.util.ServiceLoader}. */
  public PolicyCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(DENIED, FAULT, NO_PARAMETERS, NOT_CHECKED);
  }
}
