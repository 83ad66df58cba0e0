package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Documents that break a rule at one of its places only, where those of the catalogue break it at
 * several at once. A server of 1.35 refused each, for what is said here.
 */
class SinglePlacesTest {
  private static final Checks CHECKS = Checks.of(Schemas.of(KubernetesVersion.V1_35));

  private static String found(String yaml) {
    var read = new Findings();
    var tree = (MapNode) YamlReader.read(yaml, "a.yaml", read).get(0).root();
    read.throwIfErrors();
    List<Finding> servers =
        CHECKS.judge(tree).findings().stream()
            .filter(finding -> finding.code().stage().isServers())
            .toList();
    return FindingFiles.text(servers);
  }

  @Test
  void whatCanOnlyBeReadIsNoDocument() {
    assertThat(found("{ apiVersion: v1, kind: ComponentStatus, metadata: { name: etcd } }"))
        .isEqualTo(
            """
            error PLM1105 ComponentStatus etcd at kind: a ComponentStatus can only be read
              fix: remove the document
              at: a.yaml:1:1
            """);
  }

  @Test
  void aKeyOfASecretHasNoBlank() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: { name: one }
        spec:
          containers:
            - name: one
              image: busybox:1
              env:
                - name: A
                  valueFrom: { secretKeyRef: { name: a, key: "a b" } }
        """;
    assertThat(found(pod))
        .isEqualTo(
            """
            error PLM3213 Pod one at spec.containers[0].env[0].valueFrom.secretKeyRef.key: "a b" must consist of letters, digits, '-', '_' and '.'
              fix: write name and key
              at: a.yaml:10:49
            """);
    assertThat(found(pod.replace("a b", "a.b"))).isEmpty();
  }

  @Test
  void aDaemonSetHasMoreOrFewerPodsWhileItRollsNotBoth() {
    String set =
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: one }
        spec:
          selector: { matchLabels: { app: one } }
          updateStrategy:
            rollingUpdate: { maxSurge: 1, maxUnavailable: 1 }
          template:
            metadata: { labels: { app: one } }
            spec: { containers: [{ name: one, image: "busybox:1" }] }
        """;
    assertThat(found(set))
        .isEqualTo(
            """
            error PLM3821 DaemonSet one at spec.updateStrategy.rollingUpdate: maxSurge and maxUnavailable are both above 0
              fix: write maxUnavailable: 1, or maxSurge with maxUnavailable: 0
              at: a.yaml:7:5
            """);
    assertThat(found(set.replace("maxUnavailable: 1", "maxUnavailable: 0"))).isEmpty();
  }
}
