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
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.spark.kinds.SparkApplicationSpec;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whole outputs in {@code src/test/goldens}. {@code -Dplimsoll.updateGoldens=true} rewrites them,
 * unless {@code CI} is set.
 */
class SparkOperatorTest {
  private static final Path GOLDENS = Path.of("src/test/goldens");

  private final Compiled compiled =
      Samples.compiled(
          Samples.platform(SparkOperator.standard(), Samples.revenue(), Samples.rates()));

  @Test
  void describesApplicationsAndTheirPods() {
    compare("latent.yaml", yaml(compiled, Manifest::isLatent));
  }

  @Test
  void rendersTheOperator() {
    compare("spark-operator.yaml", yaml(compiled, m -> isIn(m, "spark-operator")));
  }

  @Test
  void grantsRightsAndOpensPortsInTheWorkspace() {
    compare("data-jobs.yaml", yaml(compiled, m -> !m.isLatent() && isIn(m, "data-jobs")));
  }

  @Test
  void grantsNothingInTheClusterButWhatHasNoNamespace() {
    compare(
        "cluster-roles.yaml", yaml(compiled, m -> m.identity().kind().startsWith("ClusterRole")));
  }

  @Test
  void asksTheWebhookAboutWatchedNamespacesOnly() {
    compare(
        "webhooks.yaml",
        yaml(compiled, m -> m.identity().group().equals("admissionregistration.k8s.io")));
  }

  @Test
  void passesItsOwnChecks() {
    assertThat(errors(compiled)).isEmpty();
  }

  @Test
  void takesItsCertificateFromCertManager() {
    var withCertManager =
        Samples.compiled(
            Samples.platform(
                SparkOperator.standard().withWebhook(SparkWebhook.CERT_MANAGER),
                Samples.revenue()));

    compare(
        "cert-manager.yaml",
        yaml(
            withCertManager,
            m -> m.identity().group().equals("cert-manager.io") || isConfiguration(m)));
  }

  @Test
  void worksWithoutAWebhookIfPodsAreTemplates() {
    var platform =
        Samples.platform(SparkOperator.standard().withWebhook(SparkWebhook.OFF), Samples.rates());

    assertThat(errors(Samples.compiled(platform))).isEmpty();
  }

  @Test
  void refusesJobsThatNeedTheWebhookWithoutIt() {
    var platform =
        Samples.platform(SparkOperator.standard().withWebhook(SparkWebhook.OFF), Samples.revenue());

    assertThat(Documents.findings(Samples.compiled(platform).bundle()))
        .isEqualTo(
            """
            error PLM6601 SparkApplication data-jobs/daily-revenue at spec: no webhook changes its pods, and needs to for driver.env, driver.podSecurityContext, driver.securityContext, driver.volumeMounts, executor.env, executor.nodeSelector, executor.podSecurityContext, executor.securityContext, executor.tolerations, executor.volumeMounts
              fix: turn the operator's webhook on, or add withPodTemplates() to the job""");
  }

  @Test
  void refusesANamespaceThatNobodyDeclared() {
    var platform =
        Samples.platform(
            SparkOperator.standard().watching(NamespaceName.of("legacy")), Samples.revenue());

    assertThat(text(Samples.compiled(platform).findings()))
        .isEqualTo(
            """
            error PLM6602 component "spark-operator": watches namespace "legacy", which nothing of the platform has
              fix: add Workspace.named("legacy").servedBy(...), or remove it""");
  }

  @Test
  void refusesAJobThatNoOperatorServes() {
    var engine = new TestEngine();
    var nightly =
        Pipeline.named("nightly").at(Cron.of("0 3 * * *", ZoneId.of("UTC"))).run(Samples.rates());
    var platform =
        Platform.named("acme").with(engine, Workspace.named("data-jobs").run(nightly, engine));

    assertThat(Documents.findings(Samples.compiled(platform).bundle()))
        .contains(
            """
            error PLM6603 SparkApplication data-jobs/fx-rates at metadata.namespace: no Spark operator watches namespace "data-jobs"
              fix: add servedBy(SparkOperator.standard()) to the workspace, or name it in the --namespaces of the operator""");
  }

