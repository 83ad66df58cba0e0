package dev.plimsoll.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.ReferenceCheck;
import dev.plimsoll.compile.Compiled;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.golden.GoldenFile;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Jobs that their own task submits; goldens as in {@link SparkOperatorTest}. */
class SubmitTest {
  private static final Path GOLDENS = Path.of("src/test/goldens");

  private static SparkJob newest(String name) {
    return SparkJob.named(name)
        .on(SparkRuntime.of(SparkVersion.V4_3, Image.of("registry.acme.example/spark:4.3.0")))
        .running(MainClass.of("com.acme.Revenue").from(InImage.jar("/opt/acme/revenue.jar")))
        .withDriver(PodSize.of(Cpu.cores(1), Memory.gibibytes(2)))
        .withExecutors(
            SparkExecutors.between(1, 4).each(PodSize.of(Cpu.cores(1), Memory.gibibytes(2))))
        .withArguments("--day", "yesterday")
        .withPullSecret("registry");
  }

  private static Compiled compiled(SparkJob job) {
    var engine = new TestEngine();
    var nightly = Pipeline.named("nightly").at(Cron.of("0 3 * * *", ZoneId.of("UTC"))).run(job);
    return Samples.compiled(
        Platform.named("acme").with(engine, Workspace.named("data-jobs").run(nightly, engine)));
  }

  private static void compare(String file, Compiled compiled) {
    GoldenFile.matches(
        GOLDENS.resolve(file),
        compiled.bundle().all().stream()
            .filter(object -> object.identity().namespace().equals(Optional.of("data-jobs")))
            .map(object -> YamlWriter.write(object.tree()))
            .collect(Collectors.joining("---\n")));
  }

  private static List<Finding> errors(Compiled compiled) {
    var environment = Samples.environment();
    var all = new Findings();
    all.addAll(compiled.findings());
    all.addAll(
        Checks.of(environment.schemas())
            .withProvided(SubmitTest.class.getClassLoader())
            .with(List.of(ReferenceCheck.of(environment)))
            .check(compiled.bundle()));
    return all.sorted().stream().filter(Finding::isError).toList();
  }

  @Test
  void makesADriverInClusterMode() {
    Compiled compiled = compiled(newest("submitted").submittingItself(DeployMode.CLUSTER));

    compare("submit-cluster.yaml", compiled);
    assertThat(errors(compiled)).isEmpty();
  }

  @Test
  void isTheDriverInClientMode() {
    Compiled compiled = compiled(Samples.revenue().submittingItself(DeployMode.CLIENT));

    compare("submit-client.yaml", compiled);
    assertThat(errors(compiled)).isEmpty();
  }

  /** Spark 4.2 is the first that makes one: its migration guide. */
  @Test
  void mayMakePoliciesIfItsSparkDoes() {
    assertThat(policies(SparkVersion.V4_1)).isEmpty();
    assertThat(policies(SparkVersion.V4_2)).containsExactly("networking.k8s.io/networkpolicies");
  }

  private static List<String> policies(SparkVersion version) {
    return SparkRights.submitter(version).stream()
        .flatMap(grant -> grant.resources().stream().map(r -> grant.group() + "/" + r))
        .filter(resource -> resource.endsWith("networkpolicies"))
        .toList();
  }

  @Test
  void refusesWhatOnlyTheOperatorMakes() {
    var job =
        SparkJob.named("exported")
            .on(Samples.SPARK_4.withJmxExporter(InImage.jar("/opt/jmx.jar")))
            .running(MainClass.of("com.acme.Main").from(InImage.jar("/opt/acme.jar")))
            .withDriver(PodSize.of(Cpu.cores(1), Memory.gibibytes(2)))
            .withExecutors(
                SparkExecutors.exactly(1).each(PodSize.of(Cpu.cores(1), Memory.gibibytes(2))))
            .submittingItself(DeployMode.CLUSTER);

    assertThat(text(compiled(job)))
        .isEqualTo(
            """
            error PLM6601 Spark job "exported": submits itself, and wants the JMX exporter, whose settings the operator makes
              fix: leave out withJmxExporter, or submittingItself""");
  }

  @Test
  void judgesSettings() {
    assertThat(
            text(
                compiled(
                    newest("a")
                        .withConf("spark.sql.shuffle.partition", "400")
                        .submittingItself(DeployMode.CLIENT))))
        .isEqualTo(
            """
            error PLM6605 SparkSubmit data-jobs/a at spec.sparkConf[spark.sql.shuffle.partition]: Spark 4.3 does not have spark.sql.shuffle.partition
              fix: write spark.sql.shuffle.partitions""");
  }

  private static String text(Compiled compiled) {
    var errors = new Findings();
    errors.addAll(compiled.findings().stream().filter(Finding::isError).toList());
    return Documents.text(errors);
  }

  @Test
  void hasNoSparkApplication() {
    String message =
        "Spark job \"a\" submits itself, and has no SparkApplication to customise; leave out"
            + " customise, and use withConf and the methods of pods";

    assertThatThrownBy(
            () -> newest("a").submittingItself(DeployMode.CLUSTER).customise(spec -> spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(
            () -> newest("a").customise(spec -> spec).submittingItself(DeployMode.CLUSTER))
        .hasMessage(message);
  }
}
