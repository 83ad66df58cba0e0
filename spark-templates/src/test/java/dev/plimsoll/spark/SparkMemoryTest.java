package dev.plimsoll.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.unit.Memory;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkMemoryTest {
  @ParameterizedTest
  @CsvSource({
    "512m, app.jar, 896",
    "1g, app.jar, 1408",
    "4g, app.jar, 4505",
    "8g, app.jar, 9011",
    "1g, app.py, 1433",
    "4g, app.py, 5734"
  })
  void podsAreAsLargeAsSparkMakesThem(String heap, String file, long pod) {
    var memory = SparkMemory.of(heap, Optional.empty(), SparkMemory.factor(file));

    assertThat(memory.pod()).isEqualTo(pod);
  }

  @ParameterizedTest
  @CsvSource({"1, app.jar", "4, app.jar", "8, app.jar", "2, app.py", "16, app.py"})
  void heapAndOverheadTogetherAreThePod(long gibibytes, String file) {
    var memory = SparkMemory.within(Memory.gibibytes(gibibytes), file);

    assertThat(memory.pod()).isEqualTo(gibibytes * 1024);
    assertThat(memory.overhead())
        .isGreaterThanOrEqualTo(
            SparkMemory.of(memory.heap() + "m", Optional.empty(), SparkMemory.factor(file))
                .overhead());
  }

  @Test
  void aPodWithoutRoomForAHeapIsRefused() {
    assertThatThrownBy(() -> SparkMemory.within(Memory.mebibytes(800), "app.jar"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a Spark pod of 800Mi leaves a heap of 416Mi beside 384Mi of overhead; Spark needs"
                + " 512Mi: make the pod larger");
  }
}
