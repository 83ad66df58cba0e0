package dev.plimsoll.workload;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.NamespaceName;
import org.apiguardian.api.API;

/**
 * Where a pod is lowered.
 *
 * @param env the environment
 * @param namespace where the pod runs
 * @param role what it does there; label {@code plimsoll.dev/role}, and the name of its service
 *     account
 * @param labels of the pod and of all that stands beside it
 * @param findings where findings go
 */
@API(status = API.Status.EXPERIMENTAL)
public record PodScope(
    EnvironmentFacts env,
    NamespaceName namespace,
    DnsLabel role,
    Labels labels,
    Findings findings) {
  /** A scope for the pods of a role, without labels of their own. */
  public static PodScope of(
      EnvironmentFacts env, NamespaceName namespace, String role, Findings findings) {
    return new PodScope(env, namespace, DnsLabel.of(role), Labels.empty(), findings);
  }

  /** This scope with labels. */
  public PodScope withLabels(Labels other) {
    return new PodScope(env, namespace, role, other, findings);
  }

  Origin origin(String method) {
    return Origin.render(labels.get(WorkloadLabels.NAME).orElse(role.value()), method);
  }
}
