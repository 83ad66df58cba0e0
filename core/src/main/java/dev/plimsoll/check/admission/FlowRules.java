package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.FLOWCONTROL;

import dev.plimsoll.unit.NameRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of flow schemas and priority levels. */
final class FlowRules {
  static final Rule SCHEMA =
      rule("PLM3761", "FC1", "spec")
          .says("a flow schema names a priority level, subjects and what they ask for")
          .fix(
              "write priorityLevelConfiguration.name, and rules with subjects and resourceRules or nonResourceRules")
          .source(FLOWCONTROL, "ValidateFlowSchemaSpec");
  static final Rule LEVEL =
      rule("PLM3762", "FC2", "spec")
          .says("a priority level is Exempt, or Limited with shares and a response")
          .fix("write type Limited and limited")
          .source(FLOWCONTROL, "ValidatePriorityLevelConfigurationSpec");

  private static final Set<String> VERBS =
      Set.of(
          "get",
          "list",
          "create",
          "update",
          "delete",
          "deletecollection",
          "patch",
          "watch",
          "proxy");

  private FlowRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void schema(Field root) {
    Field spec = root.at("spec");
    Field precedence = spec.at("matchingPrecedence");
    precedence.within(SCHEMA, 1, 10000);
    if (precedence.number(0) == 1 && !root.at("metadata").text("name").equals("exempt")) {
      precedence.refuse(SCHEMA, "precedence 1 is that of the schema exempt");
    }
    if (spec.has("distinguisherMethod")) {
      Field type = spec.at("distinguisherMethod", "type");
      if (!List.of("ByNamespace", "ByUser").contains(type.text())) {
        type.refuse(SCHEMA, type.shown() + " must be ByNamespace or ByUser");
      }
    }
    Field level = spec.at("priorityLevelConfiguration", "name");
    level.refuse(SCHEMA, NameRules.dns1123Subdomain(level.text()));
    for (Field rules : spec.at("rules").items()) {
      if (rules.at("subjects").isEmpty()) {
        rules.at("subjects").refuse(SCHEMA, "there is no subject");
      }
      rules.at("subjects").items().forEach(FlowRules::subject);
      if (rules.at("resourceRules").isEmpty() && rules.at("nonResourceRules").isEmpty()) {
        rules.refuse(SCHEMA, "there is neither a resource rule nor a non-resource rule");
      }
      rules.at("resourceRules").items().forEach(FlowRules::resources);
      rules.at("nonResourceRules").items().forEach(FlowRules::urls);
    }
  }

  private static void subject(Field subject) {
    String kind = subject.text("kind");
    String wanted =
        switch (kind) {
          case "ServiceAccount" -> "serviceAccount";
          case "User" -> "user";
          case "Group" -> "group";
          default -> "";
        };
    if (wanted.isEmpty()) {
      subject
          .at("kind")
          .refuse(SCHEMA, subject.at("kind").shown() + " must be Group, ServiceAccount or User");
      return;
    }
    for (String other : List.of("serviceAccount", "user", "group")) {
      if (!other.equals(wanted) && subject.has(other)) {
        subject.at(other).refuse(SCHEMA, other + " of a subject of kind " + kind);
      }
    }
    Field who = subject.at(wanted);
    if (!who.isGiven()) {
      who.refuse(SCHEMA, "a subject of kind " + kind + " without " + wanted);
      return;
    }
    Field name = who.at("name");
    if (name.text().isEmpty()) {
      name.refuse(SCHEMA, "a subject has no name");
    } else if (wanted.equals("serviceAccount") && !name.text().equals("*")) {
      name.refuse(SCHEMA, NameRules.dns1123Subdomain(name.text()));
    }
    if (wanted.equals("serviceAccount")) {
      Field namespace = who.at("namespace");
      if (namespace.text().isEmpty()) {
        namespace.refuse(SCHEMA, "a service account has no namespace");
      } else {
        namespace.refuse(SCHEMA, NameRules.dns1123Label(namespace.text()));
      }
    }
  }

  private static void verbs(Field verbs) {
    if (verbs.isEmpty()) {
      verbs.refuse(SCHEMA, "there is no verb");
    }
    if (!alone(verbs)) {
      for (Field verb : verbs.items()) {
        if (!VERBS.contains(verb.text())) {
          verb.refuse(SCHEMA, verb.shown() + " is no verb");
        }
      }
    }
  }

  /** Whether a list says "all"; refuses it beside others. */
  private static boolean alone(Field list) {
    boolean all = list.items().stream().anyMatch(item -> item.text().equals("*"));
    if (all && list.size() > 1) {
      list.refuse(SCHEMA, "'*' stands beside others");
    }
    return all;
  }

