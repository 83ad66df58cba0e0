package dev.plimsoll.airflow;

import dev.plimsoll.finding.Findings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether exporters of metrics find their mappings. */
final class InstalledMetrics {
  private static final Pattern MAPPINGS =
      Pattern.compile("--statsd\\.mapping-config[= ](/[^\\s\"']+)");

  private final InstalledAirflow airflow;
  private final Findings findings;

  InstalledMetrics(InstalledAirflow airflow, Findings findings) {
    this.airflow = airflow;
    this.findings = findings;
  }

  void check() {
    for (ProcessView exporter : airflow.containers()) {
      Matcher matcher = MAPPINGS.matcher(exporter.line());
      if (matcher.find() && !exporter.mounts(matcher.group(1))) {
        findings.add(
            AirflowRuntimeCodes.MAPPINGS_NOT_MOUNTED,
            exporter.where("volumeMounts"),
            "container " + exporter.name() + " has nothing at " + matcher.group(1),
            "mount the ConfigMap with the mappings there");
      }
    }
  }
}
