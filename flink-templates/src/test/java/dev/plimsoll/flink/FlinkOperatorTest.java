package dev.plimsoll.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.ReferenceCheck;
import dev.plimsoll.compile.Compiled;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.golden.GoldenFile;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whole outputs in {@code src/test/goldens}. {@code -Dplimsoll.updateGoldens=true} rewrites them,
 * unless {@code CI} is set.
 */
class FlinkOperatorTest {
  private static final Path GOLDENS = Path.of("src/test/goldens");

  private final Compiled compiled =
      Samples.compiled(
          Samples.platform(FlinkOperator.standard(), Samples.orders(), Samples.rates()));

  @Test
  void describesClustersAndTheirPods() {
    compare("latent.yaml", yaml(compiled, Manifest::isLatent));
  }

  @Test
  void rendersTheOperator() {
    compare("flink-operator.yaml", yaml(compiled, m -> isIn(m, "flink-operator")));
  }

  @Test
  void grantsRightsAndOpensPortsInTheWorkspace() {
    compare("data-jobs.yaml", yaml(compiled, m -> !m.isLatent() && isIn(m, "data-jobs")));
  }

  @Test
  void grantsNothingInTheCluster() {
    assertThat(yaml(compiled, m -> m.identity().kind().startsWith("ClusterRole"))).isEmpty();
  }

  @Test
  void passesItsOwnChecks() {
    assertThat(findings(compiled)).noneMatch(Finding::isError);
    assertThat(findings(compiled)).noneMatch(finding -> finding.code().id().startsWith("PLM69"));
  }

  @Test
  void refusesSettingsThatFollowFromTheJob() {
    var platform =
        Samples.platform(
            FlinkOperator.standard(),
            Samples.rates()
                .withConf("taskmanager.data.port", "7000")
                .withConf("taskmanager.memory.process.size", "9g"));

    assertThat(text(Samples.compiled(platform).findings()))
        .isEqualTo(
            """
            error PLM6918 Flink job "fx-rates" at conf[taskmanager.data.port]: taskmanager.data.port is set by hand
              fix: leave it out; policies open exactly the ports that are written
            error PLM6918 Flink job "fx-rates" at conf[taskmanager.memory.process.size]: taskmanager.memory.process.size is set by hand
              fix: say it with withTaskManagers(...)"""
                .strip());
  }

  @Test
  void judgesSettingsAndSizesOfJobs() {
    var job =
        FlinkJob.named("small")
            .on(Samples.FLINK_2)
            .running(FlinkProgram.jar("/opt/acme/small.jar"))
            .withJobManager(PodSize.of(Cpu.millis(500), Memory.mebibytes(512)))
            .withTaskManagers(
                FlinkTaskManagers.exactly(1).each(PodSize.of(Cpu.cores(1), Memory.gibibytes(2))))
            .withConf("execution.runtime-modes", "BATCH");

    assertThat(
            Documents.findings(
                Samples.compiled(Samples.platform(FlinkOperator.standard(), job)).bundle()))
        .isEqualTo(
            """
            error PLM6901 FlinkDeployment data-jobs/small at spec.flinkConfiguration[execution.runtime-modes]: Flink 2.2 does not have execution.runtime-modes
              fix: write execution.runtime-mode
            error PLM6906 FlinkDeployment data-jobs/small at spec.jobManager.resource.memory: the memory of a JobManager does not add up: off-heap with the JVM needs 576m, and jobManager.resource.memory is 512m
              fix: write jobManager.resource.memory: 640m or more, or less for a part of it"""
                .strip());
  }

  @Test
  void refusesNumbersThatMakeNoCluster() {
    assertThatThrownBy(() -> FlinkOperator.standard().withReplicas(0))
        .hasMessage("0 replicas of the Flink operator; write 1 or more");
    assertThatThrownBy(() -> FlinkTaskManagers.exactly(0))
        .hasMessage("0 TaskManagers; write 1 or more");
    PodSize size = PodSize.of(Cpu.cores(1), Memory.gibibytes(2));
    assertThatThrownBy(() -> FlinkTaskManagers.exactly(1).each(size).withSlots(0))
        .hasMessage("0 slots of a TaskManager; write 1 or more");
    assertThatThrownBy(() -> FlinkProgram.jar("opt/acme.jar"))
        .hasMessage("file \"opt/acme.jar\" of the image is not absolute; begin it with /");
    assertThatThrownBy(() -> FlinkProgram.jar("/opt/acme.jar").withMain(" "))
        .hasMessage("a main class without a name; write com.acme.Main");
  }

  private static boolean isIn(Manifest manifest, String namespace) {
    return manifest.identity().namespace().equals(Optional.of(namespace));
  }

  private static List<Finding> findings(Compiled compiled) {
    var environment = Samples.environment();
    var all = new Findings();
    all.addAll(compiled.findings());
    all.addAll(
        Checks.of(environment.schemas())
            .withProvided(FlinkOperatorTest.class.getClassLoader())
            .with(List.of(ReferenceCheck.of(environment)))
            .check(compiled.bundle()));
    return all.sorted();
  }

  private static String text(List<Finding> list) {
    var findings = new Findings();
    findings.addAll(list.stream().filter(f -> f.code().id().startsWith("PLM69")).toList());
    return Documents.text(findings);
  }

  private static String yaml(Compiled of, Predicate<Manifest> wanted) {
    return of.bundle().all().stream()
        .filter(wanted)
        .map(manifest -> YamlWriter.write(manifest.tree()))
        .collect(Collectors.joining("---\n"));
  }

  private static void compare(String file, String actual) {
    GoldenFile.matches(GOLDENS.resolve(file), actual);
  }
}
