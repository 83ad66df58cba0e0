package dev.plimsoll.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.schema.TypeSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Patches with what becomes of them, for other implementations to judge: conformance names the
 * folder that they go to, and asks kubectl's libraries.
 */
class OverlayCorpusTest {
  private static final Path CASES = Path.of("src/test/resources/overlay/json-patch.yaml");

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, namespace: shop, labels: { app: web, tier: front }, finalizers: [a.example/a, a.example/b] }
      spec:
        replicas: 2
        selector: { matchLabels: { app: web } }
        strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1 } }
        template:
          metadata: { labels: { app: web } }
          spec:
            nodeSelector: { pool: web, zone: a }
            tolerations: [{ key: spot, operator: Exists }]
            imagePullSecrets: [{ name: one }, { name: two }]
            hostAliases: [{ ip: 10.0.0.1, hostnames: [a] }]
            volumes: [{ name: tmp, emptyDir: {} }, { name: data, configMap: { name: data } }]
            containers:
              - name: web
                image: web:1
                args: [a, b]
                env: [{ name: A, value: "1" }, { name: B, value: "2" }, { name: C, value: "3" }]
                envFrom: [{ configMapRef: { name: one } }]
                ports: [{ name: http, containerPort: 8080, protocol: TCP }, { name: admin, containerPort: 9090, protocol: TCP }]
                volumeMounts: [{ name: tmp, mountPath: /tmp }, { name: data, mountPath: /data }]
                resources: { limits: { cpu: "1", memory: 1Gi }, requests: { cpu: 100m } }
              - { name: proxy, image: "proxy:1" }
      """;

  /** Parts of patches of the pod's spec; a patch is some of them. */
  private static final List<String> POD =
      List.of(
          "nodeSelector: { zone: null, disk: fast }",
          "nodeSelector: null",
          "nodeSelector: { $patch: replace, disk: fast }",
          "tolerations: [{ key: pool, operator: Exists }]",
          "tolerations: []",
          "imagePullSecrets: [{ name: three }]",
          "imagePullSecrets: [{ name: one, $patch: delete }]",
          "hostAliases: [{ ip: 10.0.0.1, hostnames: [b] }, { ip: 10.0.0.2, hostnames: [c] }]",
          "volumes: [{ name: more, emptyDir: { medium: Memory } }]",
          "volumes: [{ name: data, configMap: { defaultMode: 288 } }]",
          "volumes: [{ name: tmp, $patch: delete }]",
          "serviceAccountName: web",
          "initContainers: [{ name: init, image: \"init:1\" }]");

  private static final List<String> CONTAINER =
      List.of(
          "image: web:2",
          "args: [c]",
          "args: null",
          "env: [{ name: B, value: \"9\" }, { name: D, value: \"4\" }]",
          "env: [{ name: A, $patch: delete }]",
          "env: [{ name: C, value: null, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]",
          "envFrom: [{ secretRef: { name: two } }]",
          "ports: [{ containerPort: 9090, name: ops }]",
          "ports: [{ containerPort: 8080, $patch: delete }]",
          "ports: [{ containerPort: 7000, protocol: TCP }]",
          "volumeMounts: [{ mountPath: /tmp, readOnly: true }]",
          "volumeMounts: [{ mountPath: /data, $patch: delete }, { mountPath: /more, name: more }]",
          "resources: { limits: { cpu: null, memory: 2Gi } }",
          "resources: { $patch: replace, requests: { cpu: 1m } }",
          "livenessProbe: { httpGet: { port: http, path: /live } }");

  private static final List<String> OBJECT =
      List.of(
          "metadata: { labels: { tier: null, more: x } }",
          "metadata: { finalizers: [a.example/c] }",
          "metadata: { annotations: { a: b } }",
          "spec: { replicas: 5 }",
          "spec: { replicas: null }",
          "spec: { strategy: { $patch: replace, type: Recreate } }",
          "spec: { strategy: { rollingUpdate: { maxSurge: null, maxUnavailable: 0 } } }");

  @Test
  void isWrittenForOtherImplementations() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Node node : (ListNode) document(Files.readString(CASES, StandardCharsets.UTF_8))) {
      lines.add(line("json", ((MapNode) node)));
    }
    var random = new Random(5);
    for (int i = 0; i < 400; i++) {
      lines.add(strategic(random));
    }
    String folder = System.getProperty("plimsoll.corpus");
    if (folder != null) {
      Files.write(Path.of(folder, "overlays.jsonl"), lines);
    }
    assertThat(lines).hasSizeGreaterThan(440).noneMatch(String::isBlank);
  }

  private static String strategic(Random random) {
    MapNode patch = (MapNode) document(some(OBJECT, random, 2));
    MapNode container = (MapNode) document("name: web\n" + some(CONTAINER, random, 3));
    MapNode pod =
        ((MapNode) document(some(POD, random, 3)))
            .with("containers", ListNode.of(List.of(container), Origin.UNKNOWN));
    MapNode spec =
        patch
            .findMap("spec")
            .orElse(MapNode.empty(Origin.UNKNOWN))
            .with("template", MapNode.builder(Origin.UNKNOWN).put("spec", pod).build());
    patch = patch.with("spec", spec);
    MapNode base = (MapNode) document(DEPLOYMENT);
    Optional<TypeSchema> type =
        Schemas.of(KubernetesVersion.V1_35).find("apps/v1", "Deployment").map(k -> k.type());
    return line(
        "strategic",
        MapNode.builder(Origin.UNKNOWN)
            .put("doc", base)
            .put("patch", patch)
            .put(
                "result",
                new MergePatch(Where.named("overlay", "corpus"), Origin.UNKNOWN)
                    .merge(base, patch, type, FieldPath.ROOT))
            .build());
  }

  /** Some lines, no two of which begin with the same key. */
  private static String some(List<String> parts, Random random, int most) {
    var text = new StringBuilder();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      String part = parts.get(random.nextInt(parts.size()));
      String key = part.substring(0, part.indexOf(':'));
      if (!keys.contains(key)) {
        keys.add(key);
        text.append(part).append('\n');
      }
    }
    return text.toString();
  }

  private static String line(String kind, MapNode example) {
    return JsonWriter.compact(
        example.with("kind", dev.plimsoll.node.ScalarNode.string(kind, Origin.UNKNOWN)));
  }

  private static Node document(String yaml) {
    var findings = new Findings();
    Node root = YamlReader.read(yaml, "corpus.yaml", findings).get(0).root();
    if (findings.hasErrors()) {
      throw new FindingsException(findings.sorted());
    }
    return root;
  }
}
