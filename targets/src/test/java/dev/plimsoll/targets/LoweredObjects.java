package dev.plimsoll.targets;

import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Lowering;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.ServiceName;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lowered intents as objects that an API server can judge: claims for storage, Services for load
 * balancers, Pods for pools, keys and identities, NetworkPolicies for peers. What must be made
 * outside, and why something is allowed anywhere, is text of a ConfigMap.
 */
final class LoweredObjects {
  static final NamespaceName NAMESPACE = NamespaceName.of("data");

  private static final WebBackend BACKEND =
      WebBackend.of(NAMESPACE, ServiceName.of("web"), Port.tcp("http", 8080))
          .withHealth(HttpPath.of("/health"));

  private LoweredObjects() {}

  /** The objects of each lowering, by its name. */
  static SortedMap<String, List<HasMetadata>> all(Lowering lowering) {
    var all = new TreeMap<String, List<HasMetadata>>();
    var storage = new ArrayList<HasMetadata>();
    Arrays.stream(StorageTier.values()).forEach(tier -> storage.addAll(storage(lowering, tier)));
    all.put("storage", storage);
    var web = new ArrayList<HasMetadata>();
    for (String endpoint : List.of("airflow", "grafana")) {
      web.addAll(web(lowering, WebEndpoint.named(endpoint)));
    }
    all.put("web", web);
    var balancers =
        new ArrayList<HasMetadata>(loadBalancer("internal", lowering.internalLoadBalancer()));
    try {
      balancers.addAll(loadBalancer("public", lowering.publicLoadBalancer()));
    } catch (FindingsException refused) {
      balancers.add(
          configMap("public-refused", new TreeMap<>(Map.of("finding", refused.getMessage()))));
    }
    all.put("load-balancer", balancers);
    all.put("identity", account("publisher", lowering.identity(Identity.named("publisher"))));
    all.put("node-pool", placement(lowering.nodePool(NodePool.named("batch"))));
    var need = SecretNeed.named("airflow-keys", "fernet-key", "jwt-secret");
    all.put("secret", secret(lowering.secret(need, NAMESPACE)));
    all.put("object-store", store(lowering, lowering.objectStore(ObjectStore.named("lake"))));
    all.put("database", database(lowering.database(Database.postgres("airflow-db"), NAMESPACE)));
    all.put("kubernetes-api", List.of(egress("kubernetes-api", List.of(lowering.kubernetesApi()))));
    all.put("dns", List.of(egress("dns", List.of(lowering.dns()))));
    return all;
  }

  /** A load balancer as a Service, and who reaches its pods. */
  static List<HasMetadata> loadBalancer(String name, Lowered.LoadBalancer lowered) {
    return List.of(
        new ServiceBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(NAMESPACE.value())
            .withAnnotations(lowered.annotations())
            .endMetadata()
            .withNewSpec()
            .withType("LoadBalancer")
            .withLoadBalancerClass(lowered.loadBalancerClass().orElse(null))
            .addToSelector("app", "web")
            .addNewPort()
            .withName("http")
            .withPort(80)
            .withTargetPort(new IntOrString("http"))
            .endPort()
            .endSpec()
            .build(),
        ingress(name, lowered.from()));
  }

  private static List<HasMetadata> storage(Lowering lowering, StorageTier tier) {
    Lowered.Storage lowered = lowering.storage(tier);
    var objects = new ArrayList<HasMetadata>(lowered.objects());
    objects.add(
        new PersistentVolumeClaimBuilder()
            .withNewMetadata()
            .withName(tier.name().toLowerCase(Locale.ROOT))
            .withNamespace(NAMESPACE.value())
            .endMetadata()
            .withNewSpec()
            .withStorageClassName(lowered.className())
            .withAccessModes("ReadWriteOnce")
            .withNewResources()
            .addToRequests("storage", new Quantity("200Gi"))
            .endResources()
            .endSpec()
            .build());
    return objects;
  }

