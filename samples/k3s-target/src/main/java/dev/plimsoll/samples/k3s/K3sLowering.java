package dev.plimsoll.samples.k3s;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Database;
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
import dev.plimsoll.targets.AddressBlock;
import dev.plimsoll.targets.TargetCodes;
import dev.plimsoll.unit.NamespaceName;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lowers intents for k3s: load balancers differ, everything else is as on-prem.
 *
 * @param onPrem answers the rest
 * @param environment its name, for findings
 * @param network from which the nodes are reached
 */
record K3sLowering(Lowering onPrem, String environment, List<AddressBlock> network)
    implements Lowering {
  /**
   * ServiceLB opens the port on every node and needs no annotation; who reaches the nodes reaches
   * it (<a href="https://docs.k3s.io/networking/networking-services#service-load-balancer">k3s,
   * ServiceLB</a>).
   */
  @Override
  public Lowered.LoadBalancer internalLoadBalancer() {
    List<Peer> from =
        network.isEmpty()
            ? List.of(
                new Peer.Anywhere(
                    "the network of the nodes is not known; write network in the target of the"
                        + " environment"))
            : network.stream().<Peer>map(block -> Peer.Addresses.of(block.cidr())).toList();
    return new Lowered.LoadBalancer(Optional.empty(), new TreeMap<>(), from);
  }

  @Override
  public Lowered.LoadBalancer publicLoadBalancer() {
    throw Lowered.refused(
        Finding.of(
            TargetCodes.NOT_EXPRESSIBLE,
            Where.named("environment", environment),
            "load balancers of target k3s have the addresses of the nodes, and those are not public",
            "use an internal load balancer, or target on-prem with MetalLB"));
  }

  @Override
  public Lowered.Storage storage(StorageTier tier) {
    return onPrem.storage(tier);
  }

  @Override
  public Lowered.Web web(WebEndpoint endpoint, WebBackend backend) {
    return onPrem.web(endpoint, backend);
  }

  @Override
  public List<Peer> webSources(WebEndpoint endpoint) {
    return onPrem.webSources(endpoint);
  }

  @Override
  public Lowered.Account identity(Identity identity) {
    return onPrem.identity(identity);
  }

  @Override
  public Lowered.Placement nodePool(NodePool pool) {
    return onPrem.nodePool(pool);
  }

  @Override
  public Lowered.SecretSource secret(SecretNeed need, NamespaceName namespace) {
    return onPrem.secret(need, namespace);
  }

  @Override
  public Lowered.Store objectStore(ObjectStore store) {
    return onPrem.objectStore(store);
  }

  @Override
  public Lowered.Postgres database(Database database, NamespaceName namespace) {
    return onPrem.database(database, namespace);
  }

  @Override
  public Lowered.Egress kubernetesApi() {
    return onPrem.kubernetesApi();
  }

  @Override
  public Lowered.Egress dns() {
    return onPrem.dns();
  }
}
