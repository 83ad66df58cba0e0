package dev.plimsoll.spark;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What fields that name a ConfigMap or a Secret bring into a pod: volumes, mounts and variables.
 * ConfigMaps are the webhook's work, Secrets that of Spark.
 *
 * @see <a
 *     href="https://spark.apache.org/docs/4.0.1/running-on-kubernetes.html#secret-management">Spark,
 *     secret management</a>
 */
final class NamedSources {
  private static final int MOST = 63;

  /** Where the operator looks for a key in a Secret, and the variable that says so. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "GCPServiceAccount", List.of("GOOGLE_APPLICATION_CREDENTIALS", "key.json"),
          "HadoopDelegationToken", List.of("HADOOP_TOKEN_FILE_LOCATION", "hadoop.token"));

  private final Origin origin;
  private final List<Node> volumes = new ArrayList<>();
  private final List<Node> mounts = new ArrayList<>();
  private final List<Node> variables = new ArrayList<>();

  NamedSources(Submission app, SparkSide side) {
    MapNode part = app.side(side);
    this.origin = part.origin();
    SparkPod.items(part, "secrets").forEach(this::secret);
    part.findMap("envVars")
        .ifPresent(
            map ->
                map.keys()
                    .forEach(
                        key ->
                            SparkSizing.scalar(map, key).ifPresent(text -> variable(key, text))));
    part.findMap("envSecretKeyRefs")
        .ifPresent(map -> map.keys().forEach(key -> keyOf(key, map.findMap(key))));
    folder(app.spec().findText("hadoopConfigMap"), "hadoop", "HADOOP_CONF_DIR");
    folder(app.spec().findText("sparkConfigMap"), "spark", "SPARK_CONF_DIR");
    for (MapNode entry : SparkPod.items(part, "configMaps")) {
      String name = entry.findText("name").orElse("");
      String volume = name + "-vol";
      configMap(
          name,
          volume.length() > MOST ? volume.substring(0, MOST) : volume,
          entry.findText("path").orElse(""));
    }
    if (app.exporter(side).isPresent()) {
      app.exporterConfig().ifPresent(name -> configMap(name, name + "-vol", "/etc/metrics/conf"));
    }
  }

  ListNode volumes() {
    return ListNode.of(volumes, origin);
  }

  ListNode mounts() {
    return ListNode.of(mounts, origin);
  }

  ListNode variables() {
    return ListNode.of(variables, origin);
  }

  private void folder(Optional<String> name, String program, String variable) {
    name.ifPresent(
        configMap -> {
          String path = "/etc/" + program + "/conf";
          configMap(configMap, program + "-configmap-volume", path);
          variable(variable, path);
        });
  }

  private void configMap(String name, String volume, String path) {
    MapNode source = MapNode.builder(origin).put("name", name).build();
    volumes.add(MapNode.builder(origin).put("name", volume).put("configMap", source).build());
    mounts.add(
        MapNode.builder(origin)
            .put("name", volume)
            .put("mountPath", path)
            .put("readOnly", true)
            .build());
  }

  private void secret(MapNode entry) {
    String name = entry.findText("name").orElse("");
    String path = entry.findText("path").orElse("");
    MapNode source = MapNode.builder(origin).put("secretName", name).build();
    String volume = name + "-volume";
    volumes.add(MapNode.builder(origin).put("name", volume).put("secret", source).build());
    mounts.add(MapNode.builder(origin).put("name", volume).put("mountPath", path).build());
    List<String> key = KEYS.get(entry.findText("secretType").orElse(""));
    if (key != null) {
      variable(key.get(0), path + "/" + key.get(1));
    }
  }

  private void variable(String name, String value) {
    variables.add(
        MapNode.builder(origin)
            .put("name", name)
            .put("value", ScalarNode.string(value, origin))
            .build());
  }

  private void keyOf(String name, Optional<MapNode> entry) {
    entry.ifPresent(
        ref ->
            variables.add(
                MapNode.builder(origin)
                    .put("name", name)
                    .put("valueFrom", MapNode.builder(origin).put("secretKeyRef", ref).build())
                    .build()));
  }
}
