package dev.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Lowering;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.ServiceName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every two targets differ in each lowering, not only in names and addresses but in kind: or the
 * table of what is alike says why.
 */
class TargetsDifferTest {
  private static final List<String> TARGETS = List.of("aks", "eks", "gke", "on-prem");

  /** What two targets have in common, and why that is right. */
  private record Alike(String lowering, String one, String other, String reason) {}

  private static final String OUTSIDE =
      "both run the API server outside the cluster's nodes, at port 443; only its addresses differ,"
          + " and those are configuration";

  private static final List<Alike> ALIKE =
      List.of(
          new Alike("kubernetes API egress", "aks", "eks", OUTSIDE),
          new Alike("kubernetes API egress", "aks", "gke", OUTSIDE),
          new Alike("kubernetes API egress", "eks", "gke", OUTSIDE));

  private static final Map<String, Function<Lowering, String>> KINDS =
      Map.of(
          "storage", TargetsDifferTest::storage,
          "load balancer", TargetsDifferTest::loadBalancer,
          "web", TargetsDifferTest::web,
          "identity", TargetsDifferTest::identity,
          "node pool", TargetsDifferTest::nodePool,
          "secret source", TargetsDifferTest::secret,
          "kubernetes API egress", TargetsDifferTest::kubernetesApi);

  static Stream<Arguments> pairs() {
    return new TreeSet<>(KINDS.keySet())
        .stream()
            .flatMap(
                lowering ->
                    TARGETS.stream()
                        .flatMap(
                            one ->
                                TARGETS.stream()
                                    .filter(other -> one.compareTo(other) < 0)
                                    .map(other -> Arguments.of(lowering, one, other))));
  }

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @MethodSource("pairs")
  void differsInKindUnlessTheTableSaysWhyNot(String lowering, String one, String other) {
    Function<Lowering, String> kind = KINDS.get(lowering);
    String first = kind.apply(TestEnvironments.facts(one).lowering());
    String second = kind.apply(TestEnvironments.facts(other).lowering());
    boolean isAlike =
        ALIKE.stream()
            .anyMatch(
                row ->
                    row.lowering().equals(lowering)
                        && row.one().equals(one)
                        && row.other().equals(other));
    if (isAlike) {
      assertThat(first).as("the table says they are alike").isEqualTo(second);
    } else {
      assertThat(first).isNotEqualTo(second);
    }
  }

  private static String storage(Lowering lowering) {
    return lowering.storage(StorageTier.BALANCED).objects().stream()
        .map(object -> ((StorageClass) object).getProvisioner())
        .toList()
        .toString();
  }

  private static String loadBalancer(Lowering lowering) {
    Lowered.LoadBalancer lowered = lowering.internalLoadBalancer();
    return lowered.loadBalancerClass() + " " + lowered.annotations().keySet();
  }

  private static String web(Lowering lowering) {
    var backend =
        WebBackend.of(LoweredObjects.NAMESPACE, ServiceName.of("web"), Port.tcp("http", 8080));
    var classes = new ArrayList<String>();
    for (HasMetadata object : lowering.web(WebEndpoint.named("grafana"), backend).objects()) {
      if (object instanceof Ingress ingress) {
        classes.add("Ingress " + ingress.getSpec().getIngressClassName());
      } else if (object instanceof Gateway gateway) {
        classes.add("Gateway " + gateway.getSpec().getGatewayClassName());
      }
    }
    return classes.toString();
  }

  private static String identity(Lowering lowering) {
    Lowered.Account lowered = lowering.identity(Identity.named("publisher"));
    return lowered.annotations().keySet()
        + " "
        + lowered.podLabels().keySet()
        + " "
        + lowered.handOffs().stream()
            .map(handOff -> handOff.title().replaceAll(" [^ ]*[0-9].*", ""))
            .toList();
  }

  private static String nodePool(Lowering lowering) {
    Lowered.Placement lowered = lowering.nodePool(NodePool.named("batch"));
    return lowered.nodeSelector().keySet()
        + " "
        + lowered.tolerations().stream().map(toleration -> toleration.getKey()).toList();
  }

  /** The provider of the store that the secret is read from. */
  private static String secret(Lowering lowering) {
    return lowering
        .secret(
            SecretNeed.named("airflow-keys", "fernet-key", "jwt-secret"), LoweredObjects.NAMESPACE)
        .objects()
        .stream()
        .filter(object -> object.getKind().equals("ClusterSecretStore"))
        .map(
            object ->
                ((Map<?, ?>)
                        ((Map<?, ?>)
                                ((GenericKubernetesResource) object)
                                    .getAdditionalProperties()
                                    .get("spec"))
                            .get("provider"))
                    .keySet())
        .toList()
        .toString();
  }

  private static String kubernetesApi(Lowering lowering) {
    Lowered.Egress lowered = lowering.kubernetesApi();
    return lowered.peers().stream().map(Peer::getClass).distinct().toList() + " " + lowered.ports();
  }
}
