package dev.plimsoll.policies;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.policies.internal.AdmissionValues;
import dev.plimsoll.policies.internal.Compiled;
import dev.plimsoll.policies.internal.Outcome;
import dev.plimsoll.reference.LabelSelector;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.Schemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One policy with its bindings, asked about objects one by one. */
final class PolicyRun {
  private final Schemas schemas;
  private final Bundle bundle;
  private final PreparedPolicy policy;
  private final List<MapNode> bindings;
  private final PolicyMatch match;
  private final Findings findings;

  PolicyRun(
      Schemas schemas,
      Bundle bundle,
      PreparedPolicy policy,
      List<MapNode> bindings,
      Findings findings) {
    this.schemas = schemas;
    this.bundle = bundle;
    this.policy = policy;
    this.bindings = bindings;
    this.match = new PolicyMatch(schemas, part(policy.spec(), "matchConstraints"));
    this.findings = findings;
  }

  private static MapNode part(MapNode tree, String key) {
    return tree.findMap(key).orElse(MapNode.empty(Origin.UNKNOWN));
  }

  /** Asks about an object. */
  void ask(PolicyTarget target) {
    if (!match.matches(target)) {
      return;
    }
    for (MapNode binding : bindings) {
      MapNode spec = part(binding, "spec");
      if (new PolicyMatch(schemas, part(spec, "matchResources")).matches(target)) {
        bound(target, spec);
      }
    }
  }

  private void bound(PolicyTarget target, MapNode binding) {
    Severity severity =
        PolicyTarget.texts(binding, "validationActions").contains("Deny")
            ? Severity.ERROR
            : Severity.WARNING;
    if (policy.asksTheServer(target.sender().isPresent())) {
      notChecked(target);
      return;
    }
    if (policy.spec().findMap("paramKind").isEmpty()) {
      validate(target, Optional.empty(), severity);
      return;
    }
    MapNode reference = part(binding, "paramRef");
    List<MapNode> params = params(part(policy.spec(), "paramKind"), reference, target);
    params.forEach(found -> validate(target, Optional.of(found), severity));
    boolean needed =
        reference.findText("parameterNotFoundAction").filter("Deny"::equals).isPresent();
    if (params.isEmpty() && needed && policy.failsClosed()) {
      report(
          PolicyCodes.NO_PARAMETERS,
          severity,
          target,
          "it finds no parameters"
              + reference.findText("name").map(name -> " \"" + name + "\"").orElse(""),
          "add the parameters, or say parameterNotFoundAction: Allow");
    }
  }

  private List<MapNode> params(MapNode kind, MapNode reference, PolicyTarget target) {
    String apiVersion = kind.findText("apiVersion").orElse("");
    String name = kind.findText("kind").orElse("");
    boolean namespaced = schemas.find(apiVersion, name).map(KindSchema::isNamespaced).orElse(false);
    Optional<String> namespace =
        namespaced
            ? reference.findText("namespace").or(() -> target.manifest().identity().namespace())
            : Optional.empty();
    Optional<String> wanted = reference.findText("name");
    Optional<LabelSelector> selector = reference.findMap("selector").map(LabelSelector::of);
    return bundle
        .applied()
        .filter(
            manifest ->
                manifest.identity().apiVersion().equals(apiVersion)
                    && manifest.identity().kind().equals(name)
                    && (!namespaced || manifest.identity().namespace().equals(namespace))
                    && wanted.map(manifest.identity().name()::equals).orElse(true)
                    && selector
                        .map(labels -> labels.matches(PolicyTarget.labels(manifest.tree())))
                        .orElse(true))
        .map(Manifest::tree)
        .toList();
  }

  private void validate(PolicyTarget target, Optional<MapNode> params, Severity severity) {
    Map<String, Object> variables = variables(target, params);
    for (Compiled condition : policy.conditions()) {
      Outcome outcome = condition.run(variables);
      if (!(outcome instanceof Outcome.Answer answer)) {
        fault(outcome, "a match condition", severity, target);
        return;
      }
      if (!answer.isTrue()) {
        return;
      }
    }
    for (PreparedPolicy.Validation validation : policy.validations()) {
      if (validation.condition().asksTheServer(target.sender().isPresent())) {
        notChecked(target);
        continue;
      }
      Outcome outcome = validation.condition().run(variables);
      String expression = oneLine(validation.said().findText("expression").orElse(""));
      if (!(outcome instanceof Outcome.Answer answer)) {
        fault(outcome, expression, severity, target);
      } else if (!answer.isTrue()) {
        report(
            PolicyCodes.DENIED,
            severity,
            target,
            message(validation, variables, expression),
            "make this true: " + expression);
      }
    }
  }

  private Map<String, Object> variables(PolicyTarget target, Optional<MapNode> params) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("object", AdmissionValues.of(target.filled()));
    variables.put("oldObject", AdmissionValues.of(Optional.empty()));
    variables.put("request", PolicyRequest.of(target));
    variables.put("namespaceObject", PolicyRequest.namespace(target));
    variables.put("params", AdmissionValues.of(params));
    AdmissionValues.addVariables(policy.variables(), variables);
    return variables;
  }

  private static String message(
      PreparedPolicy.Validation validation, Map<String, Object> variables, String expression) {
    return validation
        .message()
        .map(said -> said.run(variables))
        .filter(Outcome.Answer.class::isInstance)
        .map(answer -> ((Outcome.Answer) answer).value().toString().strip())
        .filter(text -> !text.isEmpty() && text.indexOf('\n') < 0)
        .or(() -> validation.said().findText("message").map(String::strip))
        .filter(text -> !text.isEmpty())
        .orElse("failed expression: " + expression);
  }

  private void fault(Outcome outcome, String what, Severity severity, PolicyTarget target) {
    if (policy.failsClosed()) {
      report(
          PolicyCodes.FAULT,
          severity,
          target,
          (outcome instanceof Outcome.Fault fault
                  ? fault.problem()
                  : "it takes more than " + Compiled.MOST_STEPS + " steps")
              + ", evaluating "
              + what,
          "give what the policy reads, or let it ask with has() first");
    }
  }

  private void notChecked(PolicyTarget target) {
    report(
        PolicyCodes.NOT_CHECKED,
        Severity.NOTE,
        target,
        "not checked: the policy asks who sends the request",
        "try it on a cluster");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private void report(
      Code code, Severity severity, PolicyTarget target, String problem, String fix) {
    findings.add(
        new Finding(
            code,
            severity,
            target.manifest().where(FieldPath.ROOT),
            "policy \"" + policy.name() + "\": " + oneLine(problem),
            fix));
  }
}
