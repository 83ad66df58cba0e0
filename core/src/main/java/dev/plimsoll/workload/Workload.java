package dev.plimsoll.workload;

import dev.plimsoll.intent.Intent;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.NamespaceName;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Pods that Kubernetes keeps running, or runs to their end, with everything around them: Service,
 * ServiceAccount, ConfigMaps, Secrets, scaler, disruption budget, way in from outside, disks.
 * Immutable.
 *
 * <p>Begin with one of the factories; what can be said next depends on the kind.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/">Kubernetes, workloads</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Workload permits WorkloadBase {
  /**
   * Replicas that are alike.
   *
   * @throws IllegalArgumentException if the name is no DNS label or there is no container
   */
  static DeploymentWorkload deployment(String name, Container... containers) {
    return new DeploymentWorkload(WorkloadBase.Fields.of(name, containers));
  }

  /**
   * Replicas with a name and a disk each.
   *
   * @throws IllegalArgumentException if the name is longer than 52 characters or no DNS label, or
   *     there is no container
   */
  static StatefulSetWorkload statefulSet(String name, Container... containers) {
    return new StatefulSetWorkload(WorkloadBase.Fields.of(name, containers));
  }

  /**
   * A pod on each node.
   *
   * @throws IllegalArgumentException if the name is no DNS label or there is no container
   */
  static DaemonSetWorkload daemonSet(String name, Container... containers) {
    return new DaemonSetWorkload(WorkloadBase.Fields.of(name, containers));
  }

  /**
   * Pods that run to their end once, when applied.
   *
   * @throws IllegalArgumentException if the name is no DNS label or there is no container
   */
  static JobWorkload job(String name, Container... containers) {
    return new JobWorkload(WorkloadBase.Fields.of(name, containers), BatchRules.standard());
  }

  /**
   * Pods that run to their end on a schedule.
   *
   * @throws IllegalArgumentException if the name is longer than 52 characters or no DNS label, or
   *     there is no container
   */
  static CronJobWorkload cronJob(String name, Cron schedule, Container... containers) {
    return new CronJobWorkload(WorkloadBase.Fields.of(name, containers), schedule);
  }

  /** The name of its objects, a DNS label. */
  String name();

  /** What its pods do, unique in a namespace; also the name of its service account. */
  DnsLabel role();

  /** Its pods, as an end of arrows. */
  default Endpoint.Pods pods(NamespaceName namespace) {
    return new Endpoint.Pods(namespace, role());
  }

  /** Its box in the picture. */
  Box box(NamespaceName namespace, String component);

  /** Its arrows. */
  List<Arrow> arrows(NamespaceName namespace);

  /** What the environment must bind for it. */
  Collection<Intent> intents();

  /** Where its pods expose metrics. */
  List<ScrapedPort> metrics();

  /** Its objects. */
  Rendered render(WorkloadScope scope);
}
