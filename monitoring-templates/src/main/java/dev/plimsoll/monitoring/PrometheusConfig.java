package dev.plimsoll.monitoring;

import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.PortRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  private PrometheusConfig() {}

  static Map<String, Object> of(Monitoring monitoring, List<Arrow.Scrapes> scraped) {
    var config = new LinkedHashMap<String, Object>();
    config.put("global", map("scrape_interval", "30s", "evaluation_interval", "30s"));
    // Compaction holds source and result at once: upstream advises 80 to 85 % of the disk.
    long megabytes = (monitoring.disk().bytes() / 10 * 8) >> 20;
    config.put(
        "storage",
        map(
            "tsdb",
            map(
                "retention",
                map("time", monitoring.retention().toString(), "size", megabytes + "MB"))));
    config.put("scrape_configs", scraped.stream().map(PrometheusConfig::job).toList());
    return config;
  }

  private static Map<String, Object> job(Arrow.Scrapes scrapes) {
    String namespace = scrapes.to().namespace().value();
    String path = scrapes.path().value();
    return map(
        "job_name",
        scrapes.to().id() + "/" + portText(scrapes.port()) + (path.equals("/metrics") ? "" : path),
        "metrics_path",
        path,
        // Since Prometheus 3 an answer without a content type fails without this.
        "fallback_scrape_protocol",
        "PrometheusText0.0.4",
        "kubernetes_sd_configs",
        List.of(map("role", "pod", "namespaces", map("names", List.of(namespace)))),
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
        map(
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
    return map("source_labels", List.of(source), "regex", value, "action", "keep");
  }

  private static Map<String, Object> address(String regex, String replacement) {
    return map(
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
    return map("source_labels", List.of(source), "target_label", target);
  }

  /** A map in the order of its entries, which are key and value by turns. */
  static Map<String, Object> map(Object... entries) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }
}
