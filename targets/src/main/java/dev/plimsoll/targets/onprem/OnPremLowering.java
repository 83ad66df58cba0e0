package dev.plimsoll.targets.onprem;

import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.Visibility;
import dev.plimsoll.targets.internal.Bindings;
import dev.plimsoll.targets.internal.BoundLowering;
import dev.plimsoll.targets.internal.Peers;
import dev.plimsoll.targets.internal.Pools;
import dev.plimsoll.targets.internal.SecretSources;
import dev.plimsoll.targets.internal.SecretStores;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Lowers intents for a cluster of your own. */
final class OnPremLowering extends BoundLowering {
  private final OnPremConfiguration onPrem;
  private final OnPremEntrances web;

  OnPremLowering(OnPremConfiguration onPrem, Bindings bindings) {
    super(
        bindings,
        onPrem.addresses().orElse(ClusterAddresses.unknown()),
        new SecretSources(
            bindings,
            SecretStores.of(onPrem.secretStores(), OnPremStores::vault),
            OnPremStores.keys(bindings)));
    this.onPrem = onPrem;
    this.web = new OnPremEntrances(onPrem, bindings);
  }

  @Override
  public Lowered.Storage storage(StorageTier tier) {
    return OnPremVolumes.of(onPrem.storage(), tier);
  }

  @Override
  public Lowered.Web web(WebEndpoint endpoint, WebBackend backend) {
    return web.lower(endpoint, bindings.require(endpoint, OnPremEndpoint.class), backend);
  }

  @Override
  public List<Peer> webSources(WebEndpoint endpoint) {
    return web.sources(endpoint, bindings.require(endpoint, OnPremEndpoint.class));
  }

  @Override
  protected Lowered.LoadBalancer loadBalancer(Visibility visibility) {
    return web.loadBalancer(visibility);
  }

  @Override
  public Lowered.Account identity(Identity identity) {
    OnPremIdentity binding = bindings.require(identity, OnPremIdentity.class);
    var egress = new ArrayList<Lowered.Egress>();
    binding
        .addresses()
        .forEach(
            address ->
                egress.add(
                    new Lowered.Egress(
                        "token exchange",
                        List.of(Peer.Addresses.of(address.block().cidr())),
                        List.of(PeerPort.tcp(address.port())))));
    return new Lowered.Account(
        new TreeMap<>(binding.annotations()),
        new TreeMap<>(binding.podLabels()),
        new TreeMap<>(binding.env()),
        egress,
        List.of());
  }

  @Override
  public Lowered.Placement nodePool(NodePool pool) {
    OnPremNodePool binding = bindings.require(pool, OnPremNodePool.class);
    return new Lowered.Placement(
        new TreeMap<>(binding.labels()), Pools.tolerations(binding.taints()), false, List.of());
  }

  @Override
  public Lowered.Store objectStore(ObjectStore store) {
    return OnPremStores.lower(store, bindings.require(store, OnPremObjectStore.class));
  }

  /** API servers of kubeadm and k3s answer at port 6443 of nodes. */
  @Override
  public Lowered.Egress kubernetesApi() {
    return Peers.kubernetesApi(addresses, onPrem.controlPlane(), 443, 6443);
  }

  @Override
  public Lowered.Egress dns() {
    OnPremDns dns = onPrem.dns().orElse(OnPremDns.standard());
    var peers = new ArrayList<Peer>();
    peers.add(Peer.Pods.in(dns.namespace().value(), dns.podLabels()));
    dns.addresses().forEach(block -> peers.add(Peer.Addresses.of(block.cidr())));
    var ports =
        new ArrayList<PeerPort>(List.of(PeerPort.udp(dns.port()), PeerPort.tcp(dns.port())));
    if (dns.port() != 53 && !dns.addresses().isEmpty()) {
      ports.add(PeerPort.udp(53));
      ports.add(PeerPort.tcp(53));
    }
    return new Lowered.Egress("DNS", peers, ports);
  }
}
