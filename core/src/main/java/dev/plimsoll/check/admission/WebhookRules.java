package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.WEBHOOKS;
import static dev.plimsoll.check.admission.Source.WEBHOOK_URL;

import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of webhook configurations. */
final class WebhookRules {
  static final Rule NAME =
      rule("PLM3951", "W1", "webhooks.name")
          .says("a webhook has a domain name of three parts of its own")
          .fix("write for example check.example.com")
          .source(WEBHOOKS, "validateValidatingWebhook");
  static final Rule REVIEWS =
      rule("PLM3952", "W2", "webhooks.admissionReviewVersions")
          .says("a webhook understands v1 or v1beta1")
          .fix("write admissionReviewVersions: [v1]")
          .source(WEBHOOKS, "validateAdmissionReviewVersions");
  static final Rule EFFECTS =
      rule("PLM3953", "W3", "webhooks.sideEffects")
          .says("a webhook has no side effects on a dry run, and answers within 1 to 30 seconds")
          .fix("write sideEffects: None")
          .source(WEBHOOKS, "validateValidatingWebhook");
  static final Rule POLICIES =
      rule("PLM3954", "W4", "webhooks.failurePolicy")
          .says(
              "failurePolicy is Fail or Ignore, matchPolicy Exact or Equivalent, reinvocationPolicy Never or IfNeeded")
          .fix("write one of them")
          .source(WEBHOOKS, "validateMutatingWebhook");
  static final Rule CLIENT =
      rule("PLM3955", "W5", "webhooks.clientConfig")
          .says("a webhook is reached by an https URL or a Service")
          .fix("write service.name and service.namespace")
          .source(WEBHOOK_URL, "ValidateWebhookService");
  static final Rule RULES =
      rule("PLM3956", "W6", "webhooks.rules")
          .says("a rule names operations, groups, versions and resources; '*' stands alone")
          .fix(
              "write for example operations [CREATE], apiGroups [apps], apiVersions [v1], resources [deployments]")
          .source(WEBHOOKS, "validateRuleWithOperations");
  static final Rule CONDITIONS =
      rule("PLM3957", "W7", "webhooks.matchConditions")
          .says("a match condition has a name of its own and an expression; at most 64")
          .fix("write name and expression")
          .source(WEBHOOKS, "validateMatchConditions");

  private static final List<String> OPERATIONS =
      List.of("*", "CREATE", "UPDATE", "DELETE", "CONNECT");

  private WebhookRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void validating(Field root) {
    webhooks(root);
  }

  static void mutating(Field root) {
    webhooks(root);
    for (Field webhook : root.at("webhooks").items()) {
      webhook.at("reinvocationPolicy").oneOf(POLICIES, List.of("Never", "IfNeeded"));
    }
  }

  private static void webhooks(Field root) {
    Set<String> names = new HashSet<>();
    for (Field webhook : root.at("webhooks").items()) {
      Field name = webhook.at("name");
      name.refuse(NAME, fullName(name.text()));
      if (!names.add(name.text())) {
        name.refuse(NAME, name.shown() + " stands twice");
      }
      reviews(webhook.at("admissionReviewVersions"));
      webhook.at("rules").items().forEach(r -> rule(r, RULES));
      webhook.at("failurePolicy").oneOf(POLICIES, List.of("Fail", "Ignore"));
      webhook.at("matchPolicy").oneOf(POLICIES, List.of("Exact", "Equivalent"));
      Field effects = webhook.at("sideEffects");
      if (!List.of("None", "NoneOnDryRun").contains(effects.text())) {
        effects.refuse(EFFECTS, effects.shown() + " must be None or NoneOnDryRun");
      }
      webhook.at("timeoutSeconds").within(EFFECTS, 1, 30);
      SelectorRules.check(webhook.at("namespaceSelector"));
      SelectorRules.check(webhook.at("objectSelector"));
      client(webhook.at("clientConfig"), CLIENT);
      conditions(webhook.at("matchConditions"), CONDITIONS);
    }
  }

  private static Optional<String> fullName(String text) {
    if (text.isEmpty()) {
      return Optional.of("must not be empty");
    }
    return NameRules.dns1123Subdomain(text)
        .or(
            () ->
                text.split("\\.", -1).length < 3
                    ? Optional.of("must have at least three parts between dots")
                    : Optional.empty());
  }

  private static void reviews(Field versions) {
    if (versions.isEmpty()) {
      versions.refuse(REVIEWS, "there is no version");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Field version : versions.items()) {
      version.refuse(REVIEWS, NameRules.dns1035Label(version.text()));
      if (!seen.add(version.text())) {
        version.refuse(REVIEWS, version.shown() + " stands twice");
      }
    }
    if (!seen.contains("v1") && !seen.contains("v1beta1")) {
      versions.refuse(REVIEWS, "there is neither v1 nor v1beta1");
    }
  }

