package dev.plimsoll.policies;

import dev.plimsoll.check.BundleCheck;
import dev.plimsoll.check.reach.PodBox;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Presence;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
      Map<String, PodBox> makers =
          bundle.all().stream()
              .flatMap(manifest -> PodBox.of(manifest).stream())
              .collect(Collectors.toMap(PodBox::id, Function.identity(), (one, other) -> one));
      bundle.all().stream()
          .filter(manifest -> !manifest.identity().group().equals(GROUP))
          .forEach(
              manifest ->
                  target(manifest, bundle, makers)
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

  private Optional<PolicyTarget> target(
      Manifest manifest, Bundle bundle, Map<String, PodBox> makers) {
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
                manifest,
                known,
                AdmittedObject.of(manifest.tree(), known),
                namespace,
                sender(manifest, makers)));
  }

  /** Who creates a latent object: the account of the pods that are its maker. */
  private static Optional<PolicyTarget.Sender> sender(
      Manifest manifest, Map<String, PodBox> makers) {
    return manifest.presence() instanceof Presence.Latent latent
        ? Optional.ofNullable(makers.get(latent.maker()))
            .map(maker -> new PolicyTarget.Sender(maker.namespace(), maker.account()))
        : Optional.empty();
  }
}
