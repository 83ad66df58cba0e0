package dev.plimsoll.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.check.ReferenceCheck;
import dev.plimsoll.compile.Compiled;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What people do wrong with Spark jobs and workspaces: the whole text. */
class BadInputTest {
  private static final PodSize SMALL = PodSize.of(Cpu.cores(1), Memory.gibibytes(2));
  private static final InImage JAR = InImage.jar("/opt/acme/revenue.jar");

  private static SparkJob.Running revenue() {
    return SparkJob.named("revenue")
        .on(Samples.SPARK_4)
        .running(MainClass.of("com.acme.Revenue").from(JAR));
  }

  private static SparkJob job(String name) {
    return SparkJob.named(name)
        .on(Samples.SPARK_4)
        .running(MainClass.of("com.acme.Revenue").from(JAR))
        .withDriver(SMALL)
        .withExecutors(SparkExecutors.exactly(1).each(SMALL));
  }

  private static Pipeline nightly(SparkJob... jobs) {
    return Pipeline.named("nightly").at(Cron.of("0 3 * * *", ZoneId.of("UTC"))).run(jobs);
  }

  private static String compiled(SparkJob... jobs) {
    return compiled(Samples.platform(SparkOperator.standard(), jobs));
  }

  private static String compiled(Platform platform) {
    Compiled compiled = Samples.compiled(platform);
    var all = new Findings();
    all.addAll(compiled.findings());
    new SparkCheck().check(compiled.bundle(), all);
    var errors = new Findings();
    errors.addAll(all.sorted().stream().filter(f -> f.isError()).toList());
    return Documents.text(errors);
  }

  @Test
  void twoWorkspacesWithOneName() {
    var engine = new TestEngine();
    var spark = SparkOperator.standard();
    var one = Workspace.named("data-jobs").run(nightly(job("a")), engine).servedBy(spark);
    var other = Workspace.named("data-jobs").run(nightly(job("b")), engine).servedBy(spark);

    assertThat(compiled(Platform.named("acme").with(engine, spark, one, other)))
        .isEqualTo(
            """
            error PLM0101 component "data-jobs": platform "acme" has two components named "data-jobs"
              fix: give one of them another name, or add it once""");
  }

  @Test
  void aPipelineTwiceInAWorkspace() {
    var engine = new TestEngine();
    var jobs = Workspace.named("data-jobs").run(nightly(job("a")), engine);

    assertThatThrownBy(() -> jobs.run(nightly(job("b")), engine))
        .hasMessage(
            "workspace \"data-jobs\" runs a pipeline \"nightly\" already; give this one another name");
  }

  @Test
  void twoJobsWithOneName() {
    var weekly = Pipeline.named("weekly").at(Cron.of("0 3 * * 0", ZoneId.of("UTC"))).run(job("a"));
    var jobs =
        Workspace.named("data-jobs")
            .run(nightly(job("a").withArguments("--other")), new TestEngine());

    assertThatThrownBy(() -> jobs.run(weekly, new TestEngine()))
        .hasMessage(
            "workspace \"data-jobs\" runs another job \"a\" already; give this one another name, or run the very same job in both pipelines");
  }

  @Test
  void aJobTwiceInAPipeline() {
    assertThatThrownBy(() -> compiled(job("a"), job("a")))
        .hasMessage(
            "pipeline \"nightly\" runs job \"a\" twice; give the second one a name of its own");
  }

  @Test
  void aWorkspaceServedByAnOperatorThatThePlatformDoesNotHave() {
    var engine = new TestEngine();
    var jobs =
        Workspace.named("data-jobs")
            .run(nightly(job("a")), engine)
            .servedBy(SparkOperator.standard());

    assertThat(compiled(Platform.named("acme").with(engine, jobs)))
        .isEqualTo(
            """
            error PLM0108 workspace "data-jobs": is served by "spark-operator", which platform "acme" does not have
              fix: add it: Platform.with(...), the same component that the workspace is given""");
  }

