package dev.plimsoll.samples.dataplatform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One façade serves many threads at once, as a portal uses it. */
class ConcurrencyTest {
  private static final List<String> NAMES =
      List.of("dev-aks", "prod-eks", "prod-gke", "staging-on-prem");

  private final Plimsoll<AcmePlatform.Settings> plimsoll =
      Plimsoll.of(new AcmePlatform()).withEnvironments(Path.of("environments"));

  @TempDir private Path folder;

  @Test
  void manyThreadsRenderDifferentEnvironmentsAtOnce() throws Exception {
    var expected = new TreeMap<String, Map<String, String>>();
    for (String name : NAMES) {
      expected.put(name, Outputs.of(plimsoll.render(name), folder.resolve("alone")));
    }
    int threads = NAMES.size() * 2;
    var start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Map<String, String>>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        String name = NAMES.get(i % NAMES.size());
        Path out = folder.resolve("thread-" + i);
        results.add(
            pool.submit(
                () -> {
                  start.await();
                  return Outputs.of(plimsoll.render(name), out);
                }));
      }
      for (int i = 0; i < threads; i++) {
        assertThat(results.get(i).get()).isEqualTo(expected.get(NAMES.get(i % NAMES.size())));
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
