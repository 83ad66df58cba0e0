package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

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

    try (Stream<Path> files = Files.list(folder.resolve("dags"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("data-jobs.nightly.py", "data-jobs-risk.nightly.py");
    }
  }
}
