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

  private SparkWebhooks() {}

  static List<Manifest> manifests(List<String> namespaces, Origin origin) {
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
    return List.of(
        manifest("MutatingWebhookConfiguration", mutating, origin),
        manifest("ValidatingWebhookConfiguration", validating, origin));
  }

  private static Manifest manifest(String kind, List<Map<String, Object>> webhooks, Origin origin) {
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "admissionregistration.k8s.io/v1")
            .put("kind", kind)
            .put("metadata", MapNode.builder(origin).put("name", SparkOperator.WEBHOOK).build())
            .put("webhooks", ObjectNodes.from(webhooks, origin))
            .build());
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
