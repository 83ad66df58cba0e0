package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DagSourceTest {
  private static final GitRepository DAGS =
      GitRepository.of("https://git.acme.example/data/dags.git", "main").in("airflow/dags");
  private static final PodSize SIZE = PodSize.of(Cpu.millis(50), Memory.mebibytes(64));

  private static Compiled compiled(DagSource source) {
    Compiled compiled =
        new PlatformCompiler()
            .compile(Samples.platform(Samples.airflow().withDags(source)), Samples.environment());
    assertThat(compiled.findings().stream().filter(f -> f.isError()).map(FindingText::render))
        .isEmpty();
    return compiled;
  }

  private static String yaml(Compiled compiled, String group, String kind, String name) {
    return YamlWriter.write(
        compiled.bundle().find(group, kind, Optional.of("airflow"), name).orElseThrow().tree());
  }

  private static List<String> containers(
      Compiled compiled, String group, String kind, String name) {
    return yaml(compiled, group, kind, name)
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("- name: (git-clone|git-sync)"))
        .toList();
  }

  /** The names of the variables are those of git-sync 4; version 3 had others. */
  @Test
  void keepsAWorkingCopyBesideTheDagProcessorAndBringsOneToEachTaskPod() {
    Compiled compiled = compiled(DagSource.sync(DAGS.withCredentials(), SIZE));

    assertThat(containers(compiled, "apps", "Deployment", "airflow-dag-processor"))
        .contains("- name: git-clone", "- name: git-sync");
    assertThat(containers(compiled, "", "Pod", TaskPods.NAME)).containsExactly("- name: git-clone");
    for (String other : List.of("airflow-scheduler", "airflow-triggerer", "airflow-api-server")) {
      assertThat(containers(compiled, "apps", "Deployment", other)).as(other).isEmpty();
    }
    assertThat(yaml(compiled, "", "Pod", TaskPods.NAME))
        .contains("GITSYNC_REPO", "GITSYNC_REF", "GITSYNC_ROOT", "GITSYNC_LINK", "GITSYNC_ONE_TIME")
        .contains("GITSYNC_USERNAME", "GITSYNC_PASSWORD")
        .doesNotContain("GIT_SYNC_");
    assertThat(yaml(compiled, "", "ConfigMap", AirflowConfig.CONFIG_MAP))
        .contains("dags_folder = /opt/airflow/dags/repo/airflow/dags\n");
  }

  /** Keys of GitDagBundle, and of a connection as JSON. */
  @Test
  void tellsAirflowToCloneABundle() {
    Compiled compiled = compiled(DagSource.bundle(DAGS.withCredentials()));

    assertThat(yaml(compiled, "", "ConfigMap", AirflowConfig.CONFIG_MAP))
        .contains(
            "{\"name\": \"git\", \"classpath\": \"airflow.providers.git.bundles.git.GitDagBundle\","
                + " \"kwargs\": {\"git_conn_id\": \"plimsoll_git\", \"tracking_ref\": \"main\","
                + " \"subdir\": \"airflow/dags\", \"refresh_interval\": 300}}");
    for (String reader :
        List.of(
            yaml(compiled, "apps", "Deployment", "airflow-dag-processor"),
            yaml(compiled, "", "Pod", TaskPods.NAME))) {
      assertThat(reader)
          .contains(
              "{\"conn_type\": \"git\", \"host\": \"https://git.acme.example/data/dags.git\","
                  + " \"login\": \"$(GIT_USERNAME)\", \"password\": \"$(GIT_TOKEN)\"}");
    }
    assertThat(yaml(compiled, "apps", "Deployment", "airflow-scheduler")).doesNotContain("GIT_");
  }

  @Test
  void drawsTheWayToTheRepositoryForThoseThatReadItOnly() {
    for (DagSource source : List.of(DagSource.sync(DAGS, SIZE), DagSource.bundle(DAGS))) {
      assertThat(
              compiled(source).topology().arrows().stream()
                  .filter(arrow -> arrow.to().id().equals("external/git.acme.example:443"))
                  .map(arrow -> arrow.from().id()))
          .containsExactlyInAnyOrder("airflow/dag-processor", "airflow/task-pods");
    }
  }

  @Test
  void refusesARepositoryThatCannotBeOne() {
    assertThatThrownBy(() -> GitRepository.of("git@git.acme.example:data/dags.git", "main"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GitRepository.of("https://me:pw@git.acme.example/dags.git", "main"))
        .hasMessage(
            "\"https://me:pw@git.acme.example/dags.git\" is no address of a Git repository: write"
                + " https://HOST/PATH, and give user and token with withCredentials");
    assertThatThrownBy(() -> GitRepository.of("https://git.acme.example/dags.git", "--upload-pack"))
        .hasMessage(
            "\"--upload-pack\" is no branch, tag or commit of https://git.acme.example/dags.git");
    assertThatThrownBy(() -> DAGS.in("../secrets"))
        .hasMessage(
            "\"../secrets\" is no folder of https://git.acme.example/data/dags.git: write a path"
                + " such as \"airflow/dags\"");
  }
}
