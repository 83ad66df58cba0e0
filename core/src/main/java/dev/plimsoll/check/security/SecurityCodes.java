package dev.plimsoll.check.security;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of rights and of secrets in clear: PLM7001 to PLM7008. */
@API(status = API.Status.EXPERIMENTAL)
public final class SecurityCodes implements CodeProvider {
  private static final String PRACTICES =
      " See [good practices for RBAC](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).";

  /** A role with a wildcard. */
  public static final Code WILDCARD =
      Code.warning(
          "PLM7001",
          Stage.SECURITY,
          "a role names what it permits",
          "A `*` permits what exists today and whatever an upgrade or a new definition brings. Name the verbs and resources that are used."
              + PRACTICES);

  /** The right to give rights. */
  public static final Code ESCALATE =
      Code.warning(
          "PLM7002",
          Stage.SECURITY,
          "a role does not let its holders give themselves rights",
          "With `escalate` on roles, or `bind` on roles, a holder can give any right to anybody, itself included. Take the verb out, or name the roles with"
              + " `resourceNames`."
              + PRACTICES);

  /** The right to be somebody else. */
  public static final Code IMPERSONATE =
      Code.warning(
          "PLM7003",
          Stage.SECURITY,
          "a role does not let its holders act as anybody",
          "With `impersonate` a holder acts with all rights of the users, groups and accounts that it names. Take it out, or name whom with `resourceNames`."
              + " See [user impersonation](https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/).");

  /** Secrets of other namespaces. */
  public static final Code SECRETS =
      Code.warning(
          "PLM7004",
          Stage.SECURITY,
          "an account reads the Secrets of its own namespace only",
          "`get`, `list` and `watch` each give the content. Name the Secrets with `resourceNames`, or bind the role in the namespaces that need it."
              + PRACTICES);

  /** What looks like a secret by its name. */
  public static final Code IN_CLEAR =
      Code.warning(
          "PLM7005",
          Stage.SECURITY,
          "a secret is not written in a manifest",
          "Whoever reads the manifest, the object or the repository reads the secret. Let the container take it from a Secret, and let that come from an external"
              + " store. If it is none, say so with a waiver. See [good practices for"
              + " Secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).");

  /** What is a secret by its form. */
  public static final Code KEY_IN_CLEAR =
      Code.error(
          "PLM7006",
          Stage.SECURITY,
          "a private key or access token is not written in a manifest",
          "The text has the form of a key or token, so it must be taken for one that is known now. Revoke it, make another, and keep that in an external"
              + " store. See [good practices for Secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).");

  /** A way to the rights of another account. */
  public static final Code ACTS_AS =
      Code.warning(
          "PLM7007",
          Stage.SECURITY,
          "an account cannot act as one with more rights",
          "Who can make pods in a namespace, directly or through a workload, chooses their service account, and so has the rights of every account there."
              + " Let makers and powerful accounts stand in namespaces of their own."
              + PRACTICES);

  /** A token that nobody uses. */
  public static final Code UNUSED_TOKEN =
      Code.note(
          "PLM7008",
          Stage.SECURITY,
          "a pod has a token of the Kubernetes API only if it uses it",
          "The service account of the pod has no rights here, so its token serves only who steals it. Write `automountServiceAccountToken: false`. See [configure"
              + " service accounts](https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting).");

  /** For the service loader. */
  public SecurityCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        WILDCARD, ESCALATE, IMPERSONATE, SECRETS, IN_CLEAR, KEY_IN_CLEAR, ACTS_AS, UNUSED_TOKEN);
  }
}
