package dev.plimsoll.monitoring;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;

/**
 * Grafana Alloy on each node. It reads logs through the API server, so that it needs neither files
 * of the node nor root, and no exception of Pod Security.
 *
 * @see <a
 *     href="https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kubernetes/">{@code
 *     loki.source.kubernetes}</a>
 */
final class CollectorPart {
  static final String NAME = "log-collector";

  private static final String PORT = "http";
  private static final int PORT_NUMBER = 12345;
  private static final String STATE = "/var/lib/alloy";

  private CollectorPart() {}

  static Workload workload(MonitoringParts parts, EnvironmentFacts env) {
    Container container =
        Container.of(
                "alloy",
                Image.of("docker.io/grafana/alloy:v1.18.1"),
                PodSize.of(Cpu.millis(100), Memory.mebibytes(256)))
            .withArgs(
                "run",
                "/etc/alloy/" + AlloyConfig.FILE,
                "--storage.path=" + STATE + "/data",
                "--server.http.listen-addr=0.0.0.0:" + PORT_NUMBER,
                "--disable-reporting")
            .withEnv(AlloyConfig.NODE, EnvValue.field("spec.nodeName"))
            .withPort(PORT, PORT_NUMBER)
            .withFiles(
                "/etc/alloy",
                ConfigFiles.named("log-collector-config")
                    .with(
                        AlloyConfig.FILE,
                        AlloyFormat.INSTANCE,
                        AlloyConfig.of(parts.watched().logging(), env)))
            .withScratch(STATE, StorageSize.mebibytes(256))
            .withScratch("/tmp", StorageSize.mebibytes(64))
            .ready(Probe.http(PORT, "/-/ready"));
    return Workload.daemonSet(NAME, container)
        .titled("Log collector")
        .runningAs(RunAs.user(473).withGroup(473).withVolumeGroup(473))
        // Jobs run on nodes that keep others away, and their logs are wanted most.
        .tolerating(new TolerationBuilder().withOperator("Exists").build())
        .scrapedAt(PORT, "/metrics")
        .drawing(
            self ->
                new Arrow.Calls(
                    self,
                    parts.monitoring().loki(),
                    List.of(PortRef.named(LokiPart.PORT)),
                    "sends logs to",
                    false));
  }
}
