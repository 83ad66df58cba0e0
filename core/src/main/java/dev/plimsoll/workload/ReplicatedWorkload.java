package dev.plimsoll.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A workload with a number of replicas.
 *
 * @param <W> the kind
 */
@API(status = API.Status.EXPERIMENTAL)
public abstract sealed class ReplicatedWorkload<W extends ReplicatedWorkload<W>>
    extends WorkloadBase<W> permits DeploymentWorkload, StatefulSetWorkload {
  /** How many, what scales them, and how many of them may be missing. */
  record Replication(int replicas, Optional<Scaling> scaling, Optional<DisruptionBudget> budget) {
    static Replication one() {
      return new Replication(1, Optional.empty(), Optional.empty());
    }
  }

  private final Replication replication;

  ReplicatedWorkload(Fields fields, Replication replication) {
    super(fields);
    this.replication = replication;
  }

  /** A copy with other numbers. */
  abstract W replicated(Replication other);

  Replication replication() {
    return replication;
  }

  /**
   * This with a fixed number of replicas. Default: one.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public W withReplicas(int replicas) {
    if (replicas < 0) {
      throw new IllegalArgumentException(
          "workload \"" + name() + "\" with " + replicas + " replicas; write 0 or more");
    }
    return replicated(new Replication(replicas, Optional.empty(), replication.budget()));
  }

  /** This with a number of replicas that follows the load; a fixed number no longer counts. */
  public W scaling(Scaling scaling) {
    return replicated(new Replication(scaling.least(), Optional.of(scaling), replication.budget()));
  }

  /** This with a limit to how many replicas may be taken down at once, for example by upgrades. */
  public W withBudget(DisruptionBudget budget) {
    return replicated(
        new Replication(replication.replicas(), replication.scaling(), Optional.of(budget)));
  }

  /** The replicas to write down: none under a scaler, which owns the number. */
  Integer replicas() {
    return replication.scaling().isPresent() ? null : replication.replicas();
  }

  /** The most replicas that there may be. */
  int most() {
    return replication.scaling().map(Scaling::most).orElse(replication.replicas());
  }

  @Override
  List<HasMetadata> extras(ControllerParts parts) {
    var extras = new ArrayList<HasMetadata>();
    replication.scaling().ifPresent(s -> extras.add(Autoscalers.lower(s, parts, kind())));
    replication.budget().ifPresent(b -> extras.add(b.lower(parts)));
    return extras;
  }

  /** {@code Deployment} or {@code StatefulSet}. */
  abstract String kind();
}