  @Test
  void anEngineThatThePlatformDoesNotHave() {
    var spark = SparkOperator.standard();
    var jobs = Workspace.named("data-jobs").run(nightly(job("a")), new TestEngine());

    assertThat(compiled(Platform.named("acme").with(spark, jobs.servedBy(spark))))
        .isEqualTo(
            """
            error PLM0108 workspace "data-jobs": runs pipeline "nightly" by "engine", which platform "acme" does not have
              fix: add it: Platform.with(...), the same component that the workspace is given""");
  }

  @Test
  void aWorkspaceInTheNamespaceOfTheOperator() {
    var engine = new TestEngine();
    var spark = SparkOperator.standard();
    var jobs = Workspace.named("spark-operator").run(nightly(job("a")), engine).servedBy(spark);

    assertThat(compiled(Platform.named("acme").with(engine, spark, jobs)))
        .isEqualTo(
            """
            error PLM0101 component "spark-operator": platform "acme" has two components named "spark-operator"
              fix: give one of them another name, or add it once""");
  }

  @Test
  void aStoreAndAPoolThatAreNotBound() {
    assertThat(
            compiled(
                revenue()
                    .withDriver(SMALL)
                    .withExecutors(SparkExecutors.exactly(1).each(SMALL).on(NodePool.named("gpu")))
                    .reading(ObjectStore.named("attic"))))
        .isEqualTo(
            """
            error PLM0219 environment "prod" at bindings: 2 of 2 intents are not bound: nodePool/gpu, objectStore/attic
              fix: add to the environment file and correct the values:
            bindings:
              nodePool/gpu:
                nodeGroup: your-node-group
                capacity: on-demand
              objectStore/attic:
                bucket: your-bucket
                role: arn:aws:iam::123456789012:role/your-role""");
  }

  @Test
  void settingsThatAreMisspeltOrRefused() {
    assertThat(
            compiled(
                job("a")
                    .withConf("spark.sql.shuffle.partition", "400")
                    .withConf("spark.master", "local[2]")
                    .withConf("spark.executor.instances", "9")))
        .isEqualTo(
            """
            error PLM6608 Spark job "a" at conf[spark.executor.instances]: spark.executor.instances is set by hand
              fix: say it with withExecutors(...)
            error PLM6607 SparkApplication data-jobs/a at spec.sparkConf[spark.master]: spark.master may not be set for an application
              fix: leave it out; the operator sets it
            error PLM6605 SparkApplication data-jobs/a at spec.sparkConf[spark.sql.shuffle.partition]: Spark 4.0 does not have spark.sql.shuffle.partition
              fix: write spark.sql.shuffle.partitions""");
  }

  @Test
  void anExporterWithoutAWebhook() {
    assertThat(
            compiled(
                SparkJob.named("a")
                    .on(Samples.SPARK_4.withJmxExporter(InImage.jar("/opt/jmx.jar")))
                    .running(MainClass.of("com.acme.Revenue").from(JAR))
                    .withDriver(SMALL)
                    .withExecutors(SparkExecutors.exactly(1).each(SMALL))
                    .withPodTemplates()))
        .isEqualTo(
            """
            error PLM6601 Spark job "a": describes its pods by templates, and wants the JMX exporter, which the webhook mounts
              fix: leave out withJmxExporter, or withPodTemplates""");
  }

  @Test
  void aNameThatIsTooLong() {
    assertThat(compiled(job("a".repeat(58))))
        .isEqualTo(
            """
            error PLM6612 SparkApplication data-jobs/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa at metadata.name: the name has 58 characters, and what is made of it must fit into 63
              fix: shorten it to 57 characters""");
  }

  @Test
  void anAccountThatIsNotThere() {
    var environment = Samples.environment();
    var findings = new Findings();
    ReferenceCheck.of(environment)
        .check(
            Documents.bundle(
                """
                apiVersion: sparkoperator.k8s.io/v1beta2
                kind: SparkApplication
                metadata: {name: revenue, namespace: data-jobs}
                spec:
                  driver: {serviceAccount: nobody}
                """),
            findings);

    assertThat(Documents.text(findings))
        .isEqualTo(
            """
            error PLM5007 SparkApplication data-jobs/revenue at spec.driver.serviceAccount: names ServiceAccount "nobody", which does not exist in namespace data-jobs
              fix: add a ServiceAccount of that name in namespace data-jobs, or declare it external""");
  }

