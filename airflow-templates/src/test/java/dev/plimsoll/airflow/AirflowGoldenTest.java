package dev.plimsoll.airflow;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.golden.GoldenFile;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.Retention;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whole outputs in {@code src/test/goldens}. {@code -Dplimsoll.updateGoldens=true} rewrites them,
 * unless {@code CI} is set; a conformance run asks Airflow and the API server about the same
 * platform.
 */
class AirflowGoldenTest {
  private static final Path GOLDENS = Path.of("src/test/goldens");

  private final Compiled compiled = Samples.compiled();

  @Test
  void rendersADagFileFromTheLatentsOfAPipeline() {
    Manifest shard =
        compiled
            .bundle()
            .find("", "ConfigMap", Optional.of("airflow"), AirflowDocuments.shard(1))
            .orElseThrow();
    var file =
        (EmbeddedNode)
            shard.tree().findMap("data").orElseThrow().find("data-jobs.nightly.py").orElseThrow();

    compare("data-jobs.nightly.py", file.text());
  }

  @Test
  void rendersAllOfItsNamespace() {
    compare("airflow.yaml", yaml(m -> !m.isLatent() && !isDags(m) && isIn(m, "airflow")));
  }

  @Test
  void describesTaskPodsThatItDoesNotApply() {
    compare("latent.yaml", yaml(m -> m.isLatent() && isIn(m, "airflow")));
  }

  @Test
  void grantsTasksInTheirWorkspaceWhatTheirOperatorsDo() {
    compare(
        "rights.yaml",
        yaml(m -> m.is("rbac.authorization.k8s.io", "Role") && isIn(m, "data-jobs")));
  }

  @Test
  void rendersWorkingCopiesSingleSignOnHistoryAndAPool() {
    Airflow airflow =
        Samples.airflow()
            .withDags(
                DagSource.sync(
                    GitRepository.of("https://git.acme.example/data/dags.git", "main")
                        .in("airflow/dags")
                        .withCredentials(),
                    PodSize.of(Cpu.millis(50), Memory.mebibytes(64))))
            .withSingleSignOn(
                SingleSignOn.at("https://login.acme.example/realms/data", "airflow")
                    .mapping("data-platform", AirflowRole.ADMIN)
                    .otherwise(AirflowRole.VIEWER))
            .withHistory(Retention.days(90))
            .withConnectionPool(ConnectionPool.standard())
            .with(AirflowPart.PGBOUNCER, p -> p.withReplicas(2));
    Compiled variant =
        new PlatformCompiler().compile(Samples.platform(airflow), Samples.environment());

    compare(
        "variant.yaml",
        yaml(variant, m -> isIn(m, "airflow") && !isDags(m) && !isSameAs(compiled, m)));
  }

  @Test
  void rendersTaskPodsOfTheirOwn() {
    Compiled own =
        new PlatformCompiler()
            .compile(Samples.platform(Samples.withOwnTaskPods()), Samples.environment());

    compare("own-task-pods.yaml", yaml(own, m -> isIn(m, "airflow") && !isSameAs(compiled, m)));
  }

  @Test
  void rendersADatabaseOfCloudNativePg() {
    compare("database-cnpg.yaml", database(Samples.withCluster(), "prod-cnpg"));
  }

  @Test
  void rendersADatabaseForDevelopment() {
    compare("database-dev.yaml", database(Samples.withDevelopmentDatabase(), "dev"));
  }

  @Test
  void sendsMetricsAndTracesToACollector() {
    Compiled variant =
        new PlatformCompiler()
            .compile(
                Samples.platform(Samples.withCollector()).with(Samples.collector()),
                Samples.environment());
    compare(
        "collector.yaml",
        yaml(variant, m -> isIn(m, "airflow") && !isDags(m) && !isSameAs(compiled, m)));
  }

  private String database(Airflow airflow, String environment) {
    Compiled variant =
        new PlatformCompiler().compile(Samples.platform(airflow), Samples.environment(environment));
    return yaml(variant, m -> isIn(m, "airflow") && !isDags(m) && !isSameAs(compiled, m));
  }

  private static boolean isSameAs(Compiled other, Manifest manifest) {
    var id = manifest.identity();
    return other
        .bundle()
        .find(id.group(), id.kind(), id.namespace(), id.name())
        .filter(same -> YamlWriter.write(same.tree()).equals(YamlWriter.write(manifest.tree())))
        .isPresent();
  }

  private static boolean isDags(Manifest manifest) {
    return manifest.identity().name().equals(AirflowDocuments.shard(1));
  }

  private static boolean isIn(Manifest manifest, String namespace) {
    return manifest.identity().namespace().equals(Optional.of(namespace));
  }

  private String yaml(Predicate<Manifest> wanted) {
    return yaml(compiled, wanted);
  }

  private static String yaml(Compiled compiled, Predicate<Manifest> wanted) {
    return compiled.bundle().all().stream()
        .filter(wanted)
        .map(manifest -> YamlWriter.write(manifest.tree()))
        .collect(Collectors.joining("---\n"));
  }

  private static void compare(String file, String actual) {
    GoldenFile.matches(GOLDENS.resolve(file), actual);
  }
}
