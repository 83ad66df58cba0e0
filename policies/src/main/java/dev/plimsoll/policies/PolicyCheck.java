package dev.plimsoll.policies;

import dev.plimsoll.check.BundleCheck;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the admission policies of a bundle about everything that is created, latent objects
 * included. A policy without a binding asks nothing, as in the server.
 */
final class PolicyCheck implements BundleCheck {
  private static final String GROUP = "admissionregistration.k8s.io";
  private static final String POLICY = "ValidatingAdmissionPolicy";
  private static final String BINDING = "ValidatingAdmissionPolicyBinding";

  private final Schemas schemas;

  PolicyCheck(Schemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public Stage stage() {
    return Stage.POLICY;
  }

  @Override
  public void check(Bundle bundle, Findings findings) {
    List<Manifest> policies = bundle.ofKind(GROUP, POLICY).toList();
    List<Manifest> bindings = bundle.ofKind(GROUP, BINDING).toList();
    if (policies.isEmpty() || bindings.isEmpty()) {
      return;
    }
    var runs = new ArrayList<PolicyRun>();
    for (Manifest policy : policies) {
      List<MapNode> bound =
          bindings.stream().filter(binding -> names(binding, policy)).map(Manifest::tree).toList();
      if (!bound.isEmpty()) {
        PreparedPolicy.of(policy, schemas.version())
            .ifPresent(
                prepared -> runs.add(new PolicyRun(schemas, bundle, prepared, bound, findings)));
      }
    }
    if (!runs.isEmpty()) {
      bundle.all().stream()
          .filter(manifest -> !manifest.identity().group().equals(GROUP))
          .forEach(
              manifest ->
                  target(manifest, bundle)
                      .ifPresent(target -> runs.forEach(run -> run.ask(target))));
    }
  }

  private static boolean names(Manifest binding, Manifest policy) {
    return binding
        .tree()
        .findMap("spec")
        .flatMap(spec -> spec.findText("policyName"))
        .filter(policy.identity().name()::equals)
        .isPresent();
  }

  private Optional<PolicyTarget> target(Manifest manifest, Bundle bundle) {
    Optional<KindSchema> kind =
        schemas.find(manifest.identity().apiVersion(), manifest.identity().kind());
    Optional<MapNode> namespace =
        manifest
            .identity()
            .namespace()
            .flatMap(name -> bundle.find("", "Namespace", Optional.empty(), name))
            .map(Manifest::tree);
    return kind.map(
        known ->
            new PolicyTarget(
                manifest, known, AdmittedObject.of(manifest.tree(), known), namespace));
  }
}
