package dev.plimsoll.samples.dataplatform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Equal input gives equal bytes: in a second run, in another order of declarations, on a machine
 * with another language, zone, charset and working folder. The nightly run compares two JDKs.
 */
class DeterminismTest {
  private static final Path ENVIRONMENTS = Path.of("environments").toAbsolutePath();

  @TempDir private static Path folder;
  private static Map<String, String> expected = Map.of();

  private static Plimsoll<AcmePlatform.Settings> plimsoll() {
    return Plimsoll.of(new AcmePlatform()).withEnvironments(ENVIRONMENTS);
  }

  @BeforeAll
  static void generateOnce() {
    Outputs.generateAll(plimsoll(), folder.resolve("first"));
    expected = Outputs.read(folder.resolve("first"));
    assertThat(expected).hasSizeGreaterThan(12 * 50);
  }

  @Test
  void aSecondRunGivesEqualBytes() {
    Outputs.generateAll(plimsoll(), folder.resolve("second"));
    assertThat(Outputs.read(folder.resolve("second"))).isEqualTo(expected);
  }

  /** Turkish has a dotless i, Kathmandu is 5:45 ahead, and Latin-5 lacks most of what UTF-8 has. */
  @Test
  void anotherLanguageZoneCharsetAndFolderGiveEqualBytes() throws Exception {
    Path out = folder.resolve("tr");
    String said =
        run(
            out,
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-9",
            "-Dline.separator=\r\n");
    assertThat(said).isEqualTo("tr_TR Asia/Kathmandu ISO-8859-9");
    assertThat(Outputs.read(out)).isEqualTo(expected);
  }

  private static String run(Path out, String... options) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(GenerateAll.class.getName());
    command.addAll(List.of(ENVIRONMENTS.toString(), out.toString()));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .directory(Files.createDirectories(folder.resolve("elsewhere")).toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(log, StandardCharsets.ISO_8859_1).strip();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theOrderOfComponentsTenantsPipelinesAndJobsDoesNotShow(long seed) {
    var shuffled = Plimsoll.of(new AcmeInOtherOrder(seed)).withEnvironments(ENVIRONMENTS);
    for (String name : List.of("prod-eks", "prod-on-prem")) {
      assertThat(Outputs.of(shuffled.render(name), folder.resolve("seed-" + seed)))
          .isEqualTo(Outputs.read(folder.resolve("first").resolve(name)));
    }
  }

  /** Folders list their files in the order in which they were made, or in any other. */
  @Test
  void theOrderOfFilesInTheFolderDoesNotShow() throws IOException {
    Path copies = folder.resolve("environments");
    Files.createDirectories(copies);
    List<Path> files;
    try (Stream<Path> listed = Files.list(ENVIRONMENTS)) {
      files = new ArrayList<>(listed.sorted().toList());
    }
    Map<String, String> forward = generated(copies, files);
    Collections.reverse(files);
    assertThat(generated(copies, files)).isEqualTo(forward);
  }

  private static Map<String, String> generated(Path copies, List<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(copies.resolve(file.getFileName()));
    }
    for (Path file : files) {
      Files.copy(file, copies.resolve(file.getFileName()));
    }
    Path out = Files.createTempDirectory(folder, "out");
    var plimsoll = Plimsoll.of(new AcmePlatform()).withEnvironments(copies);
    assertThat(plimsoll.environments()).hasSize(12);
    plimsoll.generate("staging-gke", out);
    return Outputs.read(out);
  }
}