  @Test
  void refusesSettingsThatFollowFromTheJob() {
    var platform =
        Samples.platform(
            SparkOperator.standard(),
            Samples.revenue()
                .withConf("spark.executor.memory", "9g")
                .withConf("spark.blockManager.port", "7100"));

    assertThat(text(Samples.compiled(platform).findings()))
        .isEqualTo(
            """
            error PLM6608 Spark job "daily-revenue" at conf[spark.blockManager.port]: spark.blockManager.port is set by hand
              fix: leave it out; policies open exactly the ports that are written
            error PLM6608 Spark job "daily-revenue" at conf[spark.executor.memory]: spark.executor.memory is set by hand
              fix: say it with withExecutors(...)""");
  }

  /** What no method of a job says is said in the operator's own words; pods follow from it. */
  @Test
  void letsJobsBeCustomised() {
    SparkJob job =
        Samples.rates()
            .customise(
                spec ->
                    spec.withTimeToLiveSeconds(3600)
                        .editDriver(
                            driver ->
                                driver
                                    .withServiceLabels("tier", "batch")
                                    .withPodName("rates-head")));

    String yaml =
        yaml(Samples.compiled(Samples.platform(SparkOperator.standard(), job)), Manifest::isLatent);

    assertThat(yaml)
        .contains(
            "  timeToLiveSeconds: 3600\n", "    podName: rates-head\n", "  name: rates-head\n")
        .contains(
            "  name: fx-rates-driver-svc\n  namespace: data-jobs\n  labels:\n    tier: batch\n");
  }

  @Test
  void judgesWhatIsCustomised() {
    SparkJob job =
        Samples.rates().customise(spec -> spec.withMode(SparkApplicationSpec.Mode.CLIENT));

    assertThat(
            Documents.findings(
                Samples.compiled(Samples.platform(SparkOperator.standard(), job)).bundle()))
        .isEqualTo(
            """
            error PLM6615 SparkApplication data-jobs/fx-rates at spec.mode: runs in client mode
              fix: write mode: cluster""");
  }

  @Test
  void showsMetricsOfTheJvmsWithAnExporter() {
    SparkRuntime exporting =
        SparkRuntime.of(SparkVersion.V4_0, Image.of("registry.acme.example/spark:4.0.4"))
            .withJmxExporter(InImage.jar("/opt/jmx.jar"));
    var job =
        SparkJob.named("exported")
            .on(exporting)
            .running(MainClass.of("com.acme.Main").from(InImage.jar("/opt/acme.jar")))
            .withDriver(PodSize.of(Cpu.cores(1), Memory.gibibytes(2)))
            .withExecutors(
                SparkExecutors.exactly(1).each(PodSize.of(Cpu.cores(1), Memory.gibibytes(2))));

    String pods =
        yaml(
            Samples.compiled(Samples.platform(SparkOperator.standard(), job)),
            m -> m.is("", "Pod"));

    assertThat(pods.lines().filter(line -> line.contains("containerPort: 8090"))).hasSize(2);
  }

  @Test
  void refusesNumbersThatMakeNoOperator() {
    assertThatThrownBy(() -> SparkOperator.standard().withSubmissions(0))
        .hasMessage("0 submissions side by side; write a number from 1 to 50");
    assertThatThrownBy(() -> SparkOperator.standard().withReplicas(0))
        .hasMessage("0 replicas of the Spark operator; write 1 or more");
  }

  private static boolean isConfiguration(Manifest manifest) {
    return manifest.identity().kind().endsWith("WebhookConfiguration");
  }

  private static boolean isIn(Manifest manifest, String namespace) {
    return manifest.identity().namespace().equals(Optional.of(namespace));
  }

  private static List<Finding> errors(Compiled compiled) {
    var environment = Samples.environment();
    var all = new Findings();
    all.addAll(compiled.findings());
    all.addAll(
        Checks.of(environment.schemas())
            .withProvided(SparkOperatorTest.class.getClassLoader())
            .with(List.of(ReferenceCheck.of(environment)))
            .check(compiled.bundle()));
    return all.sorted().stream().filter(Finding::isError).toList();
  }

  private static String text(List<Finding> list) {
    var findings = new Findings();
    findings.addAll(list.stream().filter(f -> f.code().id().startsWith("PLM66")).toList());
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
