package dev.plimsoll.monitoring;

import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.topology.Arrow;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Alertmanager without a cluster; its disk keeps silences and what was told already.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/">Alertmanager
 *     configuration</a>
 */
final class AlertmanagerPart {
  static final String NAME = "alertmanager";
  static final String PORT = "http";
  static final int PORT_NUMBER = 9093;
  static final String FILE = "alertmanager.yml";

  private static final String SECRETS = "/etc/alertmanager-secrets/";

  private AlertmanagerPart() {}

  static Workload workload(Alerting alerting) {
    Container container =
        Container.of(
                NAME,
                Image.of("quay.io/prometheus/alertmanager:v0.34.0"),
                PodSize.of(Cpu.millis(100), Memory.mebibytes(256)))
            .withArgs(
                "--config.file=/etc/alertmanager/" + FILE,
                "--storage.path=/alertmanager",
                "--data.retention=120h",
                // Empty: it is alone.
                "--cluster.listen-address=")
            .withPort(PORT, PORT_NUMBER)
            .withFiles(
                "/etc/alertmanager",
                ConfigFiles.named("alertmanager-config").with(FILE, config(alerting)))
            .withDisk(
                "/alertmanager", Disk.of("data", StorageTier.BALANCED, StorageSize.gibibytes(1)))
            .live(Probe.http(PORT, "/-/healthy"))
            .ready(Probe.http(PORT, "/-/ready"));
    for (AlertReceiver receiver : alerting.receivers()) {
      container = container.withFiles(SECRETS + receiver.name().value(), receiver.secret());
    }
    StatefulSetWorkload workload =
        Workload.statefulSet(NAME, container)
            .titled("Alertmanager")
            .runningAs(RunAs.user(65534).withGroup(65534).withVolumeGroup(65534))
            .scrapedAt(PORT, "/metrics");
    for (AlertReceiver receiver : alerting.receivers()) {
      workload = workload.drawing(self -> Arrow.calls(self, receiver.host()));
    }
    return workload;
  }

  static Map<String, Object> config(Alerting alerting) {
    var receivers = new ArrayList<Map<String, Object>>();
    for (AlertReceiver receiver : alerting.receivers()) {
      Map<String, Object> entry = Maps.of("name", receiver.name().value());
      entry.putAll(receiver.entry(SECRETS + receiver.name().value() + "/" + receiver.key()));
      receivers.add(entry);
    }
    Map<String, Object> route =
        Maps.of(
            "receiver",
            alerting.fallback().name().value(),
            "group_by",
            List.of("alertname", "namespace"),
            "group_wait",
            "30s",
            "group_interval",
            "5m",
            "repeat_interval",
            "4h");
    if (!alerting.routes().isEmpty()) {
      route.put("routes", alerting.routes().stream().map(AlertRoute::entry).toList());
    }
    return Maps.of(
        "route",
        route,
        "receivers",
        receivers,
        "inhibit_rules",
        alerting.inhibitions().stream().map(AlertInhibition::entry).toList());
  }
}
