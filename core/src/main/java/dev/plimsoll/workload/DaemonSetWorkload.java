package dev.plimsoll.workload;

import dev.plimsoll.unit.IntOrPercent;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategy;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategyBuilder;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A pod on each node. It has a Service only behind a load balancer or a way in from outside.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/">DaemonSet</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class DaemonSetWorkload extends WorkloadBase<DaemonSetWorkload> {
  private final Optional<IntOrPercent> unavailable;

  DaemonSetWorkload(Fields fields) {
    this(fields, Optional.empty());
  }

  private DaemonSetWorkload(Fields fields, Optional<IntOrPercent> unavailable) {
    super(fields);
    this.unavailable = unavailable;
  }

  /** This replaced on so many nodes at once. Default: one. */
  public DaemonSetWorkload replacedOn(IntOrPercent nodes) {
    return new DaemonSetWorkload(fields(), Optional.of(nodes));
  }

  @Override
  DaemonSetWorkload copy(Fields other) {
    return new DaemonSetWorkload(other, unavailable);
  }

  @Override
  DiskStyle diskStyle() {
    return DiskStyle.WITH_THE_POD;
  }

  @Override
  boolean isServedByDefault() {
    return false;
  }

  @Override
  HasMetadata controller(ControllerParts parts) {
    return new DaemonSetBuilder()
        .withMetadata(parts.metadata())
        .withNewSpec()
        .withSelector(parts.selector())
        .withUpdateStrategy(unavailable.map(DaemonSetWorkload::strategy).orElse(null))
        .withTemplate(parts.pod().template())
        .endSpec()
        .build();
  }

  private static DaemonSetUpdateStrategy strategy(IntOrPercent nodes) {
    return new DaemonSetUpdateStrategyBuilder()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxUnavailable(Numbers.of(nodes))
        .endRollingUpdate()
        .build();
  }
}
