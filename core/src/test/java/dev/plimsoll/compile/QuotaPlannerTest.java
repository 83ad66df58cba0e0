package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.reference.Bundles;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * On a cluster of 1.35 the update of one pod with 4Gi stood still under a quota of 5Gi: {@code
 * exceeded quota}. A surge is as the Deployment controller counts it, a share rounded up.
 */
class QuotaPlannerTest {
  private static String hard(int replicas, String strategy) {
    Bundle bundle =
        Bundles.of(
            String.format(
                Locale.ROOT,
                """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              replicas: %d
              %s
              template:
                spec:
                  containers:
                  - name: web
                    resources: {requests: {cpu: "2", memory: 4Gi}}
            """,
                replicas,
                strategy));
    Manifest quota = new QuotaPlanner().plan(bundle).get(0);
    return YamlWriter.write(quota.tree().findMap("spec").flatMap(s -> s.findMap("hard")).get());
  }

  @Test
  void leavesRoomForTheUpdateOfASinglePod() {
    assertThat(hard(1, ""))
        .isEqualTo("pods: \"6\"\nrequests.cpu: \"4\"\nrequests.memory: 8192Mi\n");
  }

  @Test
  void leavesAQuarterWhereThatIsEnough() {
    assertThat(hard(8, ""))
        .isEqualTo("pods: \"13\"\nrequests.cpu: \"20\"\nrequests.memory: 40960Mi\n");
  }

  @Test
  void countsTheSurgeThatIsSaid() {
    String all = "strategy: {rollingUpdate: {maxSurge: 100%, maxUnavailable: 0}}";
    assertThat(hard(8, all))
        .isEqualTo("pods: \"16\"\nrequests.cpu: \"32\"\nrequests.memory: 65536Mi\n");
    assertThat(hard(8, "strategy: {rollingUpdate: {maxSurge: 4}}"))
        .isEqualTo("pods: \"13\"\nrequests.cpu: \"24\"\nrequests.memory: 49152Mi\n");
  }

  @Test
  void leavesNoRoomBesideAPodThatGoesBeforeTheNextComes() {
    assertThat(hard(1, "strategy: {type: Recreate}"))
        .isEqualTo("pods: \"6\"\nrequests.cpu: \"3\"\nrequests.memory: 5120Mi\n");
  }
}
