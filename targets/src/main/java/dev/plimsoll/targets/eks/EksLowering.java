package dev.plimsoll.targets.eks;

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

/** Lowers intents for Amazon EKS. */
final class EksLowering extends BoundLowering {
  private final EksConfiguration eks;
  private final EksWeb web;
  private final EksNodes nodes;
  private final EksIdentities identities;

  EksLowering(EksConfiguration eks, Bindings bindings) {
    super(
        bindings,
        eks.addresses().orElse(ClusterAddresses.unknown()),
        new SecretSources(
            bindings,
            SecretStores.of(eks.secretStores(), (name, store) -> store(name, store, eks)),
            Map.of()));
    this.eks = eks;
    this.web = new EksWeb(eks);
    this.nodes = new EksNodes(eks);
    this.identities = new EksIdentities(eks);
  }

  /**
   * An EBS class of our own. Source: <a
   * href="https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md">EBS
   * CSI driver, parameters</a>; <a
   * href="https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html">EKS Auto
   * Mode, storage class</a> for its provisioner.
   */
  @Override
  public Lowered.Storage storage(StorageTier tier) {
    EksStorage storage = eks.storage().orElse(EksStorage.standard());
    EksDisk disk = storage.disk(tier);
    var parameters = new TreeMap<String, String>();
    parameters.put("type", EksDisk.word(disk.type()));
    parameters.put("encrypted", "true");
    parameters.put("csi.storage.k8s.io/fstype", "ext4");
    disk.iops().ifPresent(iops -> parameters.put("iops", Integer.toString(iops)));
    disk.throughput().ifPresent(rate -> parameters.put("throughput", Integer.toString(rate)));
    storage.kmsKey().ifPresent(key -> parameters.put("kmsKeyId", key));
    String provisioner =
        eks.mode() == EksMode.AUTO ? "ebs.csi.eks.amazonaws.com" : "ebs.csi.aws.com";
    return StorageClasses.of(tier, provisioner, parameters);
  }

  @Override
  public Lowered.Web web(WebEndpoint endpoint, WebBackend backend) {
    return web.lower(endpoint, bindings.require(endpoint, EksEndpoint.class), backend);
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
    return identities.account(bindings.require(identity, EksIdentity.class).role());
  }

  @Override
  public Lowered.Placement nodePool(NodePool pool) {
    return nodes.lower(pool, bindings.require(pool, EksNodePool.class));
  }

  /**
   * S3. Which credentials provider S3A must be told depends on how the account signs in: its
   * default chain has the container credentials of Pod Identity, but not the web identity of IRSA
   * (<a
   * href="https://hadoop.apache.org/docs/current/hadoop-aws/tools/hadoop-aws/authentication.html">Hadoop,
   * S3A authentication</a>).
   */
  @Override
  public Lowered.Store objectStore(ObjectStore store) {
    EksObjectStore binding = bindings.require(store, EksObjectStore.class);
    var settings = new TreeMap<StoreSetting, String>();
    settings.put(StoreSetting.REGION, binding.region().orElse(eks.region()).value());
    settings.put(
        StoreSetting.CREDENTIALS, eks.identity() == EksIdentityMode.IRSA ? "irsa" : "pod-identity");
    return new Lowered.Store(
        StoreProtocol.S3,
        binding.bucket().value(),
        settings,
        identities.account(binding.role()),
        Optional.empty(),
        List.of(
            Peers.https(
                "object store " + store.name(),
                binding.addresses(),
                "S3 answers under addresses that change; write addresses in the binding of "
                    + store.key()
                    + " if the VPC has an interface endpoint for it")));
  }

  /** The API server's network interfaces are in subnets of the VPC. */
  @Override
  public Lowered.Egress kubernetesApi() {
    return Peers.kubernetesApi(addresses, eks.controlPlane(), 443);
  }

  /**
   * CoreDNS, and the cache on the node. In Auto Mode DNS runs on the node and no pod has the label;
   * there the tenth Service address is the way, which EKS gives to DNS.
   */
  @Override
  public Lowered.Egress dns() {
    Map<String, String> labels = Map.of("k8s-app", "kube-dns");
    return eks.mode() == EksMode.AUTO && addresses.services().isPresent()
        ? Peers.dns(
            "kube-system",
            labels,
            "169.254.20.10/32",
            addresses.services().orElseThrow().at(10).cidr())
        : Peers.dns("kube-system", labels, "169.254.20.10/32");
  }

  /**
   * Source: <a href="https://external-secrets.io/latest/provider/aws-secrets-manager/">External
   * Secrets, AWS</a>.
   */
  private static HasMetadata store(String name, EksSecretStore store, EksConfiguration eks) {
    Map<String, Object> aws =
        CustomObjects.fields(
            "service",
            store.service().word(),
            "region",
            store.region().orElse(eks.region()).value());
    store
        .account()
        .ifPresent(
            account ->
                aws.put(
                    "auth",
                    CustomObjects.fields(
                        "jwt",
                        CustomObjects.fields("serviceAccountRef", SecretStores.account(account)))));
    return SecretStores.store(name, "aws", aws);
  }
}
