package dev.plimsoll.targets.gke;

import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.intent.StoreProtocol;
import dev.plimsoll.intent.StoreSetting;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.Visibility;
import dev.plimsoll.targets.internal.Bindings;
import dev.plimsoll.targets.internal.BoundLowering;
import dev.plimsoll.targets.internal.CustomObjects;
import dev.plimsoll.targets.internal.Peers;
import dev.plimsoll.targets.internal.SecretSources;
import dev.plimsoll.targets.internal.SecretStores;
import dev.plimsoll.targets.internal.StorageClasses;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lowers intents for Google Kubernetes Engine. */
final class GkeLowering extends BoundLowering {
  private final GkeConfiguration gke;
  private final GkeWeb web;
  private final GkeIdentities identities;

  GkeLowering(GkeConfiguration gke, Bindings bindings) {
    super(
        bindings,
        gke.addresses().orElse(ClusterAddresses.unknown()),
        new SecretSources(
            bindings,
            SecretStores.of(gke.secretStores(), (name, store) -> store(name, store, gke)),
            Map.of()));
    this.gke = gke;
    this.web = new GkeWeb(addresses);
    this.identities = new GkeIdentities(gke);
  }

  /**
   * A Persistent Disk or Hyperdisk class of our own. Source: <a
   * href="https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver#storage-class-parameters">PD
   * CSI driver, parameters</a>.
   */
  @Override
  public Lowered.Storage storage(StorageTier tier) {
    return StorageClasses.of(
        tier,
        "pd.csi.storage.gke.io",
        gke.storage().orElse(GkeStorage.standard()).parameters(tier));
  }

  @Override
  public Lowered.Web web(WebEndpoint endpoint, WebBackend backend) {
    return web.lower(endpoint, bindings.require(endpoint, GkeEndpoint.class), backend);
  }

  @Override
  public List<Peer> webSources(WebEndpoint endpoint) {
    return web.sources(bindings.require(endpoint, GkeEndpoint.class).visibility());
  }

  @Override
  protected Lowered.LoadBalancer loadBalancer(Visibility visibility) {
    return visibility == Visibility.PUBLIC ? web.publicLoadBalancer() : web.internalLoadBalancer();
  }

  @Override
  public Lowered.Account identity(Identity identity) {
    return identities.account(bindings.require(identity, GkeIdentity.class).account());
  }

  @Override
  public Lowered.Placement nodePool(NodePool pool) {
    return GkeNodes.lower(pool, bindings.require(pool, GkeNodePool.class));
  }

  /**
   * Cloud Storage. Its connector asks the metadata server for a token, which workload identity
   * answers; nothing is to be set (<a
   * href="https://github.com/GoogleCloudDataproc/hadoop-connectors/blob/master/gcs/CONFIGURATION.md#authentication">Cloud
   * Storage connector, authentication</a>).
   */
  @Override
  public Lowered.Store objectStore(ObjectStore store) {
    GkeObjectStore binding = bindings.require(store, GkeObjectStore.class);
    return new Lowered.Store(
        StoreProtocol.GCS,
        binding.bucket().value(),
        new TreeMap<>(
            Map.of(StoreSetting.PROJECT, binding.project().orElse(gke.project()).value())),
        identities.account(binding.account()),
        Optional.empty(),
        List.of(
            Peers.https(
                "object store " + store.name(),
                addresses.cloud(),
                "storage.googleapis.com answers under addresses that change; write addresses.cloud in"
                    + " the target of the environment if it resolves to private addresses, for"
                    + " example [\"199.36.153.8/30\"]")));
  }

  /** The control plane has an endpoint of its own, outside the nodes. */
  @Override
  public Lowered.Egress kubernetesApi() {
    return Peers.kubernetesApi(addresses, gke.controlPlane(), 443);
  }

  /**
   * kube-dns, the cache on the node, and Cloud DNS, which answers at the metadata address (<a
   * href="https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns">GKE, Cloud DNS</a>).
   */
  @Override
  public Lowered.Egress dns() {
    return Peers.dns(
        "kube-system", Map.of("k8s-app", "kube-dns"), "169.254.20.10/32", "169.254.169.254/32");
  }

  /**
   * Source: <a href="https://external-secrets.io/latest/provider/google-secrets-manager/">External
   * Secrets, Google Secret Manager</a>.
   */
  private static HasMetadata store(String name, GkeSecretStore store, GkeConfiguration gke) {
    Map<String, Object> gcpsm =
        CustomObjects.fields("projectID", store.project().orElse(gke.project()).value());
    store
        .account()
        .ifPresent(
            account ->
                gcpsm.put(
                    "auth",
                    CustomObjects.fields(
                        "workloadIdentity",
                        CustomObjects.fields("serviceAccountRef", SecretStores.account(account)))));
    return SecretStores.store(name, "gcpsm", gcpsm);
  }
}