  private static List<HasMetadata> web(Lowering lowering, WebEndpoint endpoint) {
    Lowered.Web lowered = lowering.web(endpoint, BACKEND);
    if (!lowered.from().equals(lowering.webSources(endpoint))) {
      throw new AssertionError("webSources differ from those of web for " + endpoint.name());
    }
    var objects = new ArrayList<HasMetadata>(lowered.objects());
    objects.add(ingress(endpoint.name(), lowered.from()));
    objects.add(service(lowered));
    objects.addAll(handOffs(endpoint.name(), lowered.handOffs()));
    return objects;
  }

  private static Service service(Lowered.Web lowered) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(BACKEND.service().value())
        .withNamespace(NAMESPACE.value())
        .withAnnotations(
            lowered.serviceAnnotations().isEmpty() ? null : lowered.serviceAnnotations())
        .endMetadata()
        .withNewSpec()
        .addToSelector("app", "web")
        .addNewPort()
        .withName(BACKEND.port().name().value())
        .withPort(BACKEND.port().number())
        .endPort()
        .endSpec()
        .build();
  }

  private static List<HasMetadata> account(String name, Lowered.Account lowered) {
    var objects = new ArrayList<HasMetadata>();
    objects.add(
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(NAMESPACE.value())
            .withAnnotations(lowered.annotations().isEmpty() ? null : lowered.annotations())
            .endMetadata()
            .build());
    List<EnvVar> env =
        lowered.env().entrySet().stream()
            .map(e -> new EnvVarBuilder().withName(e.getKey()).withValue(e.getValue()).build())
            .toList();
    objects.add(
        pod(name, env)
            .editMetadata()
            .addToLabels(lowered.podLabels())
            .endMetadata()
            .editSpec()
            .withServiceAccountName(name)
            .endSpec()
            .build());
    if (!lowered.egress().isEmpty()) {
      objects.add(egress(name, lowered.egress()));
    }
    objects.addAll(
        handOffs(
            name,
            lowered.handOffs().stream()
                .map(handOff -> handOff.forAccount(NAMESPACE.value(), name))
                .toList()));
    return objects;
  }

  private static List<HasMetadata> placement(Lowered.Placement lowered) {
    var objects = new ArrayList<HasMetadata>(lowered.objects());
    Pod pod =
        pod("batch", List.of())
            .editMetadata()
            .addToAnnotations("can-be-taken-back", Boolean.toString(lowered.canBeTakenBack()))
            .endMetadata()
            .editSpec()
            .withNodeSelector(lowered.nodeSelector())
            .withTolerations(lowered.tolerations())
            .endSpec()
            .build();
    objects.add(pod);
    return objects;
  }

  private static List<HasMetadata> secret(Lowered.SecretSource lowered) {
    var objects = new ArrayList<HasMetadata>(lowered.objects());
    List<EnvVar> env =
        lowered.keys().entrySet().stream()
            .map(
                e ->
                    new EnvVarBuilder()
                        .withName(e.getKey().toUpperCase(Locale.ROOT).replace('-', '_'))
                        .withNewValueFrom()
                        .withNewSecretKeyRef(e.getValue(), lowered.secretName(), false)
                        .endValueFrom()
                        .build())
            .toList();
    objects.add(pod(lowered.secretName(), env).build());
    objects.addAll(handOffs(lowered.secretName(), lowered.handOffs()));
    return objects;
  }

  private static List<HasMetadata> store(Lowering lowering, Lowered.Store lowered) {
    var settings = new TreeMap<String, String>();
    settings.put("protocol", lowered.protocol().name());
    settings.put("bucket", lowered.bucket());
    lowered.settings().forEach((setting, value) -> settings.put(setting.name(), value));
    var objects = new ArrayList<HasMetadata>();
    objects.add(configMap("lake-settings", settings));
    objects.addAll(account("lake", lowered.account()));
    lowered.secret().ifPresent(need -> objects.addAll(secret(lowering.secret(need, NAMESPACE))));
    objects.add(egress("lake-store", lowered.egress()));
    return objects;
  }

  private static List<HasMetadata> database(Lowered.Postgres lowered) {
    var objects = new ArrayList<HasMetadata>();
    objects.add(
        configMap(
            "airflow-db-settings",
            new TreeMap<>(
                Map.of(
                    "host", lowered.host(),
                    "port", Integer.toString(lowered.port()),
                    "database", lowered.database()))));
    objects.addAll(secret(lowered.credentials()));
    objects.add(egress("airflow-db", lowered.egress()));
    return objects;
  }

  private static List<HasMetadata> handOffs(String name, List<Lowered.HandOff> handOffs) {
    if (handOffs.isEmpty()) {
      return List.of();
    }
    var texts = new TreeMap<String, String>();
    handOffs.forEach(
        handOff ->
            texts.put(
                handOff.heading().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("-$", ""),
                handOff.text()));
    return List.of(configMap(name + "-hand-offs", texts));
  }

  private static HasMetadata configMap(String name, SortedMap<String, String> data) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE.value())
        .endMetadata()
        .withData(data)
        .build();
  }

  private static PodBuilder pod(String name, List<EnvVar> env) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE.value())
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("main")
        .withImage("registry.acme.example/main:1.0")
        .withEnv(env)
        .endContainer()
        .endSpec();
  }

  private static NetworkPolicy ingress(String name, List<Peer> from) {
    return policy(name, from)
        .withNewSpec()
        .withNewPodSelector()
        .endPodSelector()
        .addNewIngress()
        .withFrom(peers(from))
        .endIngress()
        .withPolicyTypes("Ingress")
        .endSpec()
        .build();
  }

  private static NetworkPolicy egress(String name, List<Lowered.Egress> egress) {
    var all = new ArrayList<Peer>();
    egress.forEach(one -> all.addAll(one.peers()));
    var policy =
        policy(name, all)
            .withNewSpec()
            .withNewPodSelector()
            .endPodSelector()
            .withPolicyTypes("Egress");
    for (Lowered.Egress one : egress) {
      policy =
          policy
              .addNewEgress()
              .withTo(peers(one.peers()))
              .withPorts(ports(one.ports()))
              .endEgress();
    }
    return policy.endSpec().build();
  }

  private static NetworkPolicyBuilder policy(String name, List<Peer> peers) {
    var why = new ArrayList<String>();
    peers.forEach(
        peer -> {
          if (peer instanceof Peer.Anywhere anywhere) {
            why.add(anywhere.why());
          }
        });
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE.value())
        .withAnnotations(why.isEmpty() ? null : Map.of("anywhere", String.join("\n", why)))
        .endMetadata();
  }

  private static List<NetworkPolicyPeer> peers(List<Peer> peers) {
    if (peers.stream().anyMatch(Peer.Anywhere.class::isInstance)) {
      return List.of();
    }
    return peers.stream().map(LoweredObjects::peer).toList();
  }

  private static NetworkPolicyPeer peer(Peer peer) {
    if (peer instanceof Peer.Pods pods) {
      return new NetworkPolicyPeerBuilder()
          .withNewNamespaceSelector()
          .withMatchLabels(pods.namespaceLabels())
          .endNamespaceSelector()
          .withNewPodSelector()
          .withMatchLabels(pods.podLabels().isEmpty() ? null : pods.podLabels())
          .endPodSelector()
          .build();
    }
    return new NetworkPolicyPeerBuilder()
        .withNewIpBlock()
        .withCidr(((Peer.Addresses) peer).cidr())
        .endIpBlock()
        .build();
  }

  private static List<NetworkPolicyPort> ports(List<PeerPort> ports) {
    return ports.stream()
        .map(
            port ->
                new NetworkPolicyPortBuilder()
                    .withProtocol(port.protocol())
                    .withPort(new IntOrString(port.number()))
                    .build())
        .toList();
  }
}
