package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.WEBHOOKS;

import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules of admission policies and their bindings, apart from what their expressions say. */
final class PolicyRules {
  static final Rule SPEC =
      rule("PLM3961", "X1", "spec")
          .says("a policy says what it matches, and has a validation or an audit annotation")
          .fix("write matchConstraints.resourceRules and validations")
          .source(WEBHOOKS, "validateValidatingAdmissionPolicySpec");
  static final Rule VALIDATION =
      rule("PLM3962", "X2", "spec.validations")
          .says("a validation has an expression, a message of one line and a reason that is known")
          .fix("write expression, and message in one line")
          .source(WEBHOOKS, "validateValidation");
  static final Rule NAMES =
      rule("PLM3963", "X3", "spec.variables")
          .says("variables, parameter kinds and audit annotations have sound names, each once")
          .fix("write names of letters, digits and '_'")
          .source(WEBHOOKS, "validateVariable");
  static final Rule BINDING =
      rule("PLM3964", "X4", "spec")
          .says("a binding names a policy, what is done, and parameters by name or selector")
          .fix("write policyName, validationActions and paramRef.parameterNotFoundAction")
          .source(WEBHOOKS, "validateValidatingAdmissionPolicyBindingSpec");
  static final Rule MATCH =
      rule("PLM3965", "X5", "spec.matchConstraints")
          .says("what a policy matches is sound")
          .fix("write operations, apiGroups, apiVersions and resources")
          .source(WEBHOOKS, "validateMatchResources");

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private PolicyRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void validating(Field root) {
    Field spec = root.at("spec");
    common(spec);
    Field validations = spec.at("validations");
    Field annotations = spec.at("auditAnnotations");
    if (validations.isEmpty() && annotations.isEmpty()) {
      validations.refuse(SPEC, "there is neither a validation nor an audit annotation");
    }
    validations.items().forEach(PolicyRules::validation);
    if (annotations.size() > 20) {
      annotations.refuse(NAMES, annotations.size() + " audit annotations are more than 20");
    }
    Set<String> keys = new HashSet<>();
    for (Field annotation : annotations.items()) {
      Field key = annotation.at("key");
      key.refuse(
          NAMES,
          key.text().isEmpty()
              ? Optional.of("must not be empty")
              : NameRules.qualifiedName(root.at("metadata").text("name") + "/" + key.text()));
      if (!keys.add(key.text())) {
        key.refuse(NAMES, key.shown() + " stands twice");
      }
      Field value = annotation.at("valueExpression");
      if (value.text().strip().isEmpty() || Bytes.of(value.text()) > 5 * 1024) {
        value.refuse(
            NAMES,
            value.text().strip().isEmpty()
                ? "there is no valueExpression"
                : "valueExpression is over 5 KiB");
      }
    }
  }

  private static void common(Field spec) {
    spec.at("failurePolicy").oneOf(SPEC, List.of("Fail", "Ignore"));
    if (spec.has("paramKind")) {
      paramKind(spec.at("paramKind"));
    }
    Field match = spec.at("matchConstraints");
    if (!match.isGiven()) {
      match.refuse(SPEC, "there are no matchConstraints");
    } else {
      match(match);
      if (match.at("resourceRules").isEmpty()) {
        match.at("resourceRules").refuse(SPEC, "there is no resource rule");
      }
    }
    WebhookRules.conditions(spec.at("matchConditions"), WebhookRules.CONDITIONS);
    for (Field variable : spec.at("variables").items()) {
      Field name = variable.at("name");
      if (!isIdentifier(name.text())) {
        name.refuse(NAMES, name.shown() + " is no name of a variable");
      }
      if (variable.text("expression").strip().isEmpty()) {
        variable.at("expression").refuse(NAMES, "a variable has no expression");
      }
    }
  }

  private static boolean isIdentifier(String text) {
    return IDENTIFIER.matcher(text).matches() && !RESERVED.contains(text);
  }

  private static void paramKind(Field kind) {
    String version = kind.text("apiVersion");
    int slash = version.indexOf('/');
    boolean group = slash < 0 || slash == version.lastIndexOf('/');
    if (version.isEmpty() || !group) {
      kind.at("apiVersion").refuse(NAMES, kind.at("apiVersion").shown() + " is no apiVersion");
    } else {
      kind.at("apiVersion").refuse(NAMES, NameRules.dns1035Label(version.substring(slash + 1)));
      if (slash > 0) {
        kind.at("apiVersion")
            .refuse(NAMES, NameRules.dns1123Subdomain(version.substring(0, slash)));
      }
    }
    Field name = kind.at("kind");
    name.refuse(
        NAMES,
        name.text().isEmpty()
            ? Optional.of("must not be empty")
            : NameRules.dns1035Label(name.text().toLowerCase(java.util.Locale.ROOT)));
  }

