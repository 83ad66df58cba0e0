package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;
import static dev.plimsoll.check.admission.Source.DISCOVERY;

import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of Endpoints and EndpointSlices. */
final class EndpointRules {
  static final Rule ENDPOINTS =
      Rule.of("PLM3752", "EP1")
          .at("subsets")
          .says("a subset of endpoints has addresses that can be reached, and ports with names")
          .fix("write addresses with ip, and ports with port")
          .source(CORE, "validateEndpointSubset");
  static final Rule SLICE =
      Rule.of("PLM3753", "EP2")
          .at("endpoints")
          .says("a slice of endpoints has addresses of its type, and ports with names, each once")
          .fix("write addressType, and addresses of that type")
          .source(DISCOVERY, "ValidateEndpointSlice");

  private EndpointRules() {}

  static void endpoints(Field root) {
    for (Field subset : root.at("subsets").items()) {
      Field ready = subset.at("addresses");
      Field waiting = subset.at("notReadyAddresses");
      if (ready.isEmpty() && waiting.isEmpty()) {
        subset.refuse(ENDPOINTS, "a subset without addresses");
      }
      ready.items().forEach(EndpointRules::endpointAddress);
      waiting.items().forEach(EndpointRules::endpointAddress);
      List<Field> ports = subset.at("ports").items();
      for (Field port : ports) {
        Field name = port.at("name");
        if (!name.text().isEmpty()) {
          name.refuse(ENDPOINTS, NameRules.dns1123Label(name.text()));
        } else if (ports.size() > 1) {
          name.refuse(ENDPOINTS, "a port has no name");
        }
        port.at("port").refuse(ENDPOINTS, Syntax.portNumber(port.at("port").number(0)));
        port.at("protocol").oneOf(ENDPOINTS, List.of("TCP", "UDP", "SCTP"));
        if (port.has("appProtocol")) {
          port.at("appProtocol")
              .refuse(ENDPOINTS, NameRules.qualifiedName(port.text("appProtocol")));
        }
      }
    }
  }

  private static void endpointAddress(Field address) {
    Field ip = address.at("ip");
    Optional<String> problem = Syntax.address(ip.text(), ip.run());
    ip.refuse(ENDPOINTS, problem);
    if (!address.text("hostname").isEmpty()) {
      address.at("hostname").refuse(ENDPOINTS, NameRules.dns1123Label(address.text("hostname")));
    }
    if (address.has("nodeName")) {
      address
          .at("nodeName")
          .refuse(ENDPOINTS, NameRules.dns1123Subdomain(address.text("nodeName")));
    }
    if (problem.isEmpty()) {
      ip.refuse(ENDPOINTS, ServiceRules.unreachable(ip.text()));
    }
  }

  static void slice(Field root) {
    Field type = root.at("addressType");
    boolean known = List.of("IPv4", "IPv6", "FQDN").contains(type.text());
    if (!known) {
      type.refuse(SLICE, type.shown() + " must be IPv4, IPv6 or FQDN");
    }
    Field endpoints = root.at("endpoints");
    if (endpoints.size() > 1000) {
      endpoints.refuse(SLICE, endpoints.size() + " endpoints are more than 1000");
    }
    for (Field endpoint : endpoints.items()) {
      endpoint(endpoint, known ? type.text() : "");
    }
    Field ports = root.at("ports");
    if (ports.size() > 20000) {
      ports.refuse(SLICE, ports.size() + " ports are more than 20000");
    }
    Set<String> names = new HashSet<>();
    for (Field port : ports.items()) {
      Field name = port.at("name");
      if (!name.text().isEmpty()) {
        name.refuse(SLICE, NameRules.dns1123Label(name.text()));
      }
      if (!names.add(name.text())) {
        name.refuse(SLICE, name.shown() + " stands twice");
      }
      port.at("protocol").oneOf(SLICE, List.of("TCP", "UDP", "SCTP"));
      if (port.has("appProtocol")) {
        port.at("appProtocol").refuse(SLICE, NameRules.qualifiedName(port.text("appProtocol")));
      }
    }
  }

  private static void endpoint(Field endpoint, String type) {
    Field addresses = endpoint.at("addresses");
    if (addresses.isEmpty() || addresses.size() > 100) {
      addresses.refuse(SLICE, addresses.size() + " addresses must be from 1 to 100");
    }
    for (Field address : addresses.items()) {
      address(address, type);
    }
    if (endpoint.has("nodeName")) {
      endpoint.at("nodeName").refuse(SLICE, NameRules.dns1123Subdomain(endpoint.text("nodeName")));
    }
    if (endpoint.has("hostname")) {
      endpoint.at("hostname").refuse(SLICE, NameRules.dns1123Label(endpoint.text("hostname")));
    }
    hints(endpoint.at("hints"));
  }

  private static void hints(Field hints) {
    for (String key : List.of("forZones", "forNodes")) {
      Field list = hints.at(key);
      if (list.size() > 8) {
        list.refuse(SLICE, list.size() + " hints are more than 8");
      }
      Set<String> seen = new HashSet<>();
      for (Field hint : list.items()) {
        Field name = hint.at("name");
        if (!seen.add(name.text())) {
          name.refuse(SLICE, name.shown() + " stands twice");
        }
        name.refuse(
            SLICE,
            key.equals("forZones")
                ? NameRules.labelValue(name.text())
                : NameRules.dns1123Subdomain(name.text()));
      }
    }
  }

  private static void address(Field address, String type) {
    String text = address.text();
    switch (type) {
      case "IPv4", "IPv6" -> {
        boolean six = type.equals("IPv6");
        Optional<String> problem = Syntax.address(text, address.run());
        address.refuse(SLICE, problem);
        if (problem.isEmpty()) {
          if (six != Addresses.address(text).orElseThrow().isIpv6()) {
            address.refuse(SLICE, address.shown() + " is not of the family " + type);
          }
          address.refuse(SLICE, ServiceRules.unreachable(text));
        }
      }
      case "FQDN" -> {
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        Optional<String> problem = NameRules.dns1123Subdomain(bare);
        address.refuse(
            SLICE,
            problem.isEmpty() && bare.indexOf('.') < 0
                ? Optional.of("must have at least two parts between dots")
                : problem);
      }
      default -> {
        // The type was refused.
      }
    }
  }
}
