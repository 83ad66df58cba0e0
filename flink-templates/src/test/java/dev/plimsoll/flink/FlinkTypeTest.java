package dev.plimsoll.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was asked of Flink's own classes: conformance/flink/Values.java. */
class FlinkTypeTest {
  @ParameterizedTest
  @EnumSource(FlinkVersion.class)
  void readsWhatFlinkReads(FlinkVersion version) throws IOException {
    List<String> asked =
        Files.readAllLines(Path.of("src/test/resources/asked/values-" + version.line() + ".txt"));

    assertThat(asked).hasSizeGreaterThan(1_000);
    assertThat(asked)
        .filteredOn(line -> !answer(line.split("\t", -1), version).equals(line))
        .isEmpty();
  }

  private static String answer(String[] asked, FlinkVersion version) {
    boolean isRead = FlinkType.of(asked[0]).repair(asked[2], version).isEmpty();
    return asked[0] + "\t" + (isRead ? "read" : "refused") + "\t" + asked[2];
  }
}
