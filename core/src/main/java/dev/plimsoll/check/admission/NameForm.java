package dev.plimsoll.check.admission;

import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.Map;
import java.util.Optional;

/**
 * What the name of an object must look like, by kind. Asked of API servers 1.34 to 1.37, kind by
 * kind.
 */
enum NameForm {
  /** Any text that can stand in a URL. */
  PATH,
  /** A label of a domain name. */
  LABEL,
  /** A label of a domain name; to 1.35 it must begin with a letter. */
  SERVICE,
  /** A domain name. */
  SUBDOMAIN,
  /** Follows from the rest of the object; its own rules judge it. */
  DERIVED;

  private static final Map<String, NameForm> BY_KIND =
      Map.ofEntries(
          Map.entry("/Event", PATH),
          Map.entry("policy/PodDisruptionBudget", PATH),
          Map.entry("rbac.authorization.k8s.io/Role", PATH),
          Map.entry("rbac.authorization.k8s.io/ClusterRole", PATH),
          Map.entry("rbac.authorization.k8s.io/RoleBinding", PATH),
          Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", PATH),
          Map.entry("certificates.k8s.io/CertificateSigningRequest", PATH),
          Map.entry("/Namespace", LABEL),
          Map.entry("apps/StatefulSet", LABEL),
          Map.entry("/Service", SERVICE),
          Map.entry("certificates.k8s.io/ClusterTrustBundle", DERIVED),
          Map.entry("networking.k8s.io/IPAddress", DERIVED),
          Map.entry("apiregistration.k8s.io/APIService", DERIVED));

  static NameForm of(KindSchema kind) {
    return kind.isCustom()
        ? SUBDOMAIN
        : BY_KIND.getOrDefault(kind.group() + "/" + kind.kind(), SUBDOMAIN);
  }

  /** The rule that a name breaks, or nothing. */
  Optional<String> problem(String name, RuleRun run) {
    return switch (this) {
      case PATH, DERIVED -> Optional.empty();
      case LABEL -> NameRules.dns1123Label(name);
      case SERVICE ->
          run.isAtLeast(KubernetesVersion.V1_36)
              ? NameRules.dns1123Label(name)
              : NameRules.dns1035Label(name);
      case SUBDOMAIN -> NameRules.dns1123Subdomain(name);
    };
  }

  /**
   * The rule that a prefix of a generated name breaks, or nothing. The server forgives hyphens at
   * its end.
   */
  Optional<String> prefixProblem(String prefix, RuleRun run) {
    String masked =
        prefix.length() > 1 && prefix.endsWith("-")
            ? prefix.substring(0, prefix.length() - 1) + "a"
            : prefix;
    return problem(masked, run);
  }
}
