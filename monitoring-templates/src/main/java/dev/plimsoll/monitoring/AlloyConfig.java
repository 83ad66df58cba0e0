package dev.plimsoll.monitoring;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.NamespaceName;
import java.util.List;
import java.util.Map;

/**
 * What the log collector does: find the pods of its node, read their logs, send them to Loki.
 *
 * @see <a
 *     href="https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.kubernetes/">{@code
 *     discovery.kubernetes}</a>
 */
final class AlloyConfig {
  static final String FILE = "config.alloy";

  /** The variable with the name of the node that a collector runs on. */
  static final String NODE = "NODE_NAME";

  private static final String META = "__meta_kubernetes_";

  private AlloyConfig() {}

  static Map<String, Object> of(List<NamespaceName> namespaces, EnvironmentFacts env) {
    return Maps.of(
        "discovery.kubernetes",
        Maps.of(
            "pods",
            Maps.of(
                "role",
                "pod",
                "namespaces",
                Maps.of("names", namespaces.stream().map(NamespaceName::value).toList()),
                // Each collector reads the pods of its own node, or each line came once per node.
                "selectors",
                Maps.of(
                    "role", "pod", "field", "${\"spec.nodeName=\" + sys.env(\"" + NODE + "\")}"))),
        "discovery.relabel",
        Maps.of(
            "pods", Maps.of("targets", "${discovery.kubernetes.pods.targets}", "rule", rules(env))),
        "loki.source.kubernetes",
        Maps.of(
            "pods",
            Maps.of(
                "targets",
                "${discovery.relabel.pods.output}",
                "forward_to",
                List.of("${loki.write.loki.receiver}"))),
        "loki.write",
        Maps.of(
            "loki",
            Maps.of(
                "endpoint",
                Maps.of(
                    "url",
                    "http://loki.monitoring.svc:" + LokiPart.PORT_NUMBER + "/loki/api/v1/push"))));
  }

  /**
   * Few labels with few values each: Loki keeps a stream for each combination, so runs and DAGs are
   * searched for in the lines.
   */
  private static List<Map<String, Object>> rules(EnvironmentFacts env) {
    return List.of(
        label("namespace", "namespace"),
        label("pod_name", "pod"),
        label("pod_container_name", "container"),
        label("pod_label_" + RoleLabel.KEY.replaceAll("[^a-zA-Z0-9]", "_"), "role"),
        Maps.of("target_label", "environment", "replacement", env.name()));
  }

  private static Map<String, Object> label(String source, String target) {
    return Maps.of("source_labels", List.of(META + source), "target_label", target);
  }
}
