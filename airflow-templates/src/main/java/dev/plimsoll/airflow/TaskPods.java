package dev.plimsoll.airflow;

import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.component.WorkspaceRun;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.Names;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.LoweredPod;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.PodScope;
import dev.plimsoll.workload.WorkloadLabels;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The pods that the scheduler makes, one for each try of a task: latent here, and the source of the
 * pod template. They hold no secret of Airflow: a task reports to the API server with a token that
 * the scheduler signed for it.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/stable/kubernetes_executor.html#pod-template-file">pod_template_file</a>
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/security/jwt_token_authentication.html">JWT
 *     token authentication</a>
 */
final class TaskPods {
  static final String NAME = "airflow-task-pod";
  static final String ACCOUNT = "airflow-worker";

  /** What an operator of a provider makes; other resources have one in the DAG file. */
  private static final String SPARK = "sparkoperator.k8s.io/sparkapplications";

  private final Airflow airflow;

  TaskPods(Airflow airflow) {
    this.airflow = airflow;
  }

  private Endpoint.Pods self() {
    return airflow.pods(AirflowPart.TASK_PODS);
  }

  void declare(DeclareScope scope) {
    List<WorkspaceRun> runs = scope.platform().runsOf(airflow);
    scope.box(new Box(self(), airflow.name(), "Task pods", true));
    Pod pod = pod(scope.env(), runs, Optional.empty());
    scope.arrows(pod.arrows(self()));
    pod.intents().forEach(scope::needs);
    for (TaskOverride override : airflow.fields().overrides.values()) {
      pod(scope.env(), runs, Optional.of(override)).intents().forEach(scope::needs);
    }
    grants(scope.env(), runs)
        .forEach(
            (namespace, grants) -> {
              scope.arrow(manages(self(), namespace, grants));
              if (airflow.fields().waiting == AirflowWaiting.IN_TRIGGERER) {
                scope.arrow(
                    manages(airflow.pods(AirflowPart.TRIGGERER), namespace, triggererGrants()));
              }
            });
  }

  /** Drawn to the jobs already, as {@code launches}; this one carries the rights. */
  private static Arrow manages(Endpoint.Pods from, NamespaceName namespace, List<Grant> grants) {
    return new Arrow.Manages(
        from, Optional.of(namespace), grants, "manages", new Endpoint.KubernetesApi());
  }

  private static List<Grant> triggererGrants() {
    return List.of(
        Grant.of("", "pods", "delete", "get")
            .because("follows a deferred task's pod, and removes it (triggers/pod.py)"),
        Grant.of("", "events", "list", "watch")
            .because("reports why a pod does not start (triggers/pod.py)"));
  }

  /** What tasks do in each workspace, as the operators of the DAG files do it. */
  private SortedMap<NamespaceName, List<Grant>> grants(
      EnvironmentFacts env, List<WorkspaceRun> runs) {
    var kinds = new TreeMap<NamespaceName, SortedSet<String>>();
    for (WorkspaceRun run : runs) {
      NamespaceName namespace = run.workspace().namespace();
      SortedSet<String> resources = kinds.computeIfAbsent(namespace, n -> new TreeSet<>());
      var jobs = new JobScope(env, namespace, new Findings());
      run.pipeline()
          .jobs()
          .map(job -> job.launch(jobs))
          .filter(Launch.Resource.class::isInstance)
          .map(launch -> launch.object().identity())
          .forEach(id -> resources.add(id.group() + "/" + DagWriter.plural(id.kind())));
    }
    var grants = new TreeMap<NamespaceName, List<Grant>>();
    kinds.forEach((namespace, resources) -> grants.put(namespace, grants(resources)));
    return grants;
  }

  private static List<Grant> grants(SortedSet<String> resources) {
    var grants = new ArrayList<Grant>();
    grants.add(
        Grant.of("", "pods", "create", "delete", "get", "list", "patch")
            .because(
                "KubernetesPodOperator makes, follows and removes its pod (operators/pod.py)"));
    grants.add(
        Grant.of("", "pods/log", "get").because("copies the log of the pod (pod_manager.py)"));
    grants.add(
        Grant.of("", "events", "list")
            .because("reports why a pod does not start (pod_manager.py)"));
    for (String resource : resources) {
      int slash = resource.indexOf('/');
      String group = resource.substring(0, slash);
      String plural = resource.substring(slash + 1);
      if (resource.equals(SPARK)) {
        grants.add(
            Grant.of(group, plural, "create", "delete")
                .because("makes and removes the application (custom_object_launcher.py)"));
        grants.add(
            Grant.of(group, plural + "/status", "get")
                .because("asks how the application is (custom_object_launcher.py)"));
      } else {
        grants.add(
            Grant.of(group, plural, "create", "delete", "get")
                .because("makes, follows and removes the resource (CustomResourceOperator)"));
      }
    }
    return grants;
  }