  private static void match(Field match) {
    SelectorRules.check(match.at("namespaceSelector"));
    SelectorRules.check(match.at("objectSelector"));
    for (String key : List.of("resourceRules", "excludeResourceRules")) {
      for (Field rule : match.at(key).items()) {
        WebhookRules.rule(rule, MATCH);
        Set<String> names = new HashSet<>();
        for (Field name : rule.at("resourceNames").items()) {
          name.refuse(
              MATCH,
              name.text().isEmpty() ? Optional.empty() : NameRules.pathSegmentName(name.text()));
          if (!names.add(name.text())) {
            name.refuse(MATCH, name.shown() + " stands twice");
          }
        }
      }
    }
    if (match.has("matchPolicy")) {
      match.at("matchPolicy").oneOf(MATCH, List.of("Exact", "Equivalent"));
    }
  }

  private static void validation(Field validation) {
    String expression = validation.text("expression").strip();
    String message = validation.text("message");
    if (expression.isEmpty()) {
      validation.at("expression").refuse(VALIDATION, "there is no expression");
    }
    if (validation.has("messageExpression")
        && validation.text("messageExpression").strip().isEmpty()
        && !validation.text("messageExpression").isEmpty()) {
      validation.at("messageExpression").refuse(VALIDATION, "messageExpression is blank");
    }
    if (!message.isEmpty() && message.strip().isEmpty()) {
      validation.at("message").refuse(VALIDATION, "the message is blank");
    } else if (hasLines(message.strip())) {
      validation.at("message").refuse(VALIDATION, "the message has line breaks");
    }
    if (validation.has("reason")) {
      validation
          .at("reason")
          .oneOf(VALIDATION, List.of("Forbidden", "Invalid", "RequestEntityTooLarge"));
    }
  }

  private static boolean hasLines(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }

  static void binding(Field root) {
    Field spec = root.at("spec");
    reference(spec);
    Field actions = spec.at("validationActions");
    if (actions.isEmpty()) {
      actions.refuse(BINDING, "there is no action");
    }
    Set<String> seen = new HashSet<>();
    for (Field action : actions.items()) {
      if (!List.of("Deny", "Warn", "Audit").contains(action.text())) {
        action.refuse(BINDING, action.shown() + " must be Deny, Warn or Audit");
      }
      if (!seen.add(action.text())) {
        action.refuse(BINDING, action.shown() + " stands twice");
      }
    }
    if (seen.contains("Deny") && seen.contains("Warn")) {
      actions.refuse(BINDING, "Deny and Warn exclude each other");
    }
  }

  private static void reference(Field spec) {
    Field policy = spec.at("policyName");
    policy.refuse(BINDING, NameRules.dns1123Subdomain(policy.text()));
    if (spec.has("matchResources")) {
      match(spec.at("matchResources"));
    }
    Field ref = spec.at("paramRef");
    if (!ref.isGiven()) {
      return;
    }
    boolean named = !ref.text("name").isEmpty();
    boolean selected = ref.has("selector");
    if (named == selected) {
      ref.refuse(BINDING, named ? "both name and selector" : "neither name nor selector");
    } else if (named) {
      ref.at("name").refuse(BINDING, NameRules.pathSegmentName(ref.text("name")));
    } else {
      SelectorRules.check(ref.at("selector"));
    }
    Field action = ref.at("parameterNotFoundAction");
    if (!List.of("Deny", "Allow").contains(action.text())) {
      action.refuse(BINDING, action.shown() + " must be Deny or Allow");
    }
  }

  /** A MutatingAdmissionPolicy. */
  static void mutating(Field root) {
    Field spec = root.at("spec");
    common(spec);
    changing(spec.at("matchConstraints", "resourceRules"));
    Field mutations = spec.at("mutations");
    if (mutations.isEmpty()) {
      mutations.refuse(SPEC, "there is no mutation");
    }
    for (Field mutation : mutations.items()) {
      boolean patch = mutation.text("patchType").equals("JSONPatch");
      String wanted = patch ? "jsonPatch" : "applyConfiguration";
      String other = patch ? "applyConfiguration" : "jsonPatch";
      if (!List.of("ApplyConfiguration", "JSONPatch").contains(mutation.text("patchType"))) {
        mutation
            .at("patchType")
            .refuse(
                SPEC,
                mutation.at("patchType").shown() + " must be ApplyConfiguration or JSONPatch");
      } else if (mutation.at(wanted).text("expression").strip().isEmpty()) {
        mutation.at(wanted).refuse(SPEC, "there is no expression");
      } else if (mutation.has(other)) {
        mutation.at(other).refuse(SPEC, other + " beside patchType " + mutation.text("patchType"));
      }
    }
    Field policy = spec.at("reinvocationPolicy");
    if (!List.of("Never", "IfNeeded").contains(policy.text())) {
      policy.refuse(SPEC, policy.shown() + " must be Never or IfNeeded");
    }
  }

  static void mutatingBinding(Field root) {
    reference(root.at("spec"));
    changing(root.at("spec", "matchResources", "resourceRules"));
  }

  /** What is deleted cannot be changed. */
  private static void changing(Field rules) {
    for (Field rule : rules.items()) {
      for (Field operation : rule.at("operations").items()) {
        if (operation.text().equals("DELETE")) {
          operation.refuse(SPEC, "a mutation of what is deleted", "remove the operation");
        }
      }
    }
  }
}
