package dev.plimsoll.policies;

import static dev.plimsoll.policies.internal.AdmissionScope.Part.AUTHORIZER;
import static dev.plimsoll.policies.internal.AdmissionScope.Part.PARAMS;

import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.policies.internal.AdmissionScope;
import dev.plimsoll.policies.internal.Answers;
import dev.plimsoll.policies.internal.Compilation;
import dev.plimsoll.policies.internal.Compiled;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A policy whose expressions are compiled.
 *
 * @param name its name
 * @param spec what it says
 * @param conditions whether it is for an object at all
 * @param variables by name
 * @param validations what it asks
 */
record PreparedPolicy(
    String name,
    MapNode spec,
    List<Compiled> conditions,
    Map<String, Compiled> variables,
    List<Validation> validations) {
  /**
   * One thing that a policy asks.
   *
   * @param said its tree
   * @param condition what must be true
   * @param message what makes the message
   */
  record Validation(MapNode said, Compiled condition, Optional<Compiled> message) {}

  /** A policy; empty if an expression does not compile, which another check says. */
  static Optional<PreparedPolicy> of(Manifest manifest, KubernetesVersion version) {
    Optional<MapNode> spec = manifest.tree().findMap("spec");
    return spec.flatMap(found -> prepare(manifest.identity().name(), found, version));
  }

  private static Optional<PreparedPolicy> prepare(
      String name, MapNode spec, KubernetesVersion version) {
    Set<AdmissionScope.Part> parts =
        spec.findMap("paramKind").isPresent()
            ? EnumSet.of(PARAMS, AUTHORIZER)
            : EnumSet.of(AUTHORIZER);
    var scope = new AdmissionScope(version);
    var conditions = new ArrayList<Compilation>();
    for (MapNode condition : PolicyTarget.maps(spec, "matchConditions")) {
      conditions.add(scope.compile(text(condition, "expression"), parts, Answers.TRUTH));
    }
    var variables = new LinkedHashMap<String, Compilation>();
    for (MapNode variable : PolicyTarget.maps(spec, "variables")) {
      Compilation value = scope.compile(text(variable, "expression"), parts, Answers.ANYTHING);
      scope.add(text(variable, "name"), value);
      variables.put(text(variable, "name"), value);
    }
    var validations = new ArrayList<Validation>();
    for (MapNode validation : PolicyTarget.maps(spec, "validations")) {
      Compilation condition = scope.compile(text(validation, "expression"), parts, Answers.TRUTH);
      if (!(condition instanceof Compiled sound)) {
        return Optional.empty();
      }
      String message = text(validation, "messageExpression");
      Compilation said = scope.compile(message, parts, Answers.TEXT);
      validations.add(
          new Validation(
              validation,
              sound,
              said instanceof Compiled compiled ? Optional.of(compiled) : Optional.empty()));
    }
    boolean sound =
        conditions.stream().allMatch(Compiled.class::isInstance)
            && variables.values().stream().allMatch(Compiled.class::isInstance);
    if (!sound) {
      return Optional.empty();
    }
    Map<String, Compiled> known = new LinkedHashMap<>();
    variables.forEach((key, value) -> known.put(key, (Compiled) value));
    return Optional.of(
        new PreparedPolicy(
            name,
            spec,
            conditions.stream().map(Compiled.class::cast).toList(),
            known,
            validations));
  }

  private static String text(MapNode tree, String key) {
    return tree.findText(key).orElse("");
  }

  /** Whether an expression that cannot be evaluated refuses the object. */
  boolean failsClosed() {
    return !spec.findText("failurePolicy").filter("Ignore"::equals).isPresent();
  }

  /** Whether an expression asks what only a running server knows. */
  boolean asksTheServer(boolean isSenderKnown) {
    return conditions.stream().anyMatch(one -> one.asksTheServer(isSenderKnown))
        || variables.values().stream().anyMatch(one -> one.asksTheServer(isSenderKnown));
  }
}
