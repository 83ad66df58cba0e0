package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.compile.SettleCodes;
import dev.plimsoll.component.Application;
import dev.plimsoll.component.Component;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.job.PythonJob;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.unit.Image;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What may run on nodes that the cloud takes back: PLM8202 is an error of the settle stage. */
class SpotTest {
  private static final NodePool CHEAP = NodePool.named("cheap");
  private static final NodePool LASTING = NodePool.named("tasks");
  private static final PythonJob JOB =
      PythonJob.named("extract", Image.of("registry.acme.example/py:1.0.0"))
          .running("/opt/acme/extract.py")
          .sized(Samples.SMALL);

  private static String found(Component... components) {
    return new PlatformCompiler()
            .compile(Platform.named("acme").with(components), Samples.environment("spot"))
            .findings()
            .stream()
            .filter(finding -> finding.code().equals(SettleCodes.LOST_FOR_GOOD))
            .map(FindingText::render)
            .collect(Collectors.joining("\n"));
  }

  private static String found(Airflow airflow, Pipeline pipeline) {
    return found(airflow, Workspace.named("jobs").run(pipeline, airflow));
  }

  private static Pipeline pipeline(PythonJob job) {
    return Pipeline.named("daily").run(job);
  }

  @Test
  void refusesAJobThatIsTriedOnce() {
    assertThat(found(Samples.airflow(), pipeline(JOB.on(CHEAP)).withRetries(0)))
        .isEqualTo(
            """
            error PLM8202 Pod jobs/extract at spec.nodeSelector: runs on pool "cheap", whose nodes the cloud may take back, and pipeline "daily" tries nothing twice
              fix: write withRetries(1) or more, or let it run elsewhere
              at: render extract (PythonJob.launch)""");
  }

  @Test
  void acceptsOneThatIsTriedAgainAndOneOnNodesThatLast() {
    assertThat(found(Samples.airflow(), pipeline(JOB.on(CHEAP)).withRetries(1))).isEmpty();
    assertThat(found(Samples.airflow(), pipeline(JOB.on(LASTING)).withRetries(0))).isEmpty();
  }

  @Test
  void refusesTaskPodsOfAPipelineThatTriesNothingTwice() {
    Airflow cheap = Samples.airflow().with(AirflowPart.TASK_PODS, part -> part.on(CHEAP));

    assertThat(found(cheap, pipeline(JOB).withRetries(0)))
        .contains(
            "error PLM8202 Pod airflow/airflow-task-pod at spec.nodeSelector: runs on pool"
                + " \"cheap\", whose nodes the cloud may take back, and pipeline \"daily\" tries"
                + " nothing twice");
    assertThat(found(cheap, pipeline(JOB).withRetries(1))).isEmpty();
  }

  @Test
  void looksAtTheTaskPodThatAPipelineHas() {
    Pipeline once = pipeline(JOB).withRetries(0);
    Airflow own = Samples.airflow().withTask(TaskOverride.of(once, JOB).on(CHEAP));
    Airflow lasting =
        Samples.airflow()
            .with(AirflowPart.TASK_PODS, part -> part.on(CHEAP))
            .withTask(TaskOverride.of(once, JOB).on(LASTING));

    assertThat(found(own, once)).contains("Pod airflow/airflow-task-pod-daily-extract at");
    assertThat(found(lasting, once)).isEmpty();
  }

  @Test
  void refusesAJobOfKubernetesThatIsNotTriedAgain() {
    var once = Workload.job("load", Container.of(Image.of("a.example/load:1"), Samples.SMALL));

    assertThat(found(Application.named("load").in("load").with(once.on(CHEAP).withRetries(0))))
        .contains(
            "error PLM8202 Job load/load at spec.backoffLimit: runs on pool \"cheap\", whose nodes"
                + " the cloud may take back, and is not tried again");
    assertThat(found(Application.named("load").in("load").with(once.on(CHEAP)))).isEmpty();
  }

  /** Its controller makes it anew. */
  @Test
  void acceptsProcessesThatRunForGood() {
    assertThat(
            found(
                Samples.airflow().with(AirflowPart.SCHEDULER, part -> part.on(CHEAP)),
                pipeline(JOB).withRetries(0)))
        .isEmpty();
  }
}
