package dev.plimsoll.workload;

import dev.plimsoll.unit.IntOrPercent;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * How many replicas may be taken down at once on purpose, for example by upgrades of nodes. A pod
 * that does not work may always go, so that it cannot hold an upgrade up.
 *
 * @param limit what the number limits
 * @param pods how many
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/">Specifying a
 *     disruption budget</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record DisruptionBudget(Limit limit, IntOrPercent pods) {
  /** What the number limits. */
  public enum Limit {
    /** So many may be missing. */
    MAX_UNAVAILABLE,
    /** So many must stay. */
    MIN_AVAILABLE
  }

  public DisruptionBudget {
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(pods, "pods");
  }

  /** So many may be missing. */
  public static DisruptionBudget atMostMissing(int pods) {
    return new DisruptionBudget(Limit.MAX_UNAVAILABLE, IntOrPercent.count(pods));
  }

  /** So many must stay. */
  public static DisruptionBudget atLeastThere(int pods) {
    return new DisruptionBudget(Limit.MIN_AVAILABLE, IntOrPercent.count(pods));
  }

  HasMetadata lower(ControllerParts parts) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(parts.metadata())
        .withNewSpec()
        .withMaxUnavailable(limit == Limit.MAX_UNAVAILABLE ? Numbers.of(pods) : null)
        .withMinAvailable(limit == Limit.MIN_AVAILABLE ? Numbers.of(pods) : null)
        .withSelector(parts.selector())
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .endSpec()
        .build();
  }
}
