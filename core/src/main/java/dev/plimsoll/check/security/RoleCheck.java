package dev.plimsoll.check.security;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.check.DocumentCheck;
import dev.plimsoll.check.rights.AccountRights;
import dev.plimsoll.check.rights.RoleRule;
import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Looks for rights in a role that contain others: wildcards, giving rights, acting as others.
 * Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class RoleCheck implements DocumentCheck {
  private static final Set<String> ROLES = Set.of("Role", "ClusterRole");

  /** The check. */
  public RoleCheck() {}

  @Override
  public Stage stage() {
    return Stage.SECURITY;
  }

  @Override
  public void check(CheckedDocument document, Findings findings) {
    if (!document.kind().group().equals(AccountRights.GROUP)
        || !ROLES.contains(document.kind().kind())) {
      return;
    }
    for (RoleRule rule : RoleRule.of(document.given())) {
      if (rule.hasWildcard()) {
        report(
            document,
            findings,
            SecurityCodes.WILDCARD,
            rule,
            "permits " + shown(rule.verbs(), "verb") + " on " + objects(rule),
            "name the verbs and resources that are used");
        continue;
      }
      Stream.of("escalate", "bind")
          .filter(
              verb ->
                  rule.permits(AccountRights.GROUP, "roles", verb)
                      || rule.permits(AccountRights.GROUP, "clusterroles", verb))
          .forEach(
              verb ->
                  report(
                      document,
                      findings,
                      SecurityCodes.ESCALATE,
                      rule,
                      "permits " + verb + " on roles, and so every right",
                      "take " + verb + " out, or name the roles with resourceNames"));
      if (isImpersonation(rule)) {
        report(
            document,
            findings,
            SecurityCodes.IMPERSONATE,
            rule,
            "permits to act as any of " + String.join(", ", rule.resources()),
            "take impersonate out, or name whom with resourceNames");
      }
    }
  }

  /** Whether a rule lets its holder act as users, groups or accounts that it does not name. */
  static boolean isImpersonation(RoleRule rule) {
    return Stream.of("users", "groups", "serviceaccounts")
        .anyMatch(whom -> rule.permits("", whom, "impersonate"));
  }

  private static void report(
      CheckedDocument document,
      Findings findings,
      Code code,
      RoleRule rule,
      String problem,
      String fix) {
    findings.add(code, document.where(rule.path()), problem, fix);
  }

  private static String objects(RoleRule rule) {
    if (rule.resources().isEmpty()) {
      return rule.urls().contains(RoleRule.ANY) ? "every URL" : String.join(", ", rule.urls());
    }
    String resources = shown(rule.resources(), "resource");
    if (rule.groups().contains(RoleRule.ANY)) {
      return resources + " of every group";
    }
    String groups =
        String.join(
            ", ",
            rule.groups().stream()
                .map(group -> group.isEmpty() ? "the core group" : group)
                .toList());
    return resources + " of " + groups;
  }

  private static String shown(List<String> words, String what) {
    return words.contains(RoleRule.ANY) ? "every " + what : String.join(", ", words);
  }
}
