package dev.plimsoll.check.security;

import dev.plimsoll.check.BundleCheck;
import dev.plimsoll.check.rights.AccountRights;
import dev.plimsoll.check.rights.AccountRights.Given;
import dev.plimsoll.check.rights.RoleRule;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Follows rights from bindings to service accounts and from account to account: Secrets that are
 * read across namespaces, accounts that can act as stronger ones, tokens that no one has a use for.
 * Immutable and thread-safe.
 *
 * <p>Only roles that are among the manifests count: what a cluster has besides is not known.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class AccountCheck implements BundleCheck {
  private static final FieldPath AUTOMOUNT = FieldPath.of("automountServiceAccountToken");

  /** What makes pods, by its group: who may make or change it chooses their account. */
  private static final Map<String, Set<String>> MAKERS =
      Map.of(
          "", Set.of("pods", "replicationcontrollers"),
          "apps", Set.of("deployments", "daemonsets", "statefulsets", "replicasets"),
          "batch", Set.of("jobs", "cronjobs"),
          "sparkoperator.k8s.io",
              Set.of("sparkapplications", "scheduledsparkapplications", "sparkconnects"),
          "flink.apache.org", Set.of("flinkdeployments"),
          "argoproj.io", Set.of("workflows", "cronworkflows", "workflowtemplates"));

  /** The check. */
  public AccountCheck() {}

  @Override
  public Stage stage() {
    return Stage.SECURITY;
  }

  @Override
  public void check(Bundle bundle, Findings findings) {
    var rights = new AccountRights(bundle);
    Map<String, Set<String>> accounts = accounts(bundle, rights);
    for (String account : rights.accounts()) {
      secrets(account, rights.of(account), findings);
      actsAs(account, rights, accounts, findings);
    }
    tokens(bundle, rights, findings);
  }

  /** The accounts of each namespace that a manifest or a binding speaks of. */
  private static Map<String, Set<String>> accounts(Bundle bundle, AccountRights rights) {
    var accounts = new TreeMap<String, Set<String>>();
    rights
        .accounts()
        .forEach(
            account ->
                accounts
                    .computeIfAbsent(
                        account.substring(0, account.indexOf('/')), n -> new TreeSet<>())
                    .add(account));
    bundle
        .ofKind("", "ServiceAccount")
        .forEach(
            manifest ->
                manifest
                    .identity()
                    .namespace()
                    .ifPresent(
                        namespace ->
                            accounts
                                .computeIfAbsent(namespace, n -> new TreeSet<>())
                                .add(namespace + "/" + manifest.identity().name())));
    return accounts;
  }

  private static void secrets(String account, List<Given> all, Findings findings) {
    String home = account.substring(0, account.indexOf('/'));
    var seen = new LinkedHashSet<String>();
    for (Given given : all) {
      boolean abroad = given.namespace().isEmpty() || !given.namespace().get().equals(home);
      if (abroad && readsSecrets(given.rule()) && seen.add(where(given))) {
        findings.add(
            SecurityCodes.SECRETS,
            given.role().where(given.rule().path()),
            "lets service account " + account + " read the Secrets of " + place(given),
            "name the Secrets with resourceNames, or leave secrets out");
      }
    }
  }

  private static boolean readsSecrets(RoleRule rule) {
    return Stream.of("get", "list", "watch").anyMatch(verb -> rule.permits("", "secrets", verb));
  }

  private static String where(Given given) {
    return given.role().identity() + "#" + given.rule().path() + "@" + given.namespace().orElse("");
  }

  private static String place(Given given) {
    return given.namespace().map(namespace -> "namespace " + namespace).orElse("all namespaces");
  }

  /** An account that is strong itself need not act as another. */
  private static void actsAs(
      String account, AccountRights rights, Map<String, Set<String>> accounts, Findings findings) {
    if (strength(rights.of(account)).isPresent()) {
      return;
    }
    var seen = new LinkedHashSet<String>();
    for (Given given : rights.of(account)) {
      if (!makesPods(given.rule())) {
        continue;
      }
      Stream<String> within =
          given.namespace().isPresent()
              ? accounts.getOrDefault(given.namespace().get(), Set.of()).stream()
              : accounts.values().stream().flatMap(Set::stream);
      within
          .filter(other -> !other.equals(account))
          .forEach(
              other ->
                  strength(rights.of(other))
                      .filter(strong -> seen.add(other))
                      .ifPresent(
                          strong ->
                              findings.add(
                                  SecurityCodes.ACTS_AS,
                                  given.role().where(given.rule().path()),
                                  "lets service account "
                                      + account
                                      + " make pods in "
                                      + place(given)
                                      + ", and so act as "
                                      + other
                                      + ", which may "
                                      + strong,
                                  "move one of the accounts to another namespace, or take rights from "
                                      + other)));
    }
  }

  private static boolean makesPods(RoleRule rule) {
    boolean workloads =
        MAKERS.entrySet().stream()
            .anyMatch(
                group ->
                    group.getValue().stream()
                        .anyMatch(
                            kind ->
                                rule.permits(group.getKey(), kind, "create")
                                    || (!kind.equals("pods")
                                        && (rule.permits(group.getKey(), kind, "update")
                                            || rule.permits(group.getKey(), kind, "patch")))));
    return workloads || rule.permits("", "serviceaccounts/token", "create");
  }

  /** What makes an account one that others should not become, if anything does. */
  private static Optional<String> strength(List<Given> all) {
    for (Given given : all) {
      RoleRule rule = given.rule();
      if (rule.permits("*", "*", "*")) {
        return Optional.of("do everything in " + place(given));
      }
      if (given.namespace().isEmpty()) {
        if (rule.permits(AccountRights.GROUP, "clusterroles", "escalate")
            || rule.permits(AccountRights.GROUP, "clusterroles", "bind")) {
          return Optional.of("give every right");
        }
        if (RoleCheck.isImpersonation(rule)) {
          return Optional.of("impersonate anybody");
        }
        if (readsSecrets(rule)) {
          return Optional.of("read the Secrets of all namespaces");
        }
      }
    }
    return Optional.empty();
  }

  private static void tokens(Bundle bundle, AccountRights rights, Findings findings) {
    for (Manifest manifest : bundle.all()) {
      Optional<FieldPath> pod = PodPaths.of(manifest.identity());
      Optional<String> namespace = manifest.identity().namespace();
      if (pod.isEmpty() || namespace.isEmpty()) {
        continue;
      }
      FieldPath spec = pod.get().field("spec");
      if (!(manifest.find(spec).orElse(null) instanceof MapNode map)) {
        continue;
      }
      String name = map.findText("serviceAccountName").orElse("default");
      // Of an account that is not here nothing is known, and "default" is there in every namespace.
      Optional<Manifest> account = bundle.find("", "ServiceAccount", namespace, name);
      boolean mounted =
          automount(map).or(() -> account.flatMap(a -> automount(a.tree()))).orElse(true);
      if (account.isPresent() && mounted && rights.of(namespace.get() + "/" + name).isEmpty()) {
        findings.add(
            SecurityCodes.UNUSED_TOKEN,
            manifest.where(spec.field("automountServiceAccountToken")),
            "the pods have a token of service account "
                + namespace.get()
                + "/"
                + name
                + ", to which nothing here gives a right",
            "write automountServiceAccountToken: false");
      }
    }
  }

  private static Optional<Boolean> automount(MapNode map) {
    return map.find(AUTOMOUNT)
        .filter(node -> node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.BOOL)
        .map(node -> ((ScalarNode) node).text().equals("true"));
  }
}
