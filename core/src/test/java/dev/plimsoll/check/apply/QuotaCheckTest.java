package dev.plimsoll.check.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the server does with such pods: it refuses them with {@code exceeded quota}, {@code must
 * specify}, {@code maximum … per Container}.
 */
class QuotaCheckTest {
  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: jobs}
      spec:
        replicas: 3
        template:
          spec:
            initContainers:
            - name: first
              resources: {requests: {cpu: 900m, memory: 64Mi}}
            - name: beside
              restartPolicy: Always
              resources: {requests: {cpu: 100m, memory: 64Mi}}
            containers:
            - name: web
              resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {memory: 2Gi}}
      """;

  private static final String TASK =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: task, namespace: jobs}
      spec:
        overhead: {cpu: 50m}
        containers:
        - name: task
          resources: {limits: {cpu: 200m, memory: 256Mi}}
      """;

  private static Manifest manifest(String yaml) {
    return Manifest.of((MapNode) YamlReader.read(yaml, "jobs.yaml", new Findings()).get(0).root());
  }

  private static String found(Manifest... manifests) {
    var findings = new Findings();
    new QuotaCheck().check(Bundle.of(List.of(manifests)), findings);
    return findings.sorted().stream().map(FindingText::render).collect(Collectors.joining("\n"));
  }

  private static Manifest quota(String hard) {
    return manifest(
        "apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: small, namespace: jobs}\n"
            + "spec: {hard: "
            + hard
            + "}\n");
  }

  private static Manifest range(String item) {
    return manifest(
        "apiVersion: v1\nkind: LimitRange\nmetadata: {name: range, namespace: jobs}\n"
            + "spec: {limits: [{type: Container, "
            + item
            + "}]}\n");
  }

  /**
   * Three pods of 900m (the first container alone), ten of 250m: 5200m; memory 3264Mi and 2560Mi.
   */
  @Test
  void saysByHowMuchAQuotaIsTooSmall() {
    assertThat(
            found(
                manifest(WEB),
                manifest(TASK).latent("airflow/scheduler", 10),
                quota("{pods: \"12\", requests.cpu: \"4\", memory: 6Gi, limits.memory: 8Gi}")))
        .isEqualTo(
            """
                error PLM6029 Deployment jobs/web: container "first" says no limits.memory, which ResourceQuota jobs/small counts
                  fix: write resources.limits.memory, or add a LimitRange with default
                  at: jobs.yaml:1:1
                warning PLM6027 ResourceQuota jobs/small at spec.hard[limits.memory]: the pods of the namespace can have limits.memory 8704Mi at once, and limits.memory is 8Gi; most of it Deployment jobs/web, 3 of 2Gi
                  fix: write 8704Mi or more, or let less run at once
                  at: jobs.yaml:4:59
                warning PLM6027 ResourceQuota jobs/small at spec.hard.pods: there can be 13 pods at once, and pods is 12
                  fix: write 13 or more, or let less run at once
                  at: jobs.yaml:4:15
                warning PLM6027 ResourceQuota jobs/small at spec.hard[requests.cpu]: the pods of the namespace can have requests.cpu 5200m at once, and requests.cpu is 4; most of it Deployment jobs/web, 3 of 900m
                  fix: write 5200m or more, or let less run at once
                  at: jobs.yaml:4:27""");
  }

  @Test
  void acceptsAQuotaThatIsJustEnough() {
    assertThat(
            found(
                manifest(WEB),
                manifest(TASK).latent("airflow/scheduler", 10),
                quota("{pods: \"13\", cpu: 5200m, requests.memory: 5824Mi}")))
        .isEmpty();
  }

  @Test
  void namesAPodThatNoQuotaAdmits() {
    assertThat(found(manifest(WEB), quota("{requests.cpu: 800m}")))
        .isEqualTo(
            """
                error PLM6028 Deployment jobs/web: one pod has requests.cpu 900m, and ResourceQuota jobs/small has 800m in all
                  fix: raise requests.cpu of the quota to 900m or more, or make the pod smaller
                  at: jobs.yaml:1:1
                warning PLM6027 ResourceQuota jobs/small at spec.hard[requests.cpu]: the pods of the namespace can have requests.cpu 2700m at once, and requests.cpu is 800m; most of it Deployment jobs/web, 3 of 900m
                  fix: write 2700m or more, or let less run at once
                  at: jobs.yaml:4:15""");
  }

  @Test
  void namesAContainerOfWhichTheQuotaCannotKnowWhatItTakes() {
    assertThat(found(manifest(WEB), quota("{limits.cpu: \"10\"}")))
        .isEqualTo(
            """
                error PLM6029 Deployment jobs/web: container "first" says no limits.cpu, which ResourceQuota jobs/small counts
                  fix: write resources.limits.cpu, or add a LimitRange with default
                  at: jobs.yaml:1:1""");
    assertThat(found(manifest(WEB), quota("{limits.cpu: \"10\"}"), range("max: {cpu: \"1\"}")))
        .isEmpty();
  }

  @Test
  void namesAContainerBeyondALimitRange() {
    assertThat(found(manifest(WEB), range("max: {memory: 1Gi}, min: {cpu: 200m}")))
        .isEqualTo(
            """
                error PLM6030 Deployment jobs/web: container "beside" has cpu 100m, and LimitRange jobs/range asks for at least 200m
                  fix: change the container, or the limit range
                  at: jobs.yaml:1:1
                error PLM6030 Deployment jobs/web: container "web" has memory 2Gi, and LimitRange jobs/range allows at most 1Gi
                  fix: change the container, or the limit range
                  at: jobs.yaml:1:1""");
  }

  @Test
  void passesOverQuotasOfSomePodsAndOfOtherNamespaces() {
    var manifests = new ArrayList<Manifest>(List.of(manifest(WEB)));
    manifests.add(
        manifest(
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: q, namespace: jobs}
            spec: {hard: {pods: "1"}, scopes: [BestEffort]}
            """));
    manifests.add(
        manifest(
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: q, namespace: other}
            spec: {hard: {pods: "1"}}
            """));
    assertThat(found(manifests.toArray(Manifest[]::new))).isEmpty();
  }
}