  /** Operations and resources that a webhook or policy is for. */
  static void rule(Field rule, Rule broken) {
    Field operations = rule.at("operations");
    if (operations.isEmpty()) {
      operations.refuse(broken, "there is no operation");
    }
    alone(operations, broken);
    for (Field operation : operations.items()) {
      operation.oneOf(broken, OPERATIONS);
    }
    Field groups = rule.at("apiGroups");
    if (groups.isEmpty()) {
      groups.refuse(broken, "there is no API group");
    }
    alone(groups, broken);
    Field versions = rule.at("apiVersions");
    if (versions.isEmpty()) {
      versions.refuse(broken, "there is no API version");
    }
    alone(versions, broken);
    for (Field version : versions.items()) {
      if (version.text().isEmpty()) {
        version.refuse(broken, "an API version is empty");
      }
    }
    resources(rule.at("resources"), broken);
    if (rule.has("scope")) {
      rule.at("scope").oneOf(broken, List.of("*", "Cluster", "Namespaced"));
    }
  }

  private static void alone(Field list, Rule broken) {
    if (list.size() > 1 && list.items().stream().anyMatch(item -> item.text().equals("*"))) {
      list.refuse(broken, "'*' stands beside others");
    }
  }

  private static void resources(Field resources, Rule broken) {
    if (resources.isEmpty()) {
      resources.refuse(broken, "there is no resource");
    }
    Set<String> wildSubresources = new HashSet<>();
    Set<String> wildResources = new HashSet<>();
    boolean all = false;
    boolean star = false;
    boolean plain = false;
    for (Field resource : resources.items()) {
      String text = resource.text();
      if (text.isEmpty()) {
        resource.refuse(broken, "a resource is empty");
        continue;
      }
      all |= text.equals("*/*");
      star |= text.equals("*");
      int slash = text.indexOf('/');
      if (slash < 0) {
        plain = !text.equals("*");
        continue;
      }
      String name = text.substring(0, slash);
      String sub = text.substring(slash + 1);
      if (wildSubresources.contains(name) || wildResources.contains(sub)) {
        resource.refuse(broken, resource.shown() + " is covered by another");
      }
      if (sub.equals("*")) {
        wildSubresources.add(name);
      }
      if (name.equals("*")) {
        wildResources.add(sub);
      }
    }
    if (resources.size() > 1 && all) {
      resources.refuse(broken, "'*/*' stands beside others");
    }
    if (star && plain) {
      resources.refuse(broken, "'*' stands beside a resource");
    }
  }

  /** How a webhook is reached: a URL or a Service. */
  static void client(Field config, Rule broken) {
    boolean url = config.has("url");
    boolean service = config.has("service");
    if (url == service) {
      config.refuse(broken, url ? "both url and service" : "neither url nor service");
    } else if (url) {
      url(config.at("url"), broken);
    } else {
      service(config.at("service"), broken);
    }
  }

  private static void url(Field url, Rule broken) {
    String text = url.text();
    boolean https = text.startsWith("https://");
    String rest = https ? text.substring("https://".length()) : text;
    int path = rest.indexOf('/');
    String host = path < 0 ? rest : rest.substring(0, path);
    if (!https) {
      url.refuse(broken, url.shown() + " must begin with https://");
    } else if (host.isEmpty() || host.startsWith("?") || host.startsWith("#")) {
      url.refuse(broken, url.shown() + " names no host");
    } else if (host.contains("@")
        || text.contains("?")
        || text.contains("#")
        || text.chars().anyMatch(c -> c <= ' ' || c == 127)) {
      url.refuse(broken, url.shown() + " must have no user, query or fragment");
    }
  }

  static void service(Field service, Rule broken) {
    for (String key : List.of("name", "namespace")) {
      if (service.text(key).isEmpty()) {
        service.at(key).refuse(broken, "a service without " + key);
      }
    }
    Field port = service.at("port");
    port.refuse(broken, port.isGiven() ? Syntax.portNumber(port.number(0)) : Optional.empty());
    Field path = service.at("path");
    if (path.isGiven()) {
      path(path, broken);
    }
  }

  private static void path(Field path, Rule broken) {
    String text = path.text();
    if (text.equals("/") || text.isEmpty()) {
      return;
    }
    if (!text.startsWith("/")) {
      path.refuse(broken, path.shown() + " must begin with '/'");
      return;
    }
    String inner = text.endsWith("/") ? text.substring(1, text.length() - 1) : text.substring(1);
    for (String step : inner.split("/", -1)) {
      Optional<String> problem =
          step.isEmpty() ? Optional.of("must not be empty") : NameRules.dns1123Subdomain(step);
      if (problem.isPresent()) {
        path.refuse(broken, "a part of " + path.shown() + " " + problem.get());
        return;
      }
    }
  }

  /** Conditions in the Common Expression Language; what they say is for another stage. */
  static void conditions(Field conditions, Rule broken) {
    if (conditions.size() > 64) {
      conditions.refuse(broken, conditions.size() + " conditions are more than 64");
    }
    Set<String> names = new HashSet<>();
    for (Field condition : conditions.items()) {
      Field name = condition.at("name");
      name.refuse(
          broken,
          name.text().isEmpty()
              ? Optional.of("must not be empty")
              : NameRules.qualifiedName(name.text()));
      if (!name.text().isEmpty() && !names.add(name.text())) {
        name.refuse(broken, name.shown() + " stands twice");
      }
      if (condition.text("expression").strip().isEmpty()) {
        condition.at("expression").refuse(broken, "a condition has no expression");
      }
    }
  }
}
