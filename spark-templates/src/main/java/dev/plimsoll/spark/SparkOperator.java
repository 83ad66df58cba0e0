package dev.plimsoll.spark;

import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.NamespaceNeed;
import dev.plimsoll.component.PlatformView;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.component.Workloads;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.component.WorkspaceService;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The Spark operator in the namespace {@code spark-operator}: it watches exactly the workspaces
 * that it serves. Its CustomResourceDefinitions are not part of it. Immutable.
 *
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/tree/v2.5.2/charts/spark-operator-chart">The
 *     operator's chart</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class SparkOperator implements WorkspaceService {
  static final String CONTROLLER = "spark-operator-controller";
  static final String WEBHOOK = "spark-operator-webhook";
  static final int WEBHOOK_PORT = 9443;

  private static final NamespaceName NAMESPACE = NamespaceName.of("spark-operator");
  private static final Image IMAGE = Image.of("ghcr.io/kubeflow/spark-operator/controller:2.5.2");
  private static final int PROBES = 8081;

  private SparkOperator() {}

  /** The operator, release 2.5.2. */
  public static SparkOperator standard() {
    return new SparkOperator();
  }

  @Override
  public String name() {
    return "spark-operator";
  }

  @Override
  public NamespaceName namespace() {
    return NAMESPACE;
  }

  @Override
  public void declare(DeclareScope scope) {
    scope.needs(NamespaceNeed.restricted(NAMESPACE));
    workloads(scope.platform()).forEach(workload -> Workloads.declare(workload, this, scope));
    if (scope.platform().servedBy(this).isEmpty()) {
      return;
    }
    scope.arrow(
        new Arrow.Calls(
            new Endpoint.KubernetesApi(),
            Endpoint.pods(NAMESPACE, WEBHOOK),
            List.of(PortRef.named("webhook")),
            "asks",
            true));
  }

  @Override
  public void render(RenderScope scope) {
    List<Workspace> served = scope.platform().servedBy(this);
    workloads(scope.platform()).forEach(workload -> Workloads.render(workload, this, scope));
    // Without a workspace they would have to select every namespace, or none.
    if (!served.isEmpty()) {
      SparkWebhooks.manifests(names(served), scope.origin()).forEach(scope::add);
    }
  }

  @Override
  public Bundle derive(Bundle bundle, RenderScope scope) {
    return new SparkPods(NAMESPACE.value() + "/" + CONTROLLER)
        .derive(bundle, new TreeSet<>(names(scope.platform().servedBy(this))));
  }

  private static List<String> names(List<Workspace> workspaces) {
    return workspaces.stream().map(w -> w.namespace().value()).sorted().toList();
  }

  /** With no workspace to watch nothing runs: an empty list of namespaces means all of them. */
  private List<Workload> workloads(PlatformView platform) {
    List<Workspace> served = platform.servedBy(this);
    return served.isEmpty() ? List.of() : List.of(controller(served), webhook(served));
  }

  private DeploymentWorkload controller(List<Workspace> served) {
    Container container =
        container(CONTROLLER, Memory.gibibytes(1))
            .withArgs(
                "controller",
                "start",
                "--zap-log-level=info",
                namespaces(served),
                "--controller-threads=10",
                "--enable-ui-service=true",
                "--enable-metrics=true",
                "--metrics-bind-address=:8080",
                "--metrics-endpoint=/metrics",
                "--health-probe-bind-address=:" + PROBES,
                "--leader-election=true",
                "--leader-election-lock-name=" + SparkRights.CONTROLLER_LOCK,
                "--leader-election-lock-namespace=" + NAMESPACE.value());
    DeploymentWorkload workload =
        common(CONTROLLER, container)
            .titled("Spark operator")
            .withoutService()
            .managingInCluster(SparkRights.controllerInCluster())
            .managing(SparkRights.own(SparkRights.CONTROLLER_LOCK));
    for (Workspace workspace : served) {
      workload =
          workload.drawing(
              self ->
                  new Arrow.Manages(
                      self,
                      Optional.of(workspace.namespace()),
                      SparkRights.jobs(),
                      "reconciles",
                      drivers(workspace)));
    }
    return workload;
  }

  /** The drivers of a workspace, or the API if it runs no Spark job of its own. */
  private static Endpoint drivers(Workspace workspace) {
    return workspace.roles().contains(SparkJob.DRIVER)
        ? new Endpoint.Pods(workspace.namespace(), SparkJob.DRIVER.role())
        : new Endpoint.KubernetesApi();
  }

  private DeploymentWorkload webhook(List<Workspace> served) {
    Container container =
        container(WEBHOOK, Memory.mebibytes(256))
            .withArgs(
                "webhook",
                "start",
                "--zap-log-level=info",
                namespaces(served),
                "--webhook-secret-name=" + SparkRights.CERTIFICATES,
                "--webhook-secret-namespace=" + NAMESPACE.value(),
                "--webhook-svc-name=" + WEBHOOK,
                "--webhook-svc-namespace=" + NAMESPACE.value(),
                "--webhook-port=" + WEBHOOK_PORT,
                "--mutating-webhook-name=" + WEBHOOK,
                "--validating-webhook-name=" + WEBHOOK,
                "--enable-metrics=true",
                "--metrics-bind-address=:8080",
                "--metrics-endpoint=/metrics",
                "--health-probe-bind-address=:" + PROBES,
                "--leader-election=true",
                "--leader-election-lock-name=" + SparkRights.WEBHOOK_LOCK,
                "--leader-election-lock-namespace=" + NAMESPACE.value())
            .withPort("webhook", WEBHOOK_PORT)
            .withScratch("/etc/k8s-webhook-server/serving-certs", StorageSize.mebibytes(16));
    DeploymentWorkload workload =
        common(WEBHOOK, container)
            .titled("Spark webhook")
            .managingInCluster(SparkRights.webhookInCluster())
            .managing(SparkRights.own(SparkRights.WEBHOOK_LOCK))
            .managing(SparkRights.certificates());
    for (Workspace workspace : served) {
      workload = workload.managing(workspace.namespace(), SparkRights.webhookInJobs());
    }
    return workload;
  }

  private static String namespaces(List<Workspace> served) {
    return "--namespaces=" + names(served).stream().collect(Collectors.joining(","));
  }

  private static Container container(String name, Memory memory) {
    return Container.of(name, IMAGE, PodSize.of(Cpu.millis(100), memory))
        .withPort("metrics", 8080)
        .withPort("probes", PROBES)
        .withScratch("/tmp", StorageSize.gibibytes(1))
        .live(Probe.http("probes", "/healthz"))
        .ready(Probe.http("probes", "/readyz"));
  }

  private static DeploymentWorkload common(String name, Container container) {
    return Workload.deployment(name, container)
        .runningAs(RunAs.user(185).withGroup(185).withVolumeGroup(185))
        .scrapedAt("metrics", "/metrics");
  }

  @Override
  public String toString() {
    return "Spark operator";
  }
}