  @Test
  void aJobWithAnAccountThatIsNotThere() {
    var environment = Samples.environment();
    var findings = new Findings();
    SparkJob job =
        job("revenue").customise(s -> s.editDriver(driver -> driver.withServiceAccount("nobody")));

    ReferenceCheck.of(environment)
        .check(
            Samples.compiled(Samples.platform(SparkOperator.standard(), job)).bundle(), findings);

    assertThat(Documents.text(findings))
        .isEqualTo(
            """
            error PLM5007 Pod data-jobs/revenue-driver at spec.serviceAccountName: names ServiceAccount "nobody", which does not exist in namespace data-jobs
              fix: add a ServiceAccount of that name in namespace data-jobs, or declare it external
            error PLM5007 RoleBinding data-jobs/spark-driver at subjects[0].name: names ServiceAccount "nobody", which does not exist in namespace data-jobs
              fix: add a ServiceAccount of that name in namespace data-jobs, or declare it external
            error PLM5007 SparkApplication data-jobs/revenue at spec.driver.serviceAccount: names ServiceAccount "nobody", which does not exist in namespace data-jobs
              fix: add a ServiceAccount of that name in namespace data-jobs, or declare it external""");
  }

  @Test
  void namesThatAreNone() {
    assertThatThrownBy(() -> SparkJob.named("Daily_Revenue"))
        .hasMessage(
            "DNS label \"Daily_Revenue\" must consist of lower-case letters, digits and '-', and begin and end with a letter or digit; write \"daily-revenue\"");
    assertThatThrownBy(() -> Workspace.named("Data_Jobs"))
        .hasMessage(
            "DNS label \"Data_Jobs\" must consist of lower-case letters, digits and '-', and begin and end with a letter or digit; write \"data-jobs\"");
    assertThatThrownBy(() -> MainClass.of(" "))
        .hasMessage("a main class without a name; write com.acme.Main");
    assertThatThrownBy(() -> InImage.jar("opt/acme.jar"))
        .hasMessage("file \"opt/acme.jar\" of the image is not absolute; begin it with /");
    assertThatThrownBy(() -> PythonFile.inImage("/opt/acme/fx.sh"))
        .hasMessage("Python program \"/opt/acme/fx.sh\" does not end in .py; rename it");
  }

  @Test
  void sizesThatSparkDoesNotStartWith() {
    PodSize tiny = PodSize.of(Cpu.cores(1), Memory.mebibytes(800));

    assertThatThrownBy(() -> revenue().withDriver(tiny))
        .hasMessage(
            "a Spark pod of 800Mi leaves a heap of 416Mi beside 384Mi of other memory; Spark needs 512Mi: make the pod larger");
    assertThatThrownBy(
            () -> revenue().withDriver(SMALL).withExecutors(SparkExecutors.exactly(1).each(tiny)))
        .hasMessage(
            "a Spark pod of 800Mi leaves a heap of 416Mi beside 384Mi of other memory; Spark needs 512Mi: make the pod larger");
    assertThatThrownBy(
            () ->
                revenue()
                    .withDriver(SMALL)
                    .withExecutors(
                        SparkExecutors.exactly(1)
                            .each(SMALL)
                            .withPythonMemory(Memory.mebibytes(256))))
        .hasMessage(
            "executors of Spark job \"revenue\" keep memory for Python, and the program is none of Python; leave withPythonMemory out");
  }

  @Test
  void numbersOfExecutorsThatAreNone() {
    assertThatThrownBy(() -> SparkExecutors.exactly(0))
        .hasMessage("between 0 and 0 executors; write 1 <= least <= most");
    assertThatThrownBy(() -> SparkExecutors.between(5, 2))
        .hasMessage("between 5 and 2 executors; write 1 <= least <= most");
  }

  @Test
  void definitionsThatAreNotThere() {
    assertThatThrownBy(() -> SparkDefinitions.files(BadInputTest.class, "nowhere.yaml"))
        .hasMessage(
            "no file \"nowhere.yaml\" beside dev.plimsoll.spark.BadInputTest on the class path");
  }
}