  private static void resources(Field rule) {
    verbs(rule.at("verbs"));
    for (String key : List.of("apiGroups", "resources")) {
      if (rule.at(key).isEmpty()) {
        rule.at(key).refuse(SCHEMA, "there is nothing in " + key);
      }
      alone(rule.at(key));
    }
    Field namespaces = rule.at("namespaces");
    if (namespaces.isEmpty() && !rule.isTrue("clusterScope")) {
      namespaces.refuse(SCHEMA, "neither namespaces nor clusterScope");
    }
    if (!alone(namespaces)) {
      for (Field namespace : namespaces.items()) {
        namespace.refuse(SCHEMA, NameRules.dns1123Label(namespace.text()));
      }
    }
  }

  private static void urls(Field rule) {
    verbs(rule.at("verbs"));
    Field urls = rule.at("nonResourceURLs");
    if (urls.isEmpty()) {
      urls.refuse(SCHEMA, "there is no URL");
    }
    if (!alone(urls)) {
      for (Field url : urls.items()) {
        url.refuse(SCHEMA, url(url.text()));
      }
    }
  }

  private static Optional<String> url(String text) {
    if (text.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (text.equals("/")) {
      return Optional.empty();
    }
    if (!text.startsWith("/")) {
      return Optional.of("must begin with '/'");
    }
    if (text.contains(" ") || text.contains("//")) {
      return Optional.of("must not contain blanks or '//'");
    }
    int star = text.indexOf('*');
    return star >= 0 && !(star == text.length() - 1 && text.endsWith("/*"))
        ? Optional.of("must have '*' only as its last part")
        : Optional.empty();
  }

  static void level(Field root) {
    Field spec = root.at("spec");
    Field type = spec.at("type");
    boolean exempt = type.text().equals("Exempt");
    if (exempt != root.at("metadata").text("name").equals("exempt")) {
      type.refuse(LEVEL, type.shown() + ": the level named exempt is Exempt, and no other is");
    }
    switch (type.text()) {
      case "Exempt" -> {
        if (spec.has("limited")) {
          spec.at("limited").refuse(LEVEL, "limited beside type Exempt");
        }
        shares(spec.at("exempt"));
      }
      case "Limited" -> {
        if (spec.has("exempt")) {
          spec.at("exempt").refuse(LEVEL, "exempt beside type Limited");
        }
        if (!spec.has("limited")) {
          spec.at("limited").refuse(LEVEL, "type Limited without limited");
        } else {
          limited(spec.at("limited"));
        }
      }
      default -> type.refuse(LEVEL, type.shown() + " must be Exempt or Limited");
    }
  }

  private static void shares(Field shares) {
    shares.at("nominalConcurrencyShares").within(LEVEL, 0, Integer.MAX_VALUE);
    shares.at("lendablePercent").within(LEVEL, 0, 100);
  }

  private static void limited(Field limited) {
    shares(limited);
    limited.at("borrowingLimitPercent").within(LEVEL, 0, Integer.MAX_VALUE);
    Field response = limited.at("limitResponse");
    Field queuing = response.at("queuing");
    switch (response.text("type")) {
      case "Reject" -> {
        if (queuing.isGiven()) {
          queuing.refuse(LEVEL, "queuing beside type Reject");
        }
      }
      case "Queue" -> {
        if (!queuing.isGiven()) {
          queuing.refuse(LEVEL, "type Queue without queuing");
        } else {
          queuing(queuing);
        }
      }
      default ->
          response
              .at("type")
              .refuse(LEVEL, response.at("type").shown() + " must be Queue or Reject");
    }
  }

  private static void queuing(Field queuing) {
    queuing.at("queueLengthLimit").within(LEVEL, 1, Integer.MAX_VALUE);
    queuing.at("queues").within(LEVEL, 1, 10_000_000);
    long queues = queuing.at("queues").number(64);
    long hand = queuing.at("handSize").number(8);
    if (hand < 1 || hand > queues) {
      queuing.at("handSize").refuse(LEVEL, hand + " must be from 1 to the " + queues + " queues");
    } else if (entropy(queues, hand) > 60) {
      queuing
          .at("handSize")
          .refuse(LEVEL, hand + " of " + queues + " queues take more than 60 bits to deal");
    }
  }

  /** The bits that dealing a hand of queues takes. */
  private static double entropy(long queues, long hand) {
    double bits = 0;
    for (long i = 0; i < hand && bits <= 60; i++) {
      bits += Math.log(queues - (double) i) / Math.log(2);
    }
    return Math.ceil(bits);
  }
}
