package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.NETWORKING;

import java.util.List;
import java.util.Optional;

/** Rules of network policies. */
final class NetworkPolicyRules {
  static final Rule POLICY_PORT =
      Rule.of("PLM3891", "NP1")
          .at("spec.ingress.ports")
          .says("a port of a policy is a number or a name, of TCP, UDP or SCTP")
          .fix("write protocol and port")
          .source(NETWORKING, "ValidateNetworkPolicyPort");
  static final Rule END_PORT =
      Rule.of("PLM3892", "NP2")
          .at("spec.ingress.ports.endPort")
          .says("endPort ends a range that begins with a port number")
          .fix("write port and endPort, the second not below the first")
          .source(NETWORKING, "ValidateNetworkPolicyPort");
  static final Rule PEER =
      Rule.of("PLM3893", "NP3")
          .at("spec.ingress.from")
          .says("a peer is selectors or one range of addresses")
          .fix("write podSelector, namespaceSelector or ipBlock")
          .source(NETWORKING, "ValidateNetworkPolicyPeer");
  static final Rule BLOCK =
      Rule.of("PLM3894", "NP4")
          .at("spec.ingress.from.ipBlock")
          .says("a range of addresses leaves out ranges inside it")
          .fix("write a range such as 10.0.0.0/8")
          .source(NETWORKING, "ValidateIPBlock");
  static final Rule TYPES =
      Rule.of("PLM3895", "NP5")
          .at("spec.policyTypes")
          .says("policy types are Ingress and Egress")
          .fix("write one or both")
          .source(NETWORKING, "ValidateNetworkPolicySpec");

  private NetworkPolicyRules() {}

  static void networkPolicy(Field root) {
    Field spec = root.at("spec");
    SelectorRules.check(spec.at("podSelector"));
    for (Field rule : spec.at("ingress").items()) {
      rule.at("ports").items().forEach(NetworkPolicyRules::port);
      rule.at("from").items().forEach(NetworkPolicyRules::peer);
    }
    for (Field rule : spec.at("egress").items()) {
      rule.at("ports").items().forEach(NetworkPolicyRules::port);
      rule.at("to").items().forEach(NetworkPolicyRules::peer);
    }
    Field types = spec.at("policyTypes");
    if (types.size() > 2) {
      types.refuse(TYPES, types.size() + " types are more than 2");
    }
    for (Field type : types.items()) {
      type.oneOf(TYPES, List.of("Ingress", "Egress"));
    }
  }

  private static void port(Field port) {
    port.at("protocol").oneOf(POLICY_PORT, List.of("TCP", "UDP", "SCTP"));
    Field number = port.at("port");
    Field end = port.at("endPort");
    if (!number.isGiven()) {
      if (end.isGiven()) {
        end.refuse(END_PORT, "endPort without port");
      }
      return;
    }
    number.refuse(POLICY_PORT, Syntax.port(number));
    if (!end.isGiven()) {
      return;
    }
    if (number.isText()) {
      end.refuse(END_PORT, "endPort beside a port by name");
    } else if (end.number(0) < number.number(0)) {
      end.refuse(END_PORT, end.shown() + " is below the port " + number.shown());
    } else {
      end.refuse(END_PORT, Syntax.portNumber(end.number(0)));
    }
  }

  private static void peer(Field peer) {
    boolean pods = peer.has("podSelector");
    boolean namespaces = peer.has("namespaceSelector");
    boolean block = peer.has("ipBlock");
    SelectorRules.check(peer.at("podSelector"));
    SelectorRules.check(peer.at("namespaceSelector"));
    if (block) {
      block(peer.at("ipBlock"));
    }
    if (!pods && !namespaces && !block) {
      peer.refuse(PEER, "an empty peer");
    } else if (block && (pods || namespaces)) {
      peer.refuse(PEER, "ipBlock beside a selector");
    }
  }

  private static void block(Field block) {
    Field cidr = block.at("cidr");
    Optional<String> problem =
        cidr.text().isEmpty()
            ? Optional.of("must not be empty")
            : Syntax.range(cidr.text(), cidr.run());
    cidr.refuse(BLOCK, problem);
    Optional<Addresses> around = Addresses.range(cidr.text());
    for (Field except : block.at("except").items()) {
      Optional<String> broken = Syntax.range(except.text(), except.run());
      except.refuse(BLOCK, broken);
      Optional<Addresses> inner = Addresses.range(except.text());
      if (broken.isEmpty()
          && around.isPresent()
          && inner.isPresent()
          && !around.get().holdsStrictly(inner.get())) {
        except.refuse(
            BLOCK, except.shown() + " must lie inside " + cidr.shown() + " and be smaller");
      }
    }
  }
}