  private Pod pod(EnvironmentFacts env, List<WorkspaceRun> runs, Optional<TaskOverride> override) {
    var containers = new AirflowContainers(airflow);
    AirflowPart part = AirflowPart.TASK_PODS;
    var delivery = new DagDelivery(airflow);
    Container base =
        delivery
            .reading(
                containers.withLogs(
                    containers.withOwnEnv(
                        AirflowContainers.withDags(containers.ofTask(override)), part),
                    env))
            // It has no way to the database, which the image's entrypoint would wait for.
            .withEnv("CONNECTION_CHECK_MAX_COUNT", "0");
    Pod pod =
        Pod.of(override.map(own -> own.changed(base)).orElse(base))
            .runningAs(AirflowContainers.USER)
            .withGracePeriod(Duration.ofMinutes(10))
            .drawing(
                self ->
                    new Arrow.Calls(
                        self,
                        airflow.pods(AirflowPart.API_SERVER),
                        List.of(PortRef.named(AirflowParts.API)),
                        "reports to",
                        true))
            .drawing(AirflowParts.toMetrics(airflow));
    pod = delivery.once(AirflowParts.staying(pod));
    if (!runs.isEmpty()) {
      pod = pod.withInit(containers.copyDags());
    }
    pod =
        override
            .flatMap(TaskOverride::priorityClass)
            .or(airflow.part(part)::priorityClass)
            .map(pod::withPriorityClass)
            .orElse(pod);
    Pod placed =
        override
            .flatMap(TaskOverride::nodePool)
            .or(airflow.part(part)::nodePool)
            .map(pod::on)
            .orElse(pod);
    return airflow.fields().logs.map(placed::writing).orElse(placed);
  }

  void render(RenderScope scope) {
    scope.add(
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName(ACCOUNT)
            .withNamespace(airflow.namespace().value())
            .withLabels(
                new TreeMap<>(
                    Labels.of(WorkloadLabels.NAME, NAME)
                        .with(WorkloadLabels.INSTANCE, airflow.name())
                        .with(WorkloadLabels.PART_OF, scope.platform().name())
                        .asMap()))
            .endMetadata()
            .withAutomountServiceAccountToken(false)
            .build());
    List<WorkspaceRun> runs = scope.platform().runsOf(airflow);
    var count = new TaskCount(airflow, runs);
    String maker = airflow.pods(AirflowPart.SCHEDULER).id();
    LoweredPod template = lowered(scope, runs, Optional.empty());
    template.objects().forEach(scope::add);
    template.handOffs().forEach(scope::handOff);
    scope.addLatent(object(template, NAME), maker, count.plain());
    for (TaskOverride override : airflow.fields().overrides.values()) {
      LoweredPod own = lowered(scope, runs, Optional.of(override));
      own.objects().stream()
          .filter(object -> !template.objects().contains(object))
          .forEach(scope::add);
      scope.addLatent(object(own, name(override)), maker, count.of(override));
    }
  }

  /** The template as it is before overlays. */
  MapNode rendered(RenderScope scope) {
    LoweredPod template =
        lowered(
            new RenderScope(
                airflow.name(), scope.env(), scope.platform(), scope.topology(), new Findings()),
            scope.platform().runsOf(airflow),
            Optional.empty());
    return (MapNode) ObjectNodes.from(object(template, NAME), scope.origin());
  }

  private LoweredPod lowered(
      RenderScope scope, List<WorkspaceRun> runs, Optional<TaskOverride> override) {
    return pod(scope.env(), runs, override)
        .lower(
            PodScope.of(
                    scope.env(),
                    airflow.namespace(),
                    AirflowPart.TASK_PODS.role(),
                    scope.findings())
                .withLabels(
                    Labels.of(WorkloadLabels.NAME, NAME)
                        .with(WorkloadLabels.INSTANCE, airflow.name())));
  }

  private io.fabric8.kubernetes.api.model.Pod object(LoweredPod lowered, String name) {
    return new PodBuilder()
        .withMetadata(lowered.template().getMetadata())
        .editMetadata()
        .withName(name)
        .withNamespace(airflow.namespace().value())
        .endMetadata()
        .withSpec(lowered.spec())
        .editSpec()
        .withServiceAccountName(ACCOUNT)
        .withRestartPolicy("Never")
        .endSpec()
        .build();
  }

  /** The name of the latent pod of a task of its own. */
  static String name(TaskOverride override) {
    return Names.join(NAME, override.pipeline(), override.job());
  }

  /** Which object the latent pod is. */
  Identity identity() {
    return identity(NAME);
  }

  /** Which object the latent pod of a task of its own is. */
  Identity identity(TaskOverride override) {
    return identity(name(override));
  }

  private Identity identity(String name) {
    return Identity.namespaced("v1", "Pod", airflow.namespace().value(), name);
  }
}
