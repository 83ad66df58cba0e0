package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.RBAC;

import dev.plimsoll.unit.NameRules;
import java.util.List;

/** Rules of roles and their bindings. */
final class RbacRules {
  static final Rule VERBS =
      rule("PLM3901", "RB1", "rules.verbs")
          .says("a rule of a role names verbs")
          .fix("write for example get, list and watch")
          .source(RBAC, "ValidatePolicyRule");
  static final Rule URLS =
      rule("PLM3902", "RB2", "rules.nonResourceURLs")
          .says("URLs stand in rules of their own, of cluster roles only")
          .fix("write a ClusterRole with a rule for the URLs alone")
          .source(RBAC, "ValidatePolicyRule");
  static final Rule RESOURCES =
      rule("PLM3903", "RB3", "rules")
          .says("a rule names API groups and resources")
          .fix("write apiGroups, [\"\"] for the core group, and resources")
          .source(RBAC, "ValidatePolicyRule");
  static final Rule AGGREGATION =
      rule("PLM3904", "RB4", "aggregationRule")
          .says("an aggregation rule selects cluster roles")
          .fix("add clusterRoleSelectors")
          .source(RBAC, "ValidateClusterRole");
  static final Rule ROLE_REF =
      rule("PLM3905", "RB5", "roleRef")
          .says("a binding refers to a Role or ClusterRole by name")
          .fix("write kind Role or ClusterRole, and a name")
          .source(RBAC, "ValidateRoleBinding");
  static final Rule SUBJECT =
      rule("PLM3906", "RB6", "subjects")
          .says("a subject is a ServiceAccount, User or Group with a name")
          .fix("write kind and name, and the namespace of a ServiceAccount")
          .source(RBAC, "ValidateRoleBindingSubject");

  private static final String GROUP = "rbac.authorization.k8s.io";

  private RbacRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void role(Field root) {
    root.at("rules").items().forEach(rule -> policy(rule, true));
  }

  static void clusterRole(Field root) {
    root.at("rules").items().forEach(rule -> policy(rule, false));
    Field aggregation = root.at("aggregationRule");
    if (aggregation.isGiven()) {
      Field selectors = aggregation.at("clusterRoleSelectors");
      if (selectors.isEmpty()) {
        selectors.refuse(AGGREGATION, "there is no selector");
      }
      selectors.items().forEach(SelectorRules::check);
    }
  }

  private static void policy(Field rule, boolean namespaced) {
    if (rule.at("verbs").isEmpty()) {
      rule.at("verbs").refuse(VERBS, "there is no verb");
    }
    Field urls = rule.at("nonResourceURLs");
    boolean resources =
        !rule.at("apiGroups").isEmpty()
            || !rule.at("resources").isEmpty()
            || !rule.at("resourceNames").isEmpty();
    if (!urls.isEmpty()) {
      if (namespaced) {
        urls.refuse(URLS, "a Role has URLs");
      }
      if (resources) {
        urls.refuse(URLS, "URLs stand beside resources");
      }
      return;
    }
    for (String key : List.of("apiGroups", "resources")) {
      if (rule.at(key).isEmpty()) {
        rule.at(key).refuse(RESOURCES, "a rule without " + key);
      }
    }
  }

  static void roleBinding(Field root) {
    roleRef(root.at("roleRef"), List.of("Role", "ClusterRole"));
    root.at("subjects").items().forEach(subject -> subject(subject, true));
  }

  static void clusterRoleBinding(Field root) {
    roleRef(root.at("roleRef"), List.of("ClusterRole"));
    root.at("subjects").items().forEach(subject -> subject(subject, false));
  }

  private static void roleRef(Field ref, List<String> kinds) {
    Field group = ref.at("apiGroup");
    if (!group.text().equals(GROUP) && !(group.text().isEmpty() && !ref.isGiven())) {
      group.refuse(ROLE_REF, group.shown() + " must be " + GROUP);
    }
    Field kind = ref.at("kind");
    if (!kinds.contains(kind.text())) {
      kind.refuse(ROLE_REF, kind.shown() + " must be " + Shown.either(kinds));
    }
    Field name = ref.at("name");
    if (name.text().isEmpty()) {
      name.refuse(ROLE_REF, "there is no name");
    } else {
      name.refuse(ROLE_REF, NameRules.pathSegmentName(name.text()));
    }
  }

  private static void subject(Field subject, boolean namespaced) {
    Field name = subject.at("name");
    if (name.text().isEmpty()) {
      name.refuse(SUBJECT, "a subject has no name");
    }
    Field group = subject.at("apiGroup");
    switch (subject.text("kind")) {
      case "ServiceAccount" -> {
        if (!name.text().isEmpty()) {
          name.refuse(SUBJECT, NameRules.dns1123Subdomain(name.text()));
        }
        if (!group.text().isEmpty()) {
          group.refuse(
              SUBJECT, "a ServiceAccount of the group " + group.shown(), "remove apiGroup");
        }
        if (!namespaced && subject.text("namespace").isEmpty()) {
          subject.at("namespace").refuse(SUBJECT, "a ServiceAccount without a namespace");
        }
      }
      case "User", "Group" -> {
        if (!group.text().equals(GROUP)) {
          group.refuse(SUBJECT, group.shown() + " must be " + GROUP);
        }
      }
      default ->
          subject
              .at("kind")
              .refuse(
                  SUBJECT, subject.at("kind").shown() + " must be ServiceAccount, User or Group");
    }
  }
}
