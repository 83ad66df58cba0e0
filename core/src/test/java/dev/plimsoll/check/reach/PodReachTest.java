package dev.plimsoll.check.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.reference.Bundles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a policy permits, by the words of the Kubernetes documentation, "Network Policies", and of
 * the API reference, NetworkPolicySpec.
 */
class PodReachTest {
  private static final NetworkEngine CALICO = new NetworkEngine("calico", true, true, true);

  private static final String PODS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: a, labels: {team: red}}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: b, labels: {team: blue}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: client, namespace: a, labels: {plimsoll.dev/role: client, app: client}}
      spec: {containers: [{name: c}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: server, namespace: b}
      spec:
        template:
          metadata: {labels: {plimsoll.dev/role: server, app: server}}
          spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}, {name: dns, protocol: UDP, containerPort: 53}]}]}
      """;

  /** A policy in namespace b on the server. */
  private static String ingress(String rules) {
    return policy("b", "server", "policyTypes: [Ingress], ingress: " + rules);
  }

  private static String policy(String namespace, String app, String spec) {
    return """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: p, namespace: %s}
        spec: {podSelector: {matchLabels: {app: %s}}, %s}
        """
        .formatted(namespace, app, spec);
  }

  private static String surely(String policies, NetworkEngine engine) {
    var reach = new PodReach(Bundles.of(PODS + policies), engine);
    return reach.surely(reach.pods("a/client").get(0), reach.pods("b/server").get(0)).toString();
  }

  private static String maybe(String policies, NetworkEngine engine) {
    var reach = new PodReach(Bundles.of(PODS + policies), engine);
    return reach.maybe(reach.pods("a/client").get(0), reach.pods("b/server").get(0)).toString();
  }

  private static final String ALL = "every port";

  /** "By default, a pod is non-isolated": all connections are allowed. */
  @Test
  void podsThatNoPolicySelectsAreOpen() {
    assertThat(surely("", CALICO)).isEqualTo(ALL);
    assertThat(surely(policy("b", "other", "policyTypes: [Ingress]"), CALICO)).isEqualTo(ALL);
    assertThat(surely(policy("a", "server", "policyTypes: [Ingress]"), CALICO)).isEqualTo(ALL);
  }

  @ParameterizedTest(name = "{0} permits {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | no port",
        "[{}] | " + ALL,
        "[{from: [{podSelector: {}}]}] | no port",
        "[{from: [{namespaceSelector: {}}]}] | " + ALL,
        "[{from: [{namespaceSelector: {matchLabels: {team: red}}}]}] | " + ALL,
        "[{from: [{namespaceSelector: {matchLabels: {team: blue}}}]}] | no port",
        "[{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: a}}}]}] | " + ALL,
        "[{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: client}}}]}] | " + ALL,
        "[{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: other}}}]}] | no port",
        "[{from: [{namespaceSelector: {matchLabels: {team: blue}}}, {namespaceSelector: {}, podSelector: {matchLabels: {app: client}}}]}] | "
            + ALL,
        "[{ports: [{port: 8080}]}] | TCP 8080",
        "[{ports: [{port: http}]}] | TCP 8080",
        "[{ports: [{port: dns, protocol: UDP}]}] | UDP 53",
        "[{ports: [{port: dns}]}] | no port",
        "[{ports: [{port: 1000, endPort: 2000}]}] | TCP 1000 to 2000",
        "[{ports: [{protocol: UDP}]}] | every UDP port",
      })
  void ingressRulesPermit(String rules, String ports) {
    assertThat(surely(ingress(rules), CALICO)).isEqualTo(ports);
    assertThat(maybe(ingress(rules), CALICO)).isEqualTo(ports);
  }

  /**
   * "both the egress policy on the source pod and the ingress policy on the destination pod need to
   * allow the traffic".
   */
  @Test
  void bothEndsMustPermit() {
    String egress =
        policy(
            "a",
            "client",
            "policyTypes: [Egress], egress: [{ports: [{port: 8000, endPort: 9000}]}]");
    assertThat(surely(egress, CALICO)).isEqualTo("TCP 8000 to 9000");
    assertThat(surely(egress + ingress("[{ports: [{port: 8080}]}]"), CALICO)).isEqualTo("TCP 8080");
    assertThat(surely(egress + ingress("[{ports: [{port: 80}]}]"), CALICO)).isEqualTo("no port");
  }

  /** policyTypes left out: Ingress always, Egress if there are egress rules. */
  @Test
  void directionsFollowFromTheRules() {
    assertThat(surely(policy("b", "server", "ingress: []"), CALICO)).isEqualTo("no port");
    assertThat(surely(policy("a", "client", "ingress: []"), CALICO)).isEqualTo(ALL);
    assertThat(surely(policy("a", "client", "egress: []"), CALICO)).isEqualTo("no port");
  }

  /** Policies are additive: what any of them permits is permitted. */
  @Test
  void policiesAddUp() {
    String two =
        ingress("[{ports: [{port: 80}]}]")
            + ingress("[{ports: [{port: 81}]}]").replace("name: p", "name: q");
    assertThat(surely(two, CALICO)).isEqualTo("TCP 80 to 81");
  }

  @Test
  void addressesMayBeThoseOfPodsWhereTheEngineSaysSo() {
    String block = ingress("[{from: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 80}]}]");
    assertThat(surely(block, CALICO)).isEqualTo("no port");
    assertThat(maybe(block, CALICO)).isEqualTo("TCP 80");
    assertThat(maybe(block, new NetworkEngine("cilium", true, true, false))).isEqualTo("no port");
  }

  @Test
  void whatIsNotEnforcedIsNotDenied() {
    String shut = ingress("[]");
    assertThat(maybe(shut, new NetworkEngine("none", false, false, true))).isEqualTo(ALL);
    String shutClient = policy("a", "client", "policyTypes: [Egress]");
    NetworkEngine noBarePods = new NetworkEngine("vpc-cni", true, false, true);
    assertThat(maybe(shutClient, noBarePods)).isEqualTo(ALL);
    assertThat(maybe(shutClient, CALICO)).isEqualTo("no port");
    assertThat(maybe(shutClient + shut, noBarePods)).isEqualTo("no port");
  }
}
