package dev.plimsoll.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What was asked of Flink's own classes: conformance/flink/Memory.java. */
class FlinkMemoryTest {
  private static final Path ASKED = Path.of("src/test/resources/asked/memory.txt");

  /** Where conformance puts the answers to other configurations. */
  private static final String MORE = System.getProperty("plimsoll.flink.memory", "");

  @Test
  void derivesWhatFlinkDerives() throws IOException {
    List<String> answers = Files.readAllLines(MORE.isEmpty() ? ASKED : Path.of(MORE));
    assertThat(answers).hasSizeGreaterThan(500);
    for (FlinkVersion version : FlinkVersion.values()) {
      var ours = new ArrayList<String>();
      answers.forEach(line -> ours.add(answer(line.split("\t", -1), FlinkKeys.of(version))));
      assertThat(ours).isEqualTo(answers);
    }
  }

  /** Both were asked of Flink 2.2.1. */
  @Test
  void refusesAJobManagerWithoutAnyHeap() {
    FlinkKeys keys = FlinkKeys.of(FlinkVersion.V2_2);

    assertThat(memory(FlinkSide.JOB_MANAGER, settings("jobmanager.memory.process.size=576m"), keys))
        .isEqualTo("refused");
    assertThat(memory(FlinkSide.JOB_MANAGER, settings("jobmanager.memory.process.size=577m"), keys))
        .isEqualTo("1048576 134217728 0 0 268435456 201326592");
  }

  private static String answer(String[] asked, FlinkKeys keys) {
    FlinkSide side = asked[0].equals("task") ? FlinkSide.TASK_MANAGER : FlinkSide.JOB_MANAGER;
    return asked[0] + "\t" + asked[1] + "\t" + memory(side, settings(asked[1]), keys);
  }

  private static Map<String, String> settings(String text) {
    var settings = new TreeMap<String, String>();
    for (String setting : text.split(",", -1)) {
      settings.put(setting.split("=", -1)[0], setting.split("=", -1)[1]);
    }
    return settings;
  }

  private static String memory(FlinkSide side, Map<String, String> settings, FlinkKeys keys) {
    try {
      FlinkMemory memory = FlinkMemory.of(side, settings, keys);
      return String.join(
          " ",
          List.of(
              Long.toString(memory.heap()),
              Long.toString(memory.offHeap()),
              Long.toString(memory.managed()),
              Long.toString(memory.network()),
              Long.toString(memory.metaspace()),
              Long.toString(memory.overhead())));
    } catch (FlinkMemory.DoesNotFit e) {
      return "refused";
    }
  }
}
