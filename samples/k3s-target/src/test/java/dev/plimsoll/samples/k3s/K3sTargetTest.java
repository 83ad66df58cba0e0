package dev.plimsoll.samples.k3s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.environment.EnvironmentFolder;
import dev.plimsoll.environment.EnvironmentLoader;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Lowering;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.ServiceName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A target that was written outside of Plimsoll, used as users use any other. */
class K3sTargetTest {
  private static final NamespaceName DATA = NamespaceName.of("data");
  private static final WebBackend BACKEND =
      WebBackend.of(DATA, ServiceName.of("grafana"), Port.tcp("http", 3000));
  private static final SecretNeed KEYS = SecretNeed.named("keys", "fernet");

  private final Lowering k3s = facts("edge").lowering();
  private final Lowering kubeadm = facts("kubeadm").lowering();

  /** No settings. */
  record NoSettings() {}

  @Test
  void lowersAsTheGoldenSays() throws IOException {
    var objects = new ArrayList<HasMetadata>();
    objects.addAll(k3s.storage(StorageTier.FAST).objects());
    objects.addAll(k3s.web(WebEndpoint.named("grafana"), BACKEND).objects());
    objects.addAll(k3s.secret(KEYS, DATA).objects());
    String yaml =
        YamlWriter.writeAll(
            objects.stream().map(object -> ObjectNodes.from(object, Origin.UNKNOWN)).toList());
    assertThat(yaml).isEqualTo(Files.readString(Path.of("src/test/goldens/edge.yaml")));
  }

  /** Each expectation is a fact of the k3s documentation, networking services and storage. */
  @Test
  void usesWhatK3sBrings() {
    assertThat(facts("edge").target()).isEqualTo("k3s");
    assertThat(facts("edge").networkEngine().name()).isEqualTo("kube-router");
    assertThat(k3s.storage(StorageTier.FAST))
        .isEqualTo(new Lowered.Storage("local-path", List.of()));
    assertThat(k3s.webSources(WebEndpoint.named("grafana")))
        .containsExactly(
            Peer.Pods.in("kube-system", java.util.Map.of("app.kubernetes.io/name", "traefik")));
    assertThat(k3s.internalLoadBalancer().annotations()).isEmpty();
    assertThat(k3s.internalLoadBalancer().from())
        .containsExactly(Peer.Addresses.of("192.168.0.0/16"));
    assertThat(k3s.kubernetesApi().peers())
        .containsExactly(
            Peer.Addresses.of("10.43.0.1/32"),
            Peer.Addresses.of("192.168.7.10/32"),
            Peer.Addresses.of("192.168.7.11/32"));
    assertThat(k3s.kubernetesApi().ports())
        .extracting(port -> port.number())
        .containsExactly(443, 6443);
  }

  @Test
  void differsFromAClusterOfKubeadmInStorageLoadBalancersAndWeb() {
    assertThat(k3s.storage(StorageTier.FAST)).isNotEqualTo(kubeadm.storage(StorageTier.FAST));
    assertThat(k3s.internalLoadBalancer()).isNotEqualTo(kubeadm.internalLoadBalancer());
    assertThat(kinds(k3s)).isEqualTo(List.of("Ingress", "Certificate"));
    assertThat(kinds(kubeadm))
        .isEqualTo(List.of("Gateway", "HTTPRoute", "HTTPRoute", "Certificate"));
  }

  /**
   * k3s brings no identity, no spot nodes and no secret store, and its API server is at 6443 too.
   */
  @Test
  void isLikeAClusterOfKubeadmWhereK3sBringsNothing() {
    assertThat(k3s.identity(Identity.named("publisher")))
        .isEqualTo(kubeadm.identity(Identity.named("publisher")));
    assertThat(k3s.nodePool(NodePool.named("batch")))
        .isEqualTo(kubeadm.nodePool(NodePool.named("batch")));
    assertThat(k3s.secret(KEYS, DATA)).isEqualTo(kubeadm.secret(KEYS, DATA));
    assertThat(k3s.objectStore(ObjectStore.named("lake")))
        .isEqualTo(kubeadm.objectStore(ObjectStore.named("lake")));
    assertThat(k3s.kubernetesApi()).isEqualTo(kubeadm.kubernetesApi());
  }

  @Test
  void refusesPublicLoadBalancers() {
    assertThatThrownBy(k3s::publicLoadBalancer)
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            """
            error PLM0301 environment "edge": load balancers of target k3s have the addresses of the nodes, and those are not public
              fix: use an internal load balancer, or target on-prem with MetalLB""");
  }

  private static List<String> kinds(Lowering lowering) {
    return lowering.web(WebEndpoint.named("grafana"), BACKEND).objects().stream()
        .map(HasMetadata::getKind)
        .toList();
  }

  private static EnvironmentFacts facts(String name) {
    var findings = new Findings();
    var facts =
        EnvironmentFolder.read(Path.of("src/test/resources/environments"), findings)
            .merged(name, findings)
            .flatMap(
                merged ->
                    new EnvironmentLoader(K3sTargetTest.class.getClassLoader(), findings)
                        .load(merged, NoSettings.class))
            .map(environment -> environment.facts());
    assertThat(findings.sorted()).isEmpty();
    return facts.orElseThrow();
  }
}
