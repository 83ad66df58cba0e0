package dev.plimsoll.spark;

import dev.plimsoll.component.Component;
import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.MetricsEndpoint;
import dev.plimsoll.component.NamespaceNeed;
import dev.plimsoll.component.PlatformView;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.component.Workloads;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.component.WorkspaceService;
import dev.plimsoll.finding.Where;
import dev.plimsoll.job.Job;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.workload.Workload;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The Spark operator in the namespace {@code spark-operator}: it watches exactly the workspaces
 * that it serves, and has rights there only. Immutable.
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
  static final NamespaceName NAMESPACE = NamespaceName.of("spark-operator");

  /**
   * What can be set.
   *
   * @param image of both Deployments, and the Spark in it
   * @param submissions how many applications it submits or looks at side by side
   * @param replicas of controller and webhook
   * @param watched namespaces beside those of workspaces
   */
  record Fields(
      OperatorImage image,
      SparkDefinitions definitions,
      SparkWebhook webhook,
      int submissions,
      int replicas,
      SortedSet<NamespaceName> watched) {}

  private final Fields fields;

  private SparkOperator(Fields fields) {
    this.fields = fields;
  }

  /** The operator, release 2.5.2. */
  public static SparkOperator standard() {
    return new SparkOperator(
        new Fields(
            OperatorImage.RELEASED,
            SparkDefinitions.preinstalled(),
            SparkWebhook.SELF_SIGNED,
            4,
            1,
            new TreeSet<>()));
  }

  /**
   * This from another image: one of a registry of your own, or one that holds another Spark. That
   * Spark submits every application, whatever the application's image holds: it makes the driver's
   * pod, Service and settings, and from 4.2 on a NetworkPolicy, for which the operator gets the
   * right. Default: {@code ghcr.io/kubeflow/spark-operator/controller:2.5.2} with Spark 4.0.
   *
   * @param image holds release 2.5.2 of the operator
   * @param spark the line of the Spark in it
   * @see <a href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/Dockerfile">The image</a>
   */
  public SparkOperator withImage(Image image, SparkVersion spark) {
    return new SparkOperator(
        new Fields(
            new OperatorImage(image, spark),
            fields.definitions,
            fields.webhook,
            fields.submissions,
            fields.replicas,
            fields.watched));
  }

  /** This with its CustomResourceDefinitions from elsewhere. Default: installed by others. */
  public SparkOperator withDefinitions(SparkDefinitions definitions) {
    return new SparkOperator(
        new Fields(
            fields.image,
            Objects.requireNonNull(definitions, "definitions"),
            fields.webhook,
            fields.submissions,
            fields.replicas,
            fields.watched));
  }

  /** This with another webhook, or none. Default: {@link SparkWebhook#SELF_SIGNED}. */
  public SparkOperator withWebhook(SparkWebhook webhook) {
    return new SparkOperator(
        new Fields(
            fields.image,
            fields.definitions,
            Objects.requireNonNull(webhook, "webhook"),
            fields.submissions,
            fields.replicas,
            fields.watched));
  }

  /**
   * This submitting so many applications side by side. Each submission is a JVM in the controller's
   * pod, which gets 512 MiB for it. Default: 4.
   *
   * @param submissions 1 to 50
   */
  public SparkOperator withSubmissions(int submissions) {
    if (submissions < 1 || submissions > 50) {
      throw new IllegalArgumentException(
          submissions + " submissions side by side; write a number from 1 to 50");
    }
    return new SparkOperator(
        new Fields(
            fields.image,
            fields.definitions,
            fields.webhook,
            submissions,
            fields.replicas,
            fields.watched));
  }

  /**
   * This with so many controllers, of which one works at a time, and so many webhooks, which work
   * together. While no webhook answers, no application and none of its pods is admitted. Default:
   * 1.
   *
   * @param replicas at least 1
   */
  public SparkOperator withReplicas(int replicas) {
    if (replicas < 1) {
      throw new IllegalArgumentException(
          replicas + " replicas of the Spark operator; write 1 or more");
    }
    return new SparkOperator(
        new Fields(
            fields.image,
            fields.definitions,
            fields.webhook,
            fields.submissions,
            replicas,
            fields.watched));
  }

  /**
   * This watching a namespace that no workspace is: one of a component of the platform whose own
   * manifests hold Spark applications. Default: the workspaces that it serves.
   */
  public SparkOperator watching(NamespaceName namespace) {
    var more = new TreeSet<>(fields.watched);
    more.add(namespace);
    return new SparkOperator(
        new Fields(
            fields.image,
            fields.definitions,
            fields.webhook,
            fields.submissions,
            fields.replicas,
            more));
  }

  Fields fields() {
    return fields;
  }

  @Override
  public Optional<Endpoint.Pods> handling(Job job) {
    return job instanceof SparkJob spark && spark.options().submits().isEmpty()
        ? Optional.of(Endpoint.pods(NAMESPACE, CONTROLLER))
        : Optional.empty();
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
    for (NamespaceName namespace : fields.watched) {
      boolean isDeclared =
          scope.platform().components().stream()
              .map(Component::namespace)
              .anyMatch(namespace::equals);
      if (!isDeclared) {
        scope
            .findings()
            .add(
                SparkCodes.WATCHES_UNDECLARED,
                Where.named("component", name()),
                "watches namespace \""
                    + namespace.value()
                    + "\", which nothing of the platform has",
                "add Workspace.named(\"" + namespace.value() + "\").servedBy(...), or remove it");
      }
    }
    warnOfNeighbours(scope);
    workloads(scope.platform()).forEach(workload -> Workloads.declare(workload, this, scope));
    if (watched(scope.platform()).isEmpty()) {
      return;
    }
    if (fields.webhook != SparkWebhook.OFF) {
      scope.arrow(
          new Arrow.Calls(
              new Endpoint.KubernetesApi(),
              Endpoint.pods(NAMESPACE, WEBHOOK),
              List.of(PortRef.named("webhook")),
              "asks",
              true));
    }
    scope.platform().servedBy(this).forEach(workspace -> metrics(workspace, scope));
  }

  private void warnOfNeighbours(DeclareScope scope) {
    for (Workspace workspace : scope.platform().servedBy(this)) {
      if (workspace.namespace().equals(NAMESPACE)) {
        scope
            .findings()
            .add(
                SparkCodes.JOBS_BESIDE_OPERATOR,
                Where.named("workspace", workspace.name()),
                "runs jobs in the operator's own namespace \""
                    + NAMESPACE.value()
                    + "\": whoever may create pods there may use the operator's accounts, and a"
                    + " full quota keeps the operator from starting again",
                "leave out in(\"" + NAMESPACE.value() + "\"), so that jobs have their own");
      }
    }
  }

  /**
   * Drivers show their own metrics and those of executors; with an exporter each shows its JVM's.
   */
  private static void metrics(Workspace workspace, DeclareScope scope) {
    var driver = new Endpoint.Pods(workspace.namespace(), SparkJob.DRIVER.role());
    var executor = new Endpoint.Pods(workspace.namespace(), SparkJob.EXECUTOR.role());
    if (!workspace.roles().contains(SparkJob.DRIVER)) {
      return;
    }
    SparkPorts.DRIVER_METRICS.forEach(
        path -> scope.metrics(new MetricsEndpoint(driver, SparkPorts.ui(), path)));
    boolean exports =
        workspace.jobs().stream()
            .filter(SparkJob.class::isInstance)
            .anyMatch(job -> ((SparkJob) job).parts().runtime().exporter().isPresent());
    if (exports) {
      PortRef exporter = PortRef.tcp(SparkPorts.EXPORTER);
      HttpPath path = HttpPath.of("/metrics");
      scope.metrics(new MetricsEndpoint(driver, exporter, path));
      scope.metrics(new MetricsEndpoint(executor, exporter, path));
    }
  }

  @Override
  public void render(RenderScope scope) {
    fields.definitions.manifests(scope.origin()).forEach(scope::add);
    List<String> watched = watched(scope.platform());
    workloads(scope.platform()).forEach(workload -> Workloads.render(workload, this, scope));
    // Without a namespace they would have to select every namespace, or none.
    if (!watched.isEmpty() && fields.webhook != SparkWebhook.OFF) {
      new SparkWebhooks(fields.webhook, scope.origin()).manifests(watched).forEach(scope::add);
    }
  }

  @Override
  public Bundle derive(Bundle bundle, RenderScope scope) {
    return new SparkPods(NAMESPACE.value() + "/" + CONTROLLER, fields.image.spark())
        .derive(bundle, new TreeSet<>(watched(scope.platform())));
  }

  /** The namespaces that it watches, by name. */
  private List<String> watched(PlatformView platform) {
    var all = new TreeSet<String>();
    platform.servedBy(this).forEach(workspace -> all.add(workspace.namespace().value()));
    fields.watched.forEach(namespace -> all.add(namespace.value()));
    return List.copyOf(all);
  }

  /** With no namespace to watch nothing runs: an empty list of namespaces means all of them. */
  private List<Workload> workloads(PlatformView platform) {
    List<String> watched = watched(platform);
    if (watched.isEmpty()) {
      return List.of();
    }
    var parts = new SparkOperatorParts(fields, watched);
    Optional<Workload> webhook =
        fields.webhook == SparkWebhook.OFF ? Optional.empty() : Optional.of(parts.webhook());
    List<Workspace> served = platform.servedBy(this);
    return webhook
        .map(workload -> List.of(parts.controller(served), workload))
        .orElseGet(() -> List.of(parts.controller(served)));
  }

  @Override
  public String toString() {
    return "Spark operator";
  }
}
