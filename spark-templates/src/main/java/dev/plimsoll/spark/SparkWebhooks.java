package dev.plimsoll.spark;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operator's webhook configurations. The webhook writes its certificate authority into them.
 *
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/tree/v2.5.2/charts/spark-operator-chart/templates/webhook">Webhooks
 *     of the chart</a>
 */
final class SparkWebhooks {
  private static final String GROUP = "sparkoperator.k8s.io";

  private record Kind(String version, String singular) {
    String path(String verb) {
      return "/" + verb + "-sparkoperator-k8s-io-" + version + "-" + singular;
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("v1beta2", "sparkapplication"),
          new Kind("v1beta2", "scheduledsparkapplication"),
          new Kind("v1alpha1", "sparkconnect"));

  private static final String CERTIFICATE = "spark-operator-certificate";
  private static final String ISSUER = "spark-operator-self-signed-issuer";

  private final SparkWebhook webhook;
  private final Origin origin;

  SparkWebhooks(SparkWebhook webhook, Origin origin) {
    this.webhook = webhook;
    this.origin = origin;
  }

  /** The configurations, which select namespaces by name, and what makes their certificate. */
  List<Manifest> manifests(List<String> namespaces) {
    var mutating = new ArrayList<Map<String, Object>>();
    Map<String, Object> pods =
        webhook("mutate-pod", "/mutate--v1-pod", namespaces, rule("", "v1", "pods", "CREATE"));
    pods.put(
        "objectSelector",
        Map.of("matchLabels", Map.of(GROUP + "/launched-by-spark-operator", "true")));
    mutating.add(pods);
    var validating = new ArrayList<Map<String, Object>>();
    for (Kind kind : KINDS) {
      var rule = rule(GROUP, kind.version, kind.singular + "s", "CREATE", "UPDATE");
      mutating.add(webhook("mutate-" + kind.singular, kind.path("mutate"), namespaces, rule));
      validating.add(webhook("validate-" + kind.singular, kind.path("validate"), namespaces, rule));
    }
    var all = new ArrayList<Manifest>();
    all.add(configuration("MutatingWebhookConfiguration", mutating));
    all.add(configuration("ValidatingWebhookConfiguration", validating));
    if (webhook == SparkWebhook.CERT_MANAGER) {
      all.add(certManager("Issuer", ISSUER, Map.of("selfSigned", Map.of())));
      all.add(certManager("Certificate", CERTIFICATE, certificate()));
    }
    return all;
  }

  private Manifest configuration(String kind, List<Map<String, Object>> webhooks) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", SparkOperator.WEBHOOK);
    if (webhook == SparkWebhook.CERT_MANAGER) {
      metadata.put(
          "annotations",
          Map.of(
              "cert-manager.io/inject-ca-from",
              SparkOperator.NAMESPACE.value() + "/" + CERTIFICATE));
    }
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "admissionregistration.k8s.io/v1")
            .put("kind", kind)
            .put("metadata", ObjectNodes.from(metadata, origin))
            .put("webhooks", ObjectNodes.from(webhooks, origin))
            .build());
  }

  private Manifest certManager(String kind, String name, Map<String, Object> spec) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", name);
    metadata.put("namespace", SparkOperator.NAMESPACE.value());
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "cert-manager.io/v1")
            .put("kind", kind)
            .put("metadata", ObjectNodes.from(metadata, origin))
            .put("spec", ObjectNodes.from(spec, origin))
            .build());
  }

  private static Map<String, Object> certificate() {
    String service = SparkOperator.WEBHOOK + "." + SparkOperator.NAMESPACE.value() + ".svc";
    var spec = new LinkedHashMap<String, Object>();
    spec.put("dnsNames", List.of(service, service + ".cluster.local"));
    spec.put("issuerRef", Map.of("kind", "Issuer", "name", ISSUER));
    spec.put("secretName", SparkRights.CERTIFICATES);
    spec.put("usages", List.of("server auth", "client auth"));
    return spec;
  }

  private static Map<String, Object> webhook(
      String name, String path, List<String> namespaces, Map<String, Object> rule) {
    var service = new LinkedHashMap<String, Object>();
    service.put("name", SparkOperator.WEBHOOK);
    service.put("namespace", "spark-operator");
    service.put("port", SparkOperator.WEBHOOK_PORT);
    service.put("path", path);
    var expression = new LinkedHashMap<String, Object>();
    expression.put("key", "kubernetes.io/metadata.name");
    expression.put("operator", "In");
    expression.put("values", namespaces);
    var webhook = new LinkedHashMap<String, Object>();
    webhook.put("name", name + "." + GROUP);
    webhook.put("admissionReviewVersions", List.of("v1"));
    webhook.put("clientConfig", Map.of("service", service));
    webhook.put("failurePolicy", "Fail");
    webhook.put("sideEffects", "None");
    webhook.put("timeoutSeconds", 10);
    webhook.put("namespaceSelector", Map.of("matchExpressions", List.of(expression)));
    webhook.put("rules", List.of(rule));
    return webhook;
  }

  private static Map<String, Object> rule(
      String group, String version, String resource, String... operations) {
    var rule = new LinkedHashMap<String, Object>();
    rule.put("apiGroups", List.of(group));
    rule.put("apiVersions", List.of(version));
    rule.put("operations", List.of(operations));
    rule.put("resources", List.of(resource));
    return rule;
  }
}
