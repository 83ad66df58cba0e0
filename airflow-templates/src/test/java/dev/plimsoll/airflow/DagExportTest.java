package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.PlatformCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes what judges outside of the build read: {@code -Dplimsoll.export=FOLDER} says where. The
 * conformance run starts it so.
 */
class DagExportTest {
  @Test
  void writesAFileForEachPipelineOfEachWorkspace(@TempDir Path temporary) throws IOException {
    Path folder = Path.of(System.getProperty("plimsoll.export", temporary.toString()));

    DagExport.write(folder, Samples.compiled());
    Airflow variant =
        Samples.airflow()
            .withDags(
                DagSource.bundle(
                    GitRepository.of("https://git.acme.example/data/dags.git", "main")
                        .in("airflow/dags")
                        .withCredentials()))
            .withSingleSignOn(
                SingleSignOn.at("https://login.acme.example/realms/data", "airflow")
                    .mapping("it's \"data\"", AirflowRole.ADMIN)
                    .otherwise(AirflowRole.VIEWER))
            .withConnectionPool(ConnectionPool.standard());
    DagExport.write(
        folder.resolve("variant"),
        new PlatformCompiler().compile(Samples.platform(variant), Samples.environment()));
    DagExport.write(
        folder.resolve("own"),
        new PlatformCompiler()
            .compile(Samples.platform(Samples.withOwnTaskPods()), Samples.environment()));
    DagExport.write(
        folder.resolve("collector"),
        new PlatformCompiler()
            .compile(
                Samples.platform(Samples.withCollector()).with(Samples.collector()),
                Samples.environment()));
    DagExport.write(
        folder.resolve("deferring"),
        new PlatformCompiler()
            .compile(
                Samples.platform(Samples.airflow().withWaiting(AirflowWaiting.IN_TRIGGERER)),
                Samples.environment()));

    try (Stream<Path> files = Files.list(folder.resolve("dags"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("data-jobs.nightly.py", "data-jobs-risk.nightly.py");
    }
  }
}
