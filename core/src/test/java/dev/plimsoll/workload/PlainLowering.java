package dev.plimsoll.workload;

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
import dev.plimsoll.intent.StoreProtocol;
import dev.plimsoll.intent.StoreSetting;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.unit.NamespaceName;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A target without a cloud, for tests of core: MinIO, an ingress class "web", Secrets that exist.
 */
public class PlainLowering implements Lowering {
  @Override
  public Lowered.Storage storage(StorageTier tier) {
    return new Lowered.Storage("disk-" + tier.name().toLowerCase(Locale.ROOT), List.of());
  }

  @Override
  public Lowered.Web web(WebEndpoint endpoint, WebBackend backend) {
    String host = endpoint.name() + ".acme.example";
    var ingress =
        new IngressBuilder()
            .withNewMetadata()
            .withName(endpoint.name())
            .withNamespace(backend.namespace().value())
            .endMetadata()
            .withNewSpec()
            .withIngressClassName("web")
            .addNewRule()
            .withHost(host)
            .withNewHttp()
            .addNewPath()
            .withPath("/")
            .withPathType("Prefix")
            .withNewBackend()
            .withNewService()
            .withName(backend.service().value())
            .withNewPort(backend.port().name().value(), null)
            .endService()
            .endBackend()
            .endPath()
            .endHttp()
            .endRule()
            .endSpec()
            .build();
    return new Lowered.Web(
        host,
        List.of(ingress),
        new TreeMap<>(
            backend.health().map(path -> Map.of("plain/health", path.value())).orElse(Map.of())),
        webSources(endpoint));
  }

  @Override
  public List<Peer> webSources(WebEndpoint endpoint) {
    return List.of(Peer.Pods.in("ingress", Map.of()));
  }

  @Override
  public Lowered.LoadBalancer internalLoadBalancer() {
    return new Lowered.LoadBalancer(
        Optional.of("plain.example/balancer"),
        new TreeMap<>(Map.of("plain.example/scope", "internal")),
        List.of(Peer.Addresses.of("10.0.0.0/8")));
  }

  @Override
  public Lowered.LoadBalancer publicLoadBalancer() {
    return new Lowered.LoadBalancer(
        Optional.empty(), new TreeMap<>(), List.of(Peer.Addresses.of("0.0.0.0/0")));
  }

  @Override
  public Lowered.Account identity(Identity identity) {
    return new Lowered.Account(
        new TreeMap<>(Map.of("plain.example/identity", identity.name())),
        new TreeMap<>(),
        new TreeMap<>(Map.of("PLAIN_IDENTITY", identity.name())),
        List.of(),
        List.of());
  }

  @Override
  public Lowered.Placement nodePool(NodePool pool) {
    return new Lowered.Placement(
        new TreeMap<>(Map.of("pool", pool.name())),
        List.of(new Toleration("NoSchedule", "pool", "Equal", null, pool.name())),
        true,
        List.of());
  }

  @Override
  public Lowered.SecretSource secret(SecretNeed need, NamespaceName namespace) {
    var keys = new TreeMap<String, String>();
    need.keys().forEach(key -> keys.put(key.name(), key.name()));
    return new Lowered.SecretSource("existing-" + need.name(), keys, List.of(), List.of());
  }

  @Override
  public Lowered.Store objectStore(ObjectStore store) {
    return new Lowered.Store(
        StoreProtocol.S3,
        "acme-" + store.name(),
        new TreeMap<>(
            Map.of(
                StoreSetting.ENDPOINT, "https://" + store.name() + ".minio.example",
                StoreSetting.REGION, "us-east-1",
                StoreSetting.PATH_STYLE, "true")),
        Lowered.Account.none(),
        Optional.of(
            SecretNeed.named(
                store.name() + "-keys", Lowered.Store.ACCESS_KEY, Lowered.Store.SECRET_KEY)),
        List.of());
  }

  @Override
  public Lowered.Postgres database(Database database, NamespaceName namespace) {
    var credentials = SecretNeed.named(database.name(), "username", "password", "connection");
    return new Lowered.Postgres(
        database.name() + ".acme.example",
        5432,
        "main",
        "require",
        secret(credentials, namespace),
        List.of());
  }

  @Override
  public Lowered.Egress kubernetesApi() {
    return new Lowered.Egress(
        "Kubernetes API", List.of(Peer.Addresses.of("10.1.0.1/32")), List.of(PeerPort.tcp(6443)));
  }

  @Override
  public Lowered.Egress dns() {
    return new Lowered.Egress(
        "DNS", List.of(Peer.Pods.in("kube-system", Map.of())), List.of(PeerPort.udp(53)));
  }
}
