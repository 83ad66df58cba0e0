package dev.plimsoll.workload;

import dev.plimsoll.unit.NameRules;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Replicas with a name and a disk each, which outlive their pods. A headless Service {@code
 * <name>-pods} gives each replica its name in DNS.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/">StatefulSets</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class StatefulSetWorkload extends ReplicatedWorkload<StatefulSetWorkload> {
  /** Whether replicas wait for each other. */
  private enum Start {
    ONE_BY_ONE,
    ALL_AT_ONCE
  }

  private final Start start;

  StatefulSetWorkload(Fields fields) {
    this(fields, Replication.one(), Start.ONE_BY_ONE);
    if (fields.name.value().length() > NameRules.STATEFUL_SET_MAX) {
      throw new IllegalArgumentException(
          "statefulSet \""
              + name()
              + "\" has "
              + name().length()
              + " characters; its pods cannot carry it in a label beyond "
              + NameRules.STATEFUL_SET_MAX);
    }
  }

  private StatefulSetWorkload(Fields fields, Replication replication, Start start) {
    super(fields, replication);
    this.start = start;
  }

  /** This, whose replicas start and stop all at once. Default: one by one. */
  public StatefulSetWorkload allAtOnce() {
    return new StatefulSetWorkload(fields(), replication(), Start.ALL_AT_ONCE);
  }

  /** The name of the Service under which each replica has a name in DNS. */
  public String headlessService() {
    return name() + "-pods";
  }

  @Override
  StatefulSetWorkload copy(Fields other) {
    return new StatefulSetWorkload(other, replication(), start);
  }

  @Override
  StatefulSetWorkload replicated(Replication other) {
    return new StatefulSetWorkload(fields(), other, start);
  }

  @Override
  DiskStyle diskStyle() {
    return DiskStyle.FOR_EACH_REPLICA;
  }

  @Override
  String kind() {
    return "StatefulSet";
  }

  @Override
  HasMetadata controller(ControllerParts parts) {
    return new StatefulSetBuilder()
        .withMetadata(parts.metadata())
        .withNewSpec()
        .withReplicas(replicas())
        .withServiceName(headlessService())
        .withPodManagementPolicy(start == Start.ALL_AT_ONCE ? "Parallel" : null)
        .withSelector(parts.selector())
        .withTemplate(parts.pod().template())
        .withVolumeClaimTemplates(parts.pod().claims())
        .endSpec()
        .build();
  }

  @Override
  List<HasMetadata> extras(ControllerParts parts) {
    var extras = new ArrayList<>(super.extras(parts));
    extras.add(
        new ServiceBuilder()
            .withMetadata(parts.metadata(headlessService()))
            .withNewSpec()
            .withClusterIP("None")
            .withPublishNotReadyAddresses(true)
            .withSelector(parts.selected())
            .withPorts(Services.ports(this))
            .endSpec()
            .build());
    return extras;
  }
}
