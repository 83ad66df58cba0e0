package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.pipeline.Pipeline;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PriorityTest {
  private static Compiled compiled(Airflow airflow) {
    return new PlatformCompiler().compile(Samples.platform(airflow), Samples.environment());
  }

  private static String text(Compiled compiled, String name) {
    return compiled.bundle().all().stream()
        .filter(manifest -> manifest.identity().name().equals(name))
        .map(Manifest::tree)
        .map(YamlWriter::write)
        .collect(Collectors.joining());
  }

  @Test
  void goesBeforeTheJobsThatItStarts() {
    Compiled compiled =
        compiled(
            Samples.airflow()
                .with(AirflowPart.SCHEDULER, part -> part.withPriorityClass("platform"))
                .with(AirflowPart.TASK_PODS, part -> part.withPriorityClass("tasks")));

    assertThat(text(compiled, "airflow-scheduler")).contains("priorityClassName: platform\n");
    assertThat(text(compiled, "airflow-triggerer")).doesNotContain("priorityClassName");
    assertThat(text(compiled, "airflow-pod-template")).contains("priorityClassName: tasks\n");
  }

  @Test
  void isSaidOfOneTask() {
    Pipeline nightly = Samples.nightly();
    Compiled compiled =
        compiled(
            Samples.airflow()
                .withTask(
                    TaskOverride.of(
                            nightly,
                            nightly
                                .jobs()
                                .filter(job -> job.name().equals("report"))
                                .findFirst()
                                .orElseThrow())
                        .withPriorityClass("urgent")));

    assertThat(text(compiled, "airflow-task-pod-nightly-report"))
        .contains("priorityClassName: urgent\n");
    assertThat(text(compiled, "airflow-dags-1")).contains("\"priorityClassName\": \"urgent\"");
  }
}
