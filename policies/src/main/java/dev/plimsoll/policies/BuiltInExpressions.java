package dev.plimsoll.policies;

import static dev.plimsoll.policies.internal.AdmissionScope.Part.AUTHORIZER;
import static dev.plimsoll.policies.internal.AdmissionScope.Part.PARAMS;
import static dev.plimsoll.policies.internal.AdmissionScope.Part.PATCHES;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.policies.internal.AdmissionScope;
import dev.plimsoll.policies.internal.Answers;
import dev.plimsoll.policies.internal.Compilation;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Compiles the expressions of built-in kinds, as the server does before it takes an object. */
final class BuiltInExpressions {
  private static final Map<String, BiConsumer<BuiltInExpressions, FieldPath>> KINDS =
      Map.of(
          "admissionregistration.k8s.io ValidatingAdmissionPolicy",
          BuiltInExpressions::validating,
          "admissionregistration.k8s.io MutatingAdmissionPolicy",
          BuiltInExpressions::mutating,
          "admissionregistration.k8s.io ValidatingWebhookConfiguration",
          BuiltInExpressions::webhooks,
          "admissionregistration.k8s.io MutatingWebhookConfiguration",
          BuiltInExpressions::webhooks,
          "resource.k8s.io DeviceClass",
          (expressions, spec) -> expressions.selectors(spec),
          "resource.k8s.io ResourceClaim",
          BuiltInExpressions::claim,
          "resource.k8s.io ResourceClaimTemplate",
          (expressions, spec) -> expressions.claim(spec.field("spec")));

  private final CheckedDocument document;
  private final KubernetesVersion version;
  private final Findings findings;
  private final AdmissionScope scope;

  BuiltInExpressions(CheckedDocument document, KubernetesVersion version, Findings findings) {
    this.document = document;
    this.version = version;
    this.findings = findings;
    this.scope = new AdmissionScope(version);
  }

  void check() {
    KINDS
        .getOrDefault(
            document.kind().group() + " " + document.kind().kind(), (expressions, spec) -> {})
        .accept(this, FieldPath.of("spec"));
  }

  private void validating(FieldPath spec) {
    Set<AdmissionScope.Part> parts = policy(spec);
    EnumSet<AdmissionScope.Part> said = EnumSet.copyOf(parts);
    said.remove(AUTHORIZER);
    each(
        spec.field("validations"),
        item -> {
          compile(item.field("expression"), parts, Answers.TRUTH);
          compile(item.field("messageExpression"), said, Answers.TEXT);
        });
    each(
        spec.field("auditAnnotations"),
        item -> compile(item.field("valueExpression"), parts, Answers.TEXT_OR_NULL));
  }

  private void mutating(FieldPath spec) {
    EnumSet<AdmissionScope.Part> parts = EnumSet.copyOf(policy(spec));
    parts.add(PATCHES);
    each(
        spec.field("mutations"),
        item -> {
          compile(item.field("applyConfiguration").field("expression"), parts, Answers.OBJECT);
          compile(item.field("jsonPatch").field("expression"), parts, Answers.PATCH);
        });
  }

  /** Conditions and variables, which both kinds of policies have; answers what others may name. */
  private Set<AdmissionScope.Part> policy(FieldPath spec) {
    boolean params =
        document
            .filled()
            .find(spec.field("paramKind"))
            .filter(MapNode.class::isInstance)
            .isPresent();
    Set<AdmissionScope.Part> parts =
        params ? EnumSet.of(PARAMS, AUTHORIZER) : EnumSet.of(AUTHORIZER);
    conditions(spec, parts);
    each(
        spec.field("variables"),
        item -> {
          String name = text(item.field("name"));
          scope.add(name, compile(item.field("expression"), parts, Answers.ANYTHING));
        });
    return parts;
  }

  private void webhooks(FieldPath spec) {
    each(FieldPath.of("webhooks"), webhook -> conditions(webhook, EnumSet.of(AUTHORIZER)));
  }

  private void conditions(FieldPath at, Set<AdmissionScope.Part> parts) {
    each(
        at.field("matchConditions"),
        item -> compile(item.field("expression"), parts, Answers.TRUTH));
  }

  private void claim(FieldPath spec) {
    each(
        spec.field("devices").field("requests"),
        request -> {
          selectors(request);
          selectors(request.field("exactly"));
          each(request.field("firstAvailable"), this::selectors);
        });
  }

  private void selectors(FieldPath at) {
    each(
        at.field("selectors"),
        item -> {
          FieldPath path = item.field("cel").field("expression");
          String text = text(path);
          if (!text.isEmpty()) {
            report(AdmissionScope.device(version, text), path, text);
          }
        });
  }

  /** What is done with a place. */
  @FunctionalInterface
  private interface Visit {
    void at(FieldPath path);
  }

  private void each(FieldPath list, Visit visit) {
    if (document.filled().find(list).orElse(null) instanceof ListNode items) {
      for (int i = 0; i < items.size(); i++) {
        visit.at(list.item(i));
      }
    }
  }

  private String text(FieldPath path) {
    return document
        .filled()
        .find(path)
        .filter((Node node) -> node instanceof ScalarNode scalar && scalar.isString())
        .map(node -> ((ScalarNode) node).text())
        .orElse("");
  }

  private Compilation compile(FieldPath path, Set<AdmissionScope.Part> parts, Answers answers) {
    String text = text(path);
    if (text.isBlank()) {
      return new Compilation.Broken(List.of());
    }
    Compilation compilation = scope.compile(text, parts, answers);
    report(compilation, path, text);
    return compilation;
  }

  private void report(Compilation compilation, FieldPath path, String text) {
    if (compilation instanceof Compilation.Broken broken) {
      for (Compilation.Problem problem : broken.problems()) {
        findings.add(
            CelCodes.EXPRESSION,
            document.where(path),
            problem + ": " + text.strip().replaceAll("\\s*\\R\\s*", " "),
            "correct the expression");
      }
    }
  }
}
