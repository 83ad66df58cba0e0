package dev.plimsoll.monitoring;

import dev.plimsoll.component.RenderScope;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.workload.Rendered;
import dev.plimsoll.workload.WorkloadScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prometheus as the Prometheus operator runs it: a Prometheus, a PodMonitor for each role of pods
 * that is scraped, a PrometheusRule for each group. The operator makes the StatefulSet, which is
 * latent here, and the Service {@code prometheus-operated}.
 *
 * @see <a
 *     href="https://github.com/prometheus-operator/prometheus-operator/blob/v0.93.0/Documentation/platform/platform-guide.md">The
 *     operator's guide</a>
 */
final class PrometheusOperated {
  static final String PORT = "web";
  static final String SERVICE = "prometheus-operated";

  /** What the operator calls the StatefulSet of a Prometheus named as ours. */
  static final String STATEFUL_SET = "prometheus-" + PrometheusPart.NAME;

  /** The newest that release 0.93 of the operator is tested with. */
  static final String VERSION = "v3.13.1";

  /** The label by which our Prometheus finds its monitors and rules. */
  private static final String SELECTED = "plimsoll.dev/monitoring";

  private static final String OPERATOR = "prometheus-operator";
  private static final String API = "monitoring.coreos.com/v1";

  private final MonitoringParts parts;
  private final RenderScope scope;
  private final Origin origin;

  PrometheusOperated(MonitoringParts parts, RenderScope scope) {
    this.parts = parts;
    this.scope = scope;
    this.origin = Origin.render(parts.monitoring().name(), "PrometheusOperated.render");
  }

  void render() {
    NamespaceName home = Monitoring.NAMESPACE;
    Rendered rendered =
        PrometheusPart.workload(parts, scope.env())
            .render(
                new WorkloadScope(
                    scope.env(),
                    home,
                    scope.platform().name(),
                    parts.monitoring().name(),
                    scope.findings()));
    for (Manifest manifest : rendered.manifests()) {
      if (manifest.is("", "ServiceAccount")) {
        scope.add(manifest);
      } else if (manifest.is("apps", "StatefulSet")) {
        scope.add(manifest.latent(OPERATOR, 1));
      }
    }
    scope.add(object("Prometheus", home, PrometheusPart.NAME, prometheus()));
    monitors().values().forEach(scope::add);
    for (RuleGroup group : StandardRules.groups(parts)) {
      scope.add(
          object("PrometheusRule", home, group.name(), Maps.of("groups", List.of(group.group()))));
    }
  }

  private Map<String, Object> prometheus() {
    Monitoring.Fields fields = parts.monitoring().fields();
    Map<String, Object> selector = Maps.of("matchLabels", Map.of(SELECTED, PrometheusPart.NAME));
    Map<String, Object> spec =
        Maps.of(
            "version",
            VERSION,
            "image",
            PrometheusPart.image(fields).toString(),
            "replicas",
            1,
            "serviceAccountName",
            STATEFUL_SET,
            "podMetadata",
            Maps.of("labels", Map.of(RoleLabel.KEY, PrometheusPart.NAME)),
            "retention",
            fields.retention.toString(),
            "retentionSize",
            PrometheusConfig.size(fields),
            "scrapeInterval",
            PrometheusConfig.INTERVAL,
            "evaluationInterval",
            PrometheusConfig.INTERVAL,
            "externalLabels",
            Maps.of("environment", scope.env().name()),
            "podMonitorSelector",
            selector,
            "podMonitorNamespaceSelector",
            namespaces(),
            "ruleSelector",
            selector,
            // A monitor that somebody else writes may not read files of this pod.
            "arbitraryFSAccessThroughSMs",
            Maps.of("deny", true),
            "resources",
            Maps.of(
                "requests",
                Maps.of("cpu", "500m", "memory", "2Gi"),
                "limits",
                Maps.of("memory", "2Gi")),
            "securityContext",
            Maps.of(
                "runAsNonRoot",
                true,
                "runAsUser",
                65534,
                "runAsGroup",
                65534,
                "fsGroup",
                65534,
                "seccompProfile",
                Maps.of("type", "RuntimeDefault")));
    if (fields.alerting.isPresent()) {
      spec.put(
          "alerting",
          Maps.of(
              "alertmanagers",
              List.of(
                  Maps.of(
                      "name",
                      AlertmanagerPart.NAME,
                      "namespace",
                      Monitoring.NAMESPACE.value(),
                      "port",
                      AlertmanagerPart.PORT))));
    }
    spec.put(
        "storage",
        Maps.of(
            "volumeClaimTemplate",
            Maps.of(
                "spec",
                Maps.of(
                    "accessModes",
                    List.of("ReadWriteOnce"),
                    "storageClassName",
                    scope.env().lowering().storage(StorageTier.BALANCED).className(),
                    "resources",
                    Maps.of("requests", Maps.of("storage", fields.disk.toString()))))));
    return spec;
  }

  /** The namespaces whose monitors count: an empty selector would take everybody's. */
  private Map<String, Object> namespaces() {
    List<String> names =
        parts.watched().scraped().stream()
            .map(arrow -> arrow.to().namespace().value())
            .distinct()
            .sorted()
            .toList();
    return Maps.of(
        "matchExpressions",
        List.of(Maps.of("key", "kubernetes.io/metadata.name", "operator", "In", "values", names)));
  }

  /** One for each role of pods, by its identifier. */
  private Map<String, Manifest> monitors() {
    var endpoints = new TreeMap<String, List<Map<String, Object>>>();
    var ends = new TreeMap<String, Arrow.Scrapes>();
    for (Arrow.Scrapes arrow : parts.watched().scraped()) {
      ends.putIfAbsent(arrow.to().id(), arrow);
      endpoints.computeIfAbsent(arrow.to().id(), id -> new ArrayList<>()).add(endpoint(arrow));
    }
    var monitors = new TreeMap<String, Manifest>();
    ends.forEach(
        (id, arrow) ->
            monitors.put(
                id,
                object(
                    "PodMonitor",
                    arrow.to().namespace(),
                    arrow.to().role().value(),
                    Maps.of(
                        "selector",
                        Maps.of("matchLabels", Map.of(RoleLabel.KEY, arrow.to().role().value())),
                        "fallbackScrapeProtocol",
                        "PrometheusText0.0.4",
                        "podMetricsEndpoints",
                        endpoints.get(id)))));
    return monitors;
  }

  private static Map<String, Object> endpoint(Arrow.Scrapes arrow) {
    Map<String, Object> endpoint =
        arrow.port() instanceof PortRef.Named named
            ? Maps.of("port", named.name())
            : Maps.of("portNumber", ((PortRef.Numbered) arrow.port()).port());
    endpoint.put("path", arrow.path().value());
    endpoint.put(
        "relabelings",
        List.of(
            Maps.of(
                "sourceLabels",
                List.of("__meta_kubernetes_pod_label_plimsoll_dev_role"),
                "targetLabel",
                "role")));
    return endpoint;
  }

  private Manifest object(
      String kind, NamespaceName namespace, String name, Map<String, Object> spec) {
    Map<String, Object> metadata =
        Maps.of(
            "name",
            name,
            "namespace",
            namespace.value(),
            "labels",
            Maps.of(
                "app.kubernetes.io/part-of",
                scope.platform().name(),
                SELECTED,
                PrometheusPart.NAME));
    return Manifest.of(
        (MapNode)
            ObjectNodes.from(
                Maps.of("apiVersion", API, "kind", kind, "metadata", metadata, "spec", spec),
                origin));
  }
}
