package dev.plimsoll.workload;

import dev.plimsoll.finding.Where;
import dev.plimsoll.unit.IntOrPercent;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Replicas that are alike.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/">Deployments</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class DeploymentWorkload extends ReplicatedWorkload<DeploymentWorkload> {
  private final Optional<Rollout> rollout;

  /** How new pods take over from old ones. */
  sealed interface Rollout {
    /** The old ones go first. */
    record Recreate() implements Rollout {}

    /** By and by. */
    record Rolling(IntOrPercent surge, IntOrPercent unavailable) implements Rollout {}
  }

  DeploymentWorkload(Fields fields) {
    this(fields, Replication.one(), Optional.empty());
  }

  private DeploymentWorkload(Fields fields, Replication replication, Optional<Rollout> rollout) {
    super(fields, replication);
    this.rollout = rollout;
  }

  /**
   * This replaced by and by. Default: Kubernetes' own, a quarter more and a quarter less.
   *
   * @param surge how many pods there may be more than asked for; without it, 0 and {@code 0%} make
   *     the old ones go first
   */
  public DeploymentWorkload rollingWith(Surge surge) {
    return new DeploymentWorkload(
        fields(), replication(), Optional.of(new Rollout.Rolling(surge.more(), surge.less())));
  }

  /** This replaced at once: the old pods end before new ones start. */
  public DeploymentWorkload recreated() {
    return new DeploymentWorkload(fields(), replication(), Optional.of(new Rollout.Recreate()));
  }

  @Override
  DeploymentWorkload copy(Fields other) {
    return new DeploymentWorkload(other, replication(), rollout);
  }

  @Override
  DeploymentWorkload replicated(Replication other) {
    return new DeploymentWorkload(fields(), other, rollout);
  }

  @Override
  DiskStyle diskStyle() {
    return DiskStyle.SHARED;
  }

  @Override
  String kind() {
    return "Deployment";
  }

  @Override
  HasMetadata controller(ControllerParts parts) {
    boolean disk = hasDisk();
    if (disk && most() > 1) {
      parts
          .scope()
          .findings()
          .add(
              WorkloadCodes.DISK_OF_ONE_NODE_SHARED,
              Where.named("workload", name()),
              "up to " + most() + " replicas share a disk that one node may use",
              "make it Workload.statefulSet(...), or run one replica");
    }
    var spec = new DeploymentSpec();
    spec.setReplicas(replicas());
    spec.setSelector(parts.selector());
    spec.setStrategy(strategy(disk));
    spec.setTemplate(parts.pod().template());
    var deployment = new Deployment();
    deployment.setMetadata(parts.metadata());
    deployment.setSpec(spec);
    return deployment;
  }

  private boolean hasDisk() {
    return pod()
        .all()
        .flatMap(container -> container.fields().mounts.stream())
        .anyMatch(mount -> mount.volume() instanceof Volume.Claimed);
  }

  /** A new pod cannot have the disk before the old one lets it go, so the old one goes first. */
  private DeploymentStrategy strategy(boolean disk) {
    if (rollout.isEmpty()) {
      return disk ? new DeploymentStrategyBuilder().withType("Recreate").build() : null;
    }
    if (rollout.get() instanceof Rollout.Rolling rolling) {
      return new DeploymentStrategyBuilder()
          .withType("RollingUpdate")
          .withNewRollingUpdate()
          .withMaxSurge(Numbers.of(rolling.surge()))
          .withMaxUnavailable(Numbers.of(rolling.unavailable()))
          .endRollingUpdate()
          .build();
    }
    return new DeploymentStrategyBuilder().withType("Recreate").build();
  }
}
