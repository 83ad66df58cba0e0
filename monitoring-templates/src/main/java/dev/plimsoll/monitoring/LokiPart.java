package dev.plimsoll.monitoring;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Disk;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.StatefulSetWorkload;
import dev.plimsoll.workload.Workload;
import java.time.Duration;

/**
 * Loki as one process, which upstream advises up to about 20 GB of logs a day.
 *
 * @see <a href="https://grafana.com/docs/loki/v3.7.x/get-started/deployment-modes/">Deployment
 *     modes</a>
 */
final class LokiPart {
  static final String NAME = "loki";
  static final String PORT = "http";
  static final int PORT_NUMBER = 3100;

  private LokiPart() {}

  static Workload workload(MonitoringParts parts, EnvironmentFacts env) {
    Monitoring.Fields fields = parts.monitoring().fields();
    Container container =
        Container.of(
                NAME,
                Image.of("docker.io/grafana/loki:3.7.6"),
                PodSize.of(Cpu.millis(500), Memory.gibibytes(2)))
            .withArgs("-config.file=/etc/loki/config/" + LokiConfig.FILE, "-target=all")
            .withPort(PORT, PORT_NUMBER)
            .withFiles(
                "/etc/loki/config",
                ConfigFiles.named("loki-config").with(LokiConfig.FILE, LokiConfig.of(fields, env)))
            .withDisk(
                LokiConfig.FOLDER, Disk.of("data", StorageTier.BALANCED, StorageSize.gibibytes(10)))
            .withScratch("/tmp", StorageSize.mebibytes(256))
            .live(
                Probe.http(PORT, "/loki/api/v1/status/buildinfo")
                    .after(Duration.ofSeconds(30))
                    .failingAfter(10))
            .ready(Probe.http(PORT, "/ready").after(Duration.ofSeconds(15)));
    StatefulSetWorkload workload =
        Workload.statefulSet(NAME, container)
            .runningAs(RunAs.user(10001).withGroup(10001).withVolumeGroup(10001))
            // Chunks that are in memory only are written before it ends.
            .withGracePeriod(Duration.ofMinutes(5))
            .scrapedAt(PORT, "/metrics");
    return fields.logs.map(workload::writing).orElse(workload);
  }
}
