package dev.plimsoll.spark;

import dev.plimsoll.check.reach.PodReach;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.reference.LabelSelector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the NetworkPolicies that Spark makes itself cut off. */
final class PolicyCheck {
  private static final FieldPath PORT =
      FieldPath.of("metadata", "annotations", "prometheus.io/port");

  /** Policies are asked what they say; what an engine makes of it is not Spark's affair. */
  private static final NetworkEngine ANY = new NetworkEngine("any", true, true, true);

  private final Bundle bundle;
  private final Findings findings;

  PolicyCheck(Bundle bundle, Findings findings) {
    this.bundle = bundle;
    this.findings = findings;
  }

  void check() {
    List<Manifest> made =
        bundle.ofKind("networking.k8s.io", "NetworkPolicy").filter(Manifest::isLatent).toList();
    if (made.isEmpty()) {
      return;
    }
    var reach = new PodReach(bundle, ANY);
    for (Manifest policy : made) {
      bundle
          .ofKind("", "Pod")
          .filter(pod -> pod.isLatent() && selects(policy, pod))
          .forEach(pod -> port(pod).ifPresent(port -> metrics(reach, policy, pod, port)));
    }
  }

  private void metrics(PodReach reach, Manifest policy, Manifest executor, int port) {
    if (reach.opened(executor, other -> !other.isLatent()).hasTcp(port)) {
      return;
    }
    findings.add(
        SparkCodes.POLICY_OF_SPARK,
        executor.where(PORT),
        "the Spark that submits it makes NetworkPolicy "
            + policy.identity().name()
            + ", which admits pods of the same run only, and no policy opens port "
            + port
            + " to Prometheus",
        "add Monitoring to the platform, or a NetworkPolicy that admits Prometheus to port "
            + port
            + " of pods with spark-role: executor; or leave Spark's out with "
            + SubmittedObjects.LEFT_OUT
            + ": "
            + SubmittedObjects.POLICY_STEP);
  }

  private static Optional<Integer> port(Manifest pod) {
    return SparkSizing.scalar(annotations(pod), "prometheus.io/port").map(Integer::valueOf);
  }

  private static MapNode annotations(Manifest pod) {
    return metadata(pod, "annotations");
  }

  private static MapNode metadata(Manifest pod, String field) {
    return pod.tree()
        .findMap("metadata")
        .flatMap(metadata -> metadata.findMap(field))
        .orElse(MapNode.empty(pod.origin()));
  }

  private static boolean selects(Manifest policy, Manifest pod) {
    MapNode labels = metadata(pod, "labels");
    Map<String, String> texts = new HashMap<>();
    labels.keys().forEach(key -> labels.findText(key).ifPresent(text -> texts.put(key, text)));
    return policy.identity().namespace().equals(pod.identity().namespace())
        && policy
            .tree()
            .findMap("spec")
            .flatMap(spec -> spec.findMap("podSelector"))
            .filter(selector -> LabelSelector.of(selector).matches(texts))
            .isPresent();
  }
}
