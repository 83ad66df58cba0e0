package dev.plimsoll.flink;

import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.MetricsEndpoint;
import dev.plimsoll.component.NamespaceNeed;
import dev.plimsoll.component.PlatformView;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.component.Workloads;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.component.WorkspaceService;
import dev.plimsoll.job.Job;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.workload.Workload;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The Flink operator, release 1.15.0, in the namespace {@code flink-operator}: it watches exactly
 * the workspaces that it serves, and has rights there only. Its CustomResourceDefinitions are in
 * the cluster already, and it runs without its webhooks: what they would refuse, it refuses in an
 * object's status, and {@link FlinkCheckProvider} before. Immutable.
 *
 * @see <a
 *     href="https://github.com/apache/flink-kubernetes-operator/tree/release-1.15.0/helm/flink-kubernetes-operator">The
 *     operator's chart</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class FlinkOperator implements WorkspaceService {
  static final String ROLE = "flink-kubernetes-operator";
  static final NamespaceName NAMESPACE = NamespaceName.of("flink-operator");

  /**
   * What can be set.
   *
   * @param defaults settings of all clusters
   */
  record Fields(int replicas, SortedMap<String, String> defaults) {
    Fields {
      defaults = Collections.unmodifiableSortedMap(new TreeMap<>(defaults));
    }
  }

  private final Fields fields;

  private FlinkOperator(Fields fields) {
    this.fields = fields;
  }

  /** The operator, release 1.15.0. */
  public static FlinkOperator standard() {
    return new FlinkOperator(new Fields(1, new TreeMap<>()));
  }

  /**
   * This with so many pods, of which one works at a time. Default: 1.
   *
   * @param replicas at least 1
   */
  public FlinkOperator withReplicas(int replicas) {
    if (replicas < 1) {
      throw new IllegalArgumentException(
          replicas + " replicas of the Flink operator; write 1 or more");
    }
    return new FlinkOperator(new Fields(replicas, fields.defaults));
  }

  /**
   * This with a setting for all clusters that do not set it themselves, or of the operator itself;
   * replaces one of that key. Default: none beside those that follow from the platform.
   *
   * @param key for example {@code kubernetes.operator.reconcile.interval}
   * @see <a
   *     href="https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-release-1.15/docs/operations/configuration/">The
   *     operator's configuration</a>
   */
  public FlinkOperator withDefault(String key, String value) {
    var all = new TreeMap<>(fields.defaults);
    all.put(key, value);
    return new FlinkOperator(new Fields(fields.replicas, all));
  }

  Fields fields() {
    return fields;
  }

  @Override
  public Optional<Endpoint.Pods> handling(Job job) {
    return job instanceof FlinkJob ? Optional.of(Endpoint.pods(NAMESPACE, ROLE)) : Optional.empty();
  }

  @Override
  public String name() {
    return "flink-operator";
  }

  @Override
  public NamespaceName namespace() {
    return NAMESPACE;
  }

  @Override
  public void declare(DeclareScope scope) {
    scope.needs(NamespaceNeed.restricted(NAMESPACE));
    workload(scope.platform()).ifPresent(workload -> Workloads.declare(workload, this, scope));
    for (Workspace workspace : scope.platform().servedBy(this)) {
      if (workspace.roles().contains(FlinkJob.JOB_MANAGER)) {
        jobs(workspace, scope);
      }
    }
  }

  /** The operator asks JobManagers how their jobs are; both kinds of pods show metrics. */
  private static void jobs(Workspace workspace, DeclareScope scope) {
    var jobManager = new Endpoint.Pods(workspace.namespace(), FlinkJob.JOB_MANAGER.role());
    var taskManager = new Endpoint.Pods(workspace.namespace(), FlinkJob.TASK_MANAGER.role());
    scope.arrow(
        new Arrow.Calls(
            Endpoint.pods(NAMESPACE, ROLE),
            jobManager,
            List.of(FlinkPorts.tcp(FlinkPorts.REST)),
            "follows",
            false));
    HttpPath path = HttpPath.of("/metrics");
    scope.metrics(new MetricsEndpoint(jobManager, FlinkPorts.tcp(FlinkPorts.METRICS), path));
    scope.metrics(new MetricsEndpoint(taskManager, FlinkPorts.tcp(FlinkPorts.METRICS), path));
  }

  @Override
  public void render(RenderScope scope) {
    workload(scope.platform()).ifPresent(workload -> Workloads.render(workload, this, scope));
  }

  @Override
  public Bundle derive(Bundle bundle, RenderScope scope) {
    return new FlinkPods(NAMESPACE.value() + "/" + ROLE)
        .derive(bundle, new TreeSet<>(watched(scope.platform())));
  }

  private List<String> watched(PlatformView platform) {
    var all = new TreeSet<String>();
    platform.servedBy(this).forEach(workspace -> all.add(workspace.namespace().value()));
    return List.copyOf(all);
  }

  /** With no namespace to watch nothing runs: no list of namespaces means all of them. */
  private Optional<Workload> workload(PlatformView platform) {
    List<Workspace> served = platform.servedBy(this);
    return served.isEmpty()
        ? Optional.empty()
        : Optional.of(new FlinkOperatorParts(fields, watched(platform)).operator(served));
  }

  @Override
  public String toString() {
    return "Flink operator";
  }
}
