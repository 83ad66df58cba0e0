package dev.plimsoll.targets.aks;

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

/** Lowers intents for Azure Kubernetes Service. */
final class AksLowering extends BoundLowering {
  private final AksConfiguration aks;
  private final AksIdentities identities;
  private final AksWeb web;

  AksLowering(AksConfiguration aks, Bindings bindings) {
    super(
        bindings,
        aks.addresses().orElse(ClusterAddresses.unknown()),
        new SecretSources(
            bindings, SecretStores.of(aks.secretStores(), AksLowering::store), Map.of()));
    this.aks = aks;
    this.identities = new AksIdentities(aks);
    this.web = new AksWeb(aks.gateways().orElse(AksGateways.standard()), addresses, identities);
  }

  /**
   * An Azure Disk class of our own, since AKS rewrites its built-in ones. Source: <a
   * href="https://learn.microsoft.com/azure/aks/create-volume-azure-disk">AKS, Azure Disks</a>.
   */
  @Override
  public Lowered.Storage storage(StorageTier tier) {
    return StorageClasses.of(
        tier, "disk.csi.azure.com", aks.storage().orElse(AksStorage.standard()).parameters(tier));
  }

  @Override
  public Lowered.Web web(WebEndpoint endpoint, WebBackend backend) {
    return web.lower(endpoint, bindings.require(endpoint, AksEndpoint.class), backend);
  }

  @Override
  public List<Peer> webSources(WebEndpoint endpoint) {
    return web.sources();
  }

  @Override
  protected Lowered.LoadBalancer loadBalancer(Visibility visibility) {
    return web.loadBalancer(visibility);
  }

  @Override
  public Lowered.Account identity(Identity identity) {
    AksIdentity binding = bindings.require(identity, AksIdentity.class);
    return identities.account(binding.clientId(), binding.tenantId());
  }

  @Override
  public Lowered.Placement nodePool(NodePool pool) {
    return AksNodes.lower(pool, bindings.require(pool, AksNodePool.class));
  }

  /**
   * Azure Data Lake Storage. Its client speaks to two hosts of the account, {@code dfs} and {@code
   * blob} (<a href="https://hadoop.apache.org/docs/current/hadoop-azure/abfs.html">Hadoop,
   * ABFS</a>).
   */
  @Override
  public Lowered.Store objectStore(ObjectStore store) {
    AksObjectStore binding = bindings.require(store, AksObjectStore.class);
    return new Lowered.Store(
        StoreProtocol.ABFS,
        binding.container().value(),
        new TreeMap<>(Map.of(StoreSetting.ACCOUNT, binding.account())),
        identities.account(binding.clientId(), binding.tenantId()),
        Optional.empty(),
        List.of(
            Peers.https(
                "object store " + store.name(),
                binding.addresses(),
                binding.account()
                    + ".dfs.core.windows.net and "
                    + binding.account()
                    + ".blob.core.windows.net answer under addresses that change; write addresses in"
                    + " the binding of "
                    + store.key()
                    + " if the network has private endpoints for them")));
  }

  /** The API server is a host of Azure, private or public. */
  @Override
  public Lowered.Egress kubernetesApi() {
    return Peers.kubernetesApi(addresses, aks.controlPlane(), 443);
  }

  /**
   * CoreDNS, and LocalDNS on the node, which answers at 169.254.10.10 and .11 (<a
   * href="https://learn.microsoft.com/azure/aks/localdns-custom">AKS, LocalDNS</a>).
   */
  @Override
  public Lowered.Egress dns() {
    return Peers.dns("kube-system", Map.of("k8s-app", "kube-dns"), "169.254.10.0/24");
  }

  /**
   * Source: <a href="https://external-secrets.io/latest/provider/azure-key-vault/">External
   * Secrets, Azure Key Vault</a>.
   */
  private static HasMetadata store(String name, AksSecretStore store) {
    return SecretStores.store(
        name,
        "azurekv",
        CustomObjects.fields(
            "authType",
            "WorkloadIdentity",
            "vaultUrl",
            store.vaultUrl(),
            "serviceAccountRef",
            SecretStores.account(store.account())));
  }
}
