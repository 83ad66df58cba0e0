package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.job.Job;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.pipeline.Pipeline;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TaskPoolTest {
  private static final Pipeline NIGHTLY = Samples.nightly();

  private static Job job(String name) {
    return NIGHTLY.jobs().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
  }

  private static Compiled compiled(TaskPool pool) {
    return new PlatformCompiler()
        .compile(Samples.platform(Samples.airflow().withPool(pool)), Samples.environment());
  }

  private static String text(Compiled compiled, String name) {
    return compiled.bundle().all().stream()
        .filter(manifest -> manifest.identity().name().startsWith(name))
        .map(Manifest::tree)
        .map(YamlWriter::write)
        .collect(Collectors.joining());
  }

  @Test
  void givesItsTasksASlotEach() {
    Compiled compiled = compiled(TaskPool.of("warehouse", 4).limiting(NIGHTLY, job("fx-rates")));

    assertThat(text(compiled, "airflow-dags-1").split("pool=\"warehouse\",", -1))
        .as("in both workspaces")
        .hasSize(3);
  }

  /** A task of a pool that is not there waits for ever. */
  @Test
  void isMadeWithTheTables() {
    assertThat(text(compiled(TaskPool.of("warehouse", 4)), "airflow-migrations-"))
        .contains("airflow db migrate && airflow pools set warehouse 4 'Of the platform'");
  }

  @Test
  void namesAJobThatIsNotRun() {
    Pipeline other = Pipeline.named("nigthly").run(job("fx-rates"));
    String found =
        compiled(TaskPool.of("warehouse", 4).limiting(other, job("fx-rates"))).findings().stream()
            .filter(finding -> finding.code().equals(AirflowCodes.NO_SUCH_TASK))
            .map(FindingText::render)
            .collect(Collectors.joining());

    assertThat(found)
        .isEqualTo(
            """
            error PLM6532 component "airflow": pool "warehouse" limits job "nigthly.fx-rates", and no workspace runs that on this Airflow
              fix: did you mean nightly.fx-rates?""");
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> TaskPool.of("ware house", 4))
        .hasMessage("\"ware house\" is no name of a pool: write letters, digits, _, - and dots");
    assertThatThrownBy(() -> TaskPool.of("warehouse", 0))
        .hasMessage("pool \"warehouse\" with 0 slots; write 1 or more");
    assertThatThrownBy(() -> TaskPool.of("default_pool", 9))
        .hasMessage(
            "default_pool is Airflow's own, for tasks of no other; write withSetting(\"core\","
                + " \"default_pool_task_slot_count\", ...)");
    TaskPool one = TaskPool.of("one", 1).limiting(NIGHTLY, job("fx-rates"));
    TaskPool other = TaskPool.of("other", 1).limiting(NIGHTLY, job("fx-rates"));
    assertThatThrownBy(() -> Samples.airflow().withPool(one).withPool(other))
        .hasMessage(
            "job \"nightly.fx-rates\" is in pool \"one\" and in pool \"other\"; a task takes a slot"
                + " of one pool");
  }
}
