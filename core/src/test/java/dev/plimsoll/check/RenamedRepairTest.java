package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Namer;
import dev.plimsoll.environment.ContentHashes;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.environment.Surroundings;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ReferenceCatalogue;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Under a prefix a finding shows the objects as they are emitted, and its repair what stands in the
 * definition: whoever wrote the prefixed name there would get the prefix twice.
 */
class RenamedRepairTest {
  private static final String OBJECTS =
      """
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata: {name: important}
      value: 1000
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, namespace: shop}
      data: {mode: fast}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec:
        priorityClassName: importnt
        containers:
        - name: web
          image: example/web:1
          ports: [{containerPort: 80}]
          env:
          - {name: MODE, valueFrom: {configMapKeyRef: {name: settings, key: mod}}}
          - {name: SIZE, valueFrom: {configMapKeyRef: {name: setings, key: mode}}}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: web, namespace: shop}
      spec: {defaultBackend: {service: {name: web, port: {name: htp}}}}
      """;

  private static String findings(Naming naming) {
    var findings = new Findings();
    Bundle bundle =
        Bundle.of(
            YamlReader.read(OBJECTS, "test.yaml", findings).stream()
                .map(document -> Manifest.of((MapNode) document.root()))
                .toList());
    Bundle named = new Namer("blue", naming, Surroundings.standard()).name(bundle, findings);
    new ReferenceCheck(ReferenceCatalogue.standard(), Externals.none())
        .withNaming(naming)
        .check(named, findings);
    return findings.sorted().stream()
        .map(f -> FindingText.render(f) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void saysWhatToWriteInTheDefinition() {
    var moves = new TreeMap<String, String>(Map.of("shop", "market"));
    assertThat(findings(new Naming("the-blue-", "-x", moves, ContentHashes.NAMED)))
        .isEqualTo(
            """
            error PLM5008 Pod market/the-blue-web-x at spec.priorityClassName: names PriorityClass "importnt", which does not exist
              fix: write "important", add a PriorityClass of that name, or declare it external
              at: test.yaml:24:3
            error PLM5002 Pod market/the-blue-web-x at spec.containers[0].env[0].valueFrom.configMapKeyRef.key: names key "mod" of ConfigMap market/the-blue-settings-x-e81e6e9610, which has the key mode
              fix: write "mode", or add the key to ConfigMap shop/settings, or say optional: true
              at: test.yaml:30:66
            error PLM5001 Pod market/the-blue-web-x at spec.containers[0].env[1].valueFrom.configMapKeyRef.name: names ConfigMap "setings", which does not exist in namespace market
              fix: write "settings", add a ConfigMap of that name in namespace shop, or declare it external
              at: test.yaml:31:50
            error PLM5003 Ingress market/the-blue-web-x at spec.defaultBackend.service.port.name: names port "htp" of Service market/the-blue-web-x, which has the port http (80)
              fix: write "http", or add the port to Service shop/web
              at: test.yaml:36:53
            """);
  }
}
