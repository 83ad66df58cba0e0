package dev.plimsoll.spark;

import dev.plimsoll.component.Workspace;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operator's two Deployments.
 *
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/charts/spark-operator-chart/templates/controller/deployment.yaml">The
 *     chart's controller</a>
 */
final class SparkOperatorParts {
  private static final int PROBES = 8081;

  private final SparkOperator.Fields fields;
  private final List<String> watched;

  SparkOperatorParts(SparkOperator.Fields fields, List<String> watched) {
    this.fields = fields;
    this.watched = watched;
  }

  /** The controller; in a workspace of Spark jobs it is seen to make drivers. */
  Workload controller(List<Workspace> served) {
    var args =
        new ArrayList<String>(
            List.of("controller", "start", "--controller-threads=" + fields.submissions()));
    args.add("--enable-ui-service=true");
    args.addAll(common(SparkRights.CONTROLLER_LOCK));
    Memory memory = Memory.mebibytes(512).plus(Memory.mebibytes(512).times(fields.submissions()));
    DeploymentWorkload workload =
        common(SparkOperator.CONTROLLER, container(SparkOperator.CONTROLLER, memory, args))
            .titled("Spark operator")
            .withoutService()
            .managingInCluster(SparkRights.controllerInCluster())
            .managing(SparkRights.own(SparkRights.CONTROLLER_LOCK));
    for (String name : watched) {
      NamespaceName namespace = NamespaceName.of(name);
      Endpoint made = made(served, namespace);
      workload =
          workload.drawing(
              self ->
                  new Arrow.Manages(
                      self,
                      Optional.of(namespace),
                      SparkRights.jobs(fields.image().spark()),
                      "reconciles",
                      made));
    }
    return workload;
  }

  /** The drivers of a workspace, or the API if it runs no Spark job of its own. */
  private static Endpoint made(List<Workspace> served, NamespaceName namespace) {
    return served.stream()
        .filter(workspace -> workspace.namespace().equals(namespace))
        .filter(workspace -> workspace.roles().contains(SparkJob.DRIVER))
        .findFirst()
        .<Endpoint>map(
            workspace -> new Endpoint.Pods(workspace.namespace(), SparkJob.DRIVER.role()))
        .orElseGet(Endpoint.KubernetesApi::new);
  }

  Workload webhook() {
    String home = SparkOperator.NAMESPACE.value();
    var args = new ArrayList<String>(List.of("webhook", "start"));
    args.add("--webhook-secret-name=" + SparkRights.CERTIFICATES);
    args.add("--webhook-secret-namespace=" + home);
    args.add("--webhook-svc-name=" + SparkOperator.WEBHOOK);
    args.add("--webhook-svc-namespace=" + home);
    args.add("--webhook-port=" + SparkOperator.WEBHOOK_PORT);
    args.add("--mutating-webhook-name=" + SparkOperator.WEBHOOK);
    args.add("--validating-webhook-name=" + SparkOperator.WEBHOOK);
    if (fields.webhook() == SparkWebhook.CERT_MANAGER) {
      args.add("--enable-cert-manager=true");
    }
    args.addAll(common(SparkRights.WEBHOOK_LOCK));
    Container container =
        container(SparkOperator.WEBHOOK, Memory.mebibytes(256), args)
            .withPort("webhook", SparkOperator.WEBHOOK_PORT)
            .withScratch("/etc/k8s-webhook-server/serving-certs", StorageSize.mebibytes(16));
    DeploymentWorkload workload =
        common(SparkOperator.WEBHOOK, container)
            .titled("Spark webhook")
            .managingInCluster(SparkRights.webhookInCluster())
            .managing(SparkRights.own(SparkRights.WEBHOOK_LOCK))
            .managing(SparkRights.certificates());
    for (String namespace : watched) {
      workload = workload.managing(NamespaceName.of(namespace), SparkRights.webhookInJobs());
    }
    return workload;
  }

  private List<String> common(String lock) {
    return List.of(
        "--namespaces=" + String.join(",", watched),
        "--zap-log-level=info",
        "--enable-metrics=true",
        "--metrics-bind-address=:8080",
        "--metrics-endpoint=/metrics",
        "--health-probe-bind-address=:" + PROBES,
        "--leader-election=true",
        "--leader-election-lock-name=" + lock,
        "--leader-election-lock-namespace=" + SparkOperator.NAMESPACE.value());
  }

  private Container container(String name, Memory memory, List<String> args) {
    return Container.of(name, fields.image().image(), PodSize.of(Cpu.millis(100), memory))
        .withArgs(args.toArray(String[]::new))
        .withPort("metrics", 8080)
        .withPort("probes", PROBES)
        .withScratch("/tmp", StorageSize.gibibytes(1))
        .live(Probe.http("probes", "/healthz"))
        .ready(Probe.http("probes", "/readyz"));
  }

  private DeploymentWorkload common(String name, Container container) {
    return Workload.deployment(name, container)
        .withReplicas(fields.replicas())
        .runningAs(RunAs.user(185).withGroup(185).withVolumeGroup(185))
        .scrapedAt("metrics", "/metrics");
  }
}
