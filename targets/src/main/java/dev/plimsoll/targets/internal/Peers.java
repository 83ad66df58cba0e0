package dev.plimsoll.targets.internal;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.targets.AddressBlock;
import dev.plimsoll.targets.AddressPort;
import dev.plimsoll.targets.ClusterAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Peers and egress that all targets make alike. */
public final class Peers {
  /** Everybody, said on purpose: who may reach a public address. */
  public static final List<Peer> INTERNET =
      List.of(Peer.Addresses.of("0.0.0.0/0"), Peer.Addresses.of("::/0"));

  private Peers() {}

  /** The blocks, or anywhere if there are none. */
  public static List<Peer> of(List<AddressBlock> blocks, String why) {
    return blocks.isEmpty()
        ? List.of(new Peer.Anywhere(why))
        : blocks.stream().<Peer>map(block -> Peer.Addresses.of(block.cidr())).toList();
  }

  /** Egress to TCP 443 of the blocks, or of anywhere if there are none. */
  public static Lowered.Egress https(String purpose, List<AddressBlock> blocks, String why) {
    return new Lowered.Egress(purpose, of(blocks, why), List.of(PeerPort.tcp(443)));
  }

  /**
   * Egress to the Kubernetes API: the address of its Service, where policies judge before that is
   * translated, and the addresses behind it.
   *
   * @param anywhere ports that are allowed anywhere if no address is known
   */
  public static Lowered.Egress kubernetesApi(
      ClusterAddresses addresses, List<AddressPort> controlPlane, int... anywhere) {
    String purpose = "Kubernetes API";
    if (controlPlane.isEmpty()) {
      var ports = new ArrayList<PeerPort>();
      for (int port : anywhere) {
        ports.add(PeerPort.tcp(port));
      }
      return new Lowered.Egress(
          purpose,
          List.of(
              new Peer.Anywhere(
                  "the addresses of the Kubernetes API are not known; write controlPlane in the"
                      + " target of the environment, for example [\"10.0.0.0/16:443\"]")),
          ports);
    }
    var peers = new ArrayList<Peer>();
    var ports = new TreeSet<Integer>();
    addresses
        .services()
        .ifPresent(
            range -> {
              peers.add(Peer.Addresses.of(range.at(1).cidr()));
              ports.add(443);
            });
    controlPlane.forEach(
        address -> {
          Peer peer = Peer.Addresses.of(address.block().cidr());
          if (!peers.contains(peer)) {
            peers.add(peer);
          }
          ports.add(address.port());
        });
    return new Lowered.Egress(purpose, peers, ports.stream().map(PeerPort::tcp).toList());
  }

  /**
   * Egress to DNS: the pods that answer, and addresses of caches on the node or outside.
   *
   * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/">Kubernetes
   *     documentation, NodeLocal DNSCache</a>
   */
  public static Lowered.Egress dns(String namespace, Map<String, String> labels, String... blocks) {
    var peers = new ArrayList<Peer>();
    peers.add(Peer.Pods.in(namespace, labels));
    for (String block : blocks) {
      peers.add(Peer.Addresses.of(block));
    }
    return new Lowered.Egress("DNS", peers, List.of(PeerPort.udp(53), PeerPort.tcp(53)));
  }
}
