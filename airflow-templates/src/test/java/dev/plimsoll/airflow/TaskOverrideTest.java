package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.job.PythonJob;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Presence;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.overlay.ManifestSelector;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.overlay.Overlays;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.unit.Image;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TaskOverrideTest {
  private static Compiled compiled(Airflow airflow) {
    return new PlatformCompiler().compile(Samples.platform(airflow), Samples.environment());
  }

  private static Manifest pod(Compiled compiled, String name) {
    return compiled.bundle().find("", "Pod", Optional.of("airflow"), name).orElseThrow();
  }

  private static int most(Compiled compiled, String name) {
    return ((Presence.Latent) pod(compiled, name).presence()).most();
  }

  /** Two workspaces; in each no more than one job without a pod of its own runs at a time. */
  @Test
  void countsATaskPodOfItsOwnOnceForEachWorkspaceThatRunsIt() {
    Compiled compiled = compiled(Samples.withOwnTaskPods());

    assertThat(most(compiled, "airflow-task-pod-nightly-fx-rates")).isEqualTo(2);
    assertThat(most(compiled, TaskPods.NAME)).isEqualTo(2);
    assertThat(most(Samples.compiled(), TaskPods.NAME)).isEqualTo(4);
    assertThat(compiled.findings().stream().filter(Finding::isError).map(FindingText::render))
        .isEmpty();
  }

  /** Airflow lets 32 tasks run for each scheduler, unless it is told. */
  @Test
  void countsOnAirflowsOwnLimitsWhereNobodyKnowsTheDags() {
    Airflow airflow =
        Samples.airflow()
            .withDags(DagSource.bundle(GitRepository.of("https://git.acme.example/d.git", "main")));

    assertThat(most(compiled(airflow), TaskPods.NAME)).isEqualTo(64);
    assertThat(most(compiled(airflow.withSetting("core", "parallelism", "10")), TaskPods.NAME))
        .isEqualTo(20);
    assertThat(
            most(
                compiled(
                    airflow
                        .withSetting("core", "parallelism", "500")
                        .withSetting("core", "default_pool_task_slot_count", "200")),
                TaskPods.NAME))
        .isEqualTo(200);
  }

  @Test
  void refusesATaskPodOfAJobThatNobodyRuns() {
    Pipeline other =
        Pipeline.named("nightli")
            .run(
                PythonJob.named("report", Image.of("registry.acme.example/py:1.0.0"))
                    .runningModule("acme.report")
                    .sized(Samples.SMALL));
    Airflow airflow =
        Samples.airflow()
            .withTask(
                TaskOverride.of(other, other.jobs().findFirst().orElseThrow())
                    .sized(Samples.SMALL));

    assertThat(text(compiled(airflow), AirflowCodes.NO_SUCH_TASK.id()))
        .isEqualTo(
            "error PLM6532 component \"airflow\": a task pod is described for job \"report\" of"
                + " pipeline \"nightli\", and no workspace runs that on this Airflow\n"
                + "  fix: did you mean nightly.report?");
  }

  private static Compiled edited(String name, UnaryOperator<Pod> change) {
    Overlay overlay =
        Overlays.edit(
            Overlays.Title.java("edit"), Pod.class, ManifestSelector.all().named(name), change);
    return new PlatformCompiler()
        .compile(
            Samples.platform(Samples.withOwnTaskPods()),
            Samples.environment().withOverlays(List.of(overlay)));
  }

  private static String dag(Compiled compiled) {
    return YamlWriter.write(
        compiled
            .bundle()
            .find("", "ConfigMap", Optional.of("airflow"), AirflowDocuments.shard(1))
            .orElseThrow()
            .tree());
  }

  @Test
  void letsAnOverlayOfTheTemplateReachTaskPodsOfTheirOwn() {
    Compiled compiled =
        edited(
            TaskPods.NAME,
            pod -> pod.edit().editSpec().withPriorityClassName("tasks").endSpec().build());

    assertThat(YamlWriter.write(pod(compiled, "airflow-task-pod-nightly-topic").tree()))
        .contains("  priorityClassName: tasks\n");
    assertThat(dag(compiled)).doesNotContain("priorityClassName");
  }

  @Test
  void turnsAnOverlayOfSuchAPodIntoItsOverride() {
    Compiled compiled =
        edited(
            "airflow-task-pod-nightly-topic",
            pod -> pod.edit().editSpec().withPriorityClassName("tasks").endSpec().build());

    assertThat(dag(compiled)).contains("\"priorityClassName\": \"tasks\",");
    assertThat(YamlWriter.write(pod(compiled, TaskPods.NAME).tree()))
        .doesNotContain("priorityClassName");
  }

  /** What reconcile_pods keeps of the template, whatever the override says. */
  @Test
  void refusesAnOverlayThatAnOverrideCannotExpress() {
    Compiled compiled =
        edited(
            "airflow-task-pod-nightly-topic",
            pod ->
                pod.edit()
                    .editSpec()
                    .withTerminationGracePeriodSeconds(null)
                    .editFirstContainer()
                    .editMatchingEnv(env -> env.getName().equals("CONNECTION_CHECK_MAX_COUNT"))
                    .withValue("1")
                    .endEnv()
                    .endContainer()
                    .endSpec()
                    .build());

    String before =
        "error PLM6533 Pod airflow/airflow-task-pod-nightly-topic: it differs from the pod template in ";
    String after =
        """
        , which a pod_override cannot change
          fix: leave it as the template has it, or change it for all task pods
          at: render airflow (TaskPods.render)""";
    assertThat(text(compiled, AirflowCodes.NOT_AN_OVERRIDE.id()))
        .isEqualTo(
            before
                + "spec.containers[0].env[CONNECTION_CHECK_MAX_COUNT]"
                + after
                + "\n"
                + before
                + "spec.terminationGracePeriodSeconds"
                + after);
  }

  private static String text(Compiled compiled, String code) {
    return compiled.findings().stream()
        .filter(finding -> finding.code().id().equals(code))
        .map(FindingText::render)
        .collect(Collectors.joining("\n"));
  }
}
