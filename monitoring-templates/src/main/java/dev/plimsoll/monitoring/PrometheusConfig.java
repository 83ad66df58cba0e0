package dev.plimsoll.monitoring;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.PortRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The configuration of Prometheus: one scrape job per endpoint, each limited to one namespace.
 *
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/3.13/configuration/configuration/#kubernetes_sd_config">kubernetes_sd_config</a>
 */
final class PrometheusConfig {
  static final String FILE = "prometheus.yml";
  static final String INTERVAL = "30s";

  private PrometheusConfig() {}

  static Map<String, Object> of(Monitoring.Fields fields, Watched watched, EnvironmentFacts env) {
    Map<String, Object> config =
        Maps.of(
            "global",
            Maps.of(
                "scrape_interval",
                INTERVAL,
                "evaluation_interval",
                INTERVAL,
                // Tells the metrics of several platforms apart where they meet.
                "external_labels",
                Maps.of("environment", env.name())),
            "storage",
            Maps.of(
                "tsdb",
                Maps.of(
                    "retention",
                    Maps.of("time", fields.retention.toString(), "size", size(fields)))),
            "rule_files",
            List.of(PrometheusPart.RULES + "/*.yml"),
            "scrape_configs",
            watched.scraped().stream().map(PrometheusConfig::job).toList());
    if (fields.alerting.isPresent()) {
      String address = AlertmanagerPart.NAME + ".monitoring.svc:" + AlertmanagerPart.PORT_NUMBER;
      config.put(
          "alerting",
          Maps.of(
              "alertmanagers",
              List.of(Maps.of("static_configs", List.of(Maps.of("targets", List.of(address)))))));
    }
    return config;
  }

  /** Compaction holds source and result at once: upstream advises 80 to 85 % of the disk. */
  static String size(Monitoring.Fields fields) {
    return ((fields.disk.bytes() / 10 * 8) >> 20) + "MB";
  }

  private static Map<String, Object> job(Arrow.Scrapes scrapes) {
    String namespace = scrapes.to().namespace().value();
    String path = scrapes.path().value();
    return Maps.of(
        "job_name",
        scrapes.to().id() + "/" + portText(scrapes.port()) + (path.equals("/metrics") ? "" : path),
        "metrics_path",
        path,
        // Since Prometheus 3 an answer without a content type fails without this.
        "fallback_scrape_protocol",
        "PrometheusText0.0.4",
        "kubernetes_sd_configs",
        List.of(Maps.of("role", "pod", "namespaces", Maps.of("names", List.of(namespace)))),
        "relabel_configs",
        rules(scrapes));
  }

  private static String portText(PortRef port) {
    return port instanceof PortRef.Named named
        ? named.name()
        : Integer.toString(((PortRef.Numbered) port).port());
  }

  private static List<Map<String, Object>> rules(Arrow.Scrapes scrapes) {
    var rules = new ArrayList<Map<String, Object>>();
    rules.add(keep("__meta_kubernetes_pod_label_plimsoll_dev_role", scrapes.to().role().value()));
    rules.add(
        Maps.of(
            "source_labels",
            List.of("__meta_kubernetes_pod_phase"),
            "regex",
            "Pending|Succeeded|Failed",
            "action",
            "drop"));
    // Sidecars are init containers, so these are not dropped: the port tells them apart.
    if (scrapes.port() instanceof PortRef.Named named) {
      rules.add(keep("__meta_kubernetes_pod_container_port_name", named.name()));
    } else {
      String port = portText(scrapes.port());
      rules.add(address("((?:\\d{1,3}\\.){3}\\d{1,3})", "$1:" + port));
      rules.add(address("([0-9A-Fa-f:]*:[0-9A-Fa-f:]*)", "[$1]:" + port));
    }
    rules.add(label("__meta_kubernetes_namespace", "namespace"));
    rules.add(label("__meta_kubernetes_pod_name", "pod"));
    rules.add(label("__meta_kubernetes_pod_label_plimsoll_dev_role", "role"));
    return rules;
  }

  private static Map<String, Object> keep(String source, String value) {
    return Maps.of("source_labels", List.of(source), "regex", value, "action", "keep");
  }

  private static Map<String, Object> address(String regex, String replacement) {
    return Maps.of(
        "source_labels",
        List.of("__meta_kubernetes_pod_ip"),
        "regex",
        regex,
        "replacement",
        replacement,
        "target_label",
        "__address__");
  }

  private static Map<String, Object> label(String source, String target) {
    return Maps.of("source_labels", List.of(source), "target_label", target);
  }
}
