package dev.plimsoll.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Goldens;
import dev.plimsoll.workload.PlainEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PodJobGoldenTest {
  private static final PodSize SIZE = PodSize.of(Cpu.millis(500), Memory.gibibytes(1));
  private static final Image IMAGE = Image.of("registry.acme.example/jobs:7.1");
  private static final NamespaceName NAMESPACE = NamespaceName.of("data-jobs");

  private static Launch launch(Job job) {
    var findings = new Findings();
    Launch launch = job.launch(new JobScope(PlainEnvironment.of(Stage.PROD), NAMESPACE, findings));
    assertThat(findings.sorted()).isEmpty();
    return launch;
  }

  private static void matches(String file, Job job) {
    Launch launch = launch(job);
    assertThat(launch).isInstanceOf(Launch.Pod.class);
    Goldens.matches(
        "job/" + file,
        Stream.concat(launch.beside().stream(), Stream.of(launch.object())).toList());
  }

  @Test
  void dbtWritesOutsideOfItsProject() {
    matches(
        "dbt.yaml",
        DbtJob.named("marts", IMAGE)
            .running("build", "--select", "marts")
            .sized(SIZE)
            .inProject("/opt/acme/dbt")
            .withProfiles("/etc/dbt")
            .withFiles(
                "/etc/dbt",
                ConfigFiles.named("dbt-profiles")
                    .with(
                        "profiles.yml",
                        Map.of("acme", Map.of("target", "prod", "outputs", Map.of()))))
            .using(Database.postgres("warehouse")));
  }

  @Test
  void pythonRunsAFileOfItsImage() {
    matches(
        "python.yaml",
        PythonJob.named("score", IMAGE)
            .running("/opt/acme/score.py", "--date", "{{ ds }}")
            .sized(SIZE)
            .reading(ObjectStore.named("lake").path("raw"))
            .withEnv(SecretNeed.named("scoring", "api-key"))
            .withScratch("/tmp", StorageSize.gibibytes(20))
            .withTimeLimit(Duration.ofHours(2)));
  }

  @Test
  void anyContainerIsAJob() {
    matches(
        "container.yaml",
        ContainerJob.of("export", Container.of(IMAGE, SIZE).withCommand("/bin/export"))
            .inRole(JobRole.of("export", "Exports"))
            .on(NodePool.named("spot")));
  }

  @Test
  void aModuleRunsAsPythonRunsIt() {
    Launch launch =
        launch(PythonJob.named("score", IMAGE).runningModule("acme.score", "--all").sized(SIZE));
    assertThat(launch.object().tree().toString())
        .contains("args: [\"-m\", \"acme.score\", \"--all\"]");
  }

  @Test
  void arrowsBeginAtTheRoleThatJobsOfAKindShare() {
    PythonJob job =
        PythonJob.named("score", IMAGE)
            .running("/score.py")
            .sized(SIZE)
            .writing(ObjectStore.named("lake"));
    assertThat(launch(job).arrows())
        .singleElement()
        .satisfies(arrow -> assertThat(arrow.from()).isEqualTo(Endpoint.pods(NAMESPACE, "python")));
    assertThat(job.roles()).isEqualTo(List.of(PythonJob.ROLE));
    assertThat(job.intents().stream().map(Intent::key)).containsExactly("objectStore/lake");
  }
}
