package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.unit.NameRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of Services. */
final class ServiceRules {
  static final Rule PORTS =
      rule("PLM3861", "SV1", "ports")
          .says("a Service has a port, unless it is headless or an external name")
          .fix("add a port")
          .source(CORE, "ValidateService");
  static final Rule PORT_NAME =
      rule("PLM3862", "SV2", "ports.name")
          .says("each of several ports has a name of its own, a label of a domain name")
          .fix("name each port, for example http")
          .source(CORE, "validateServicePort");
  static final Rule PORT =
      rule("PLM3863", "SV3", "ports")
          .says(
              "a port is from 1 to 65535, of TCP, UDP or SCTP, and leads to a port by number or name")
          .fix("write port, and targetPort by number or name")
          .source(CORE, "validateServicePort");
  static final Rule PORT_ONCE =
      rule("PLM3864", "SV4", "ports")
          .says("a protocol and port stand once; a cluster-internal Service has no node port")
          .fix("write another port, or remove nodePort")
          .source(CORE, "ValidateService");
  static final Rule TYPE =
      rule("PLM3865", "SV5", "type")
          .says(
              "a type is ClusterIP, NodePort, LoadBalancer or ExternalName; only the first and last can be headless")
          .fix("write one of them")
          .source(CORE, "ValidateService");
  static final Rule EXTERNAL_NAME =
      rule("PLM3866", "SV6", "externalName")
          .says("a Service of type ExternalName names a domain, and has no addresses")
          .fix("write externalName, and remove the addresses")
          .source(CORE, "ValidateService");
  static final Rule AFFINITY =
      rule("PLM3868", "SV8", "sessionAffinity")
          .says("sessionAffinity is None, or ClientIP for 1 to 86400 seconds")
          .fix("write None or ClientIP")
          .source(CORE, "ValidateService");
  static final Rule ADDRESSES =
      rule("PLM3869", "SV9", "clusterIPs")
          .says("addresses of a cluster are IP addresses of the families that the Service has")
          .fix("leave clusterIP, clusterIPs, ipFamilies and ipFamilyPolicy to the server")
          .source(CORE, "ValidateServiceClusterIPsRelatedFields");
  static final Rule EXTERNAL_IPS =
      rule("PLM3870", "SV10", "externalIPs")
          .says("an external address is an IP address that can be reached from outside")
          .fix("write an address that routers know")
          .source(CORE, "ValidateEndpointIP");
  static final Rule BALANCER =
      rule("PLM3871", "SV11", "loadBalancerSourceRanges")
          .says("settings of a load balancer go with type LoadBalancer")
          .fix("write type: LoadBalancer, or remove the field")
          .source(CORE, "ValidateService");
  static final Rule EXTERNAL_TRAFFIC =
      rule("PLM3872", "SV12", "externalTrafficPolicy")
          .says(
              "externalTrafficPolicy is Cluster or Local, and goes with a Service that can be reached from outside")
          .fix("write type NodePort or LoadBalancer, or remove the field")
          .source(CORE, "validateServiceExternalTrafficFieldsValue");
  static final Rule TRAFFIC =
      rule("PLM3873", "SV13", "internalTrafficPolicy")
          .says(
              "internalTrafficPolicy is Cluster or Local, trafficDistribution PreferClose, PreferSameZone or PreferSameNode")
          .fix("write one of them")
          .source(CORE, "validateServiceInternalTrafficFieldsValue");

  private static final Set<String> OUTSIDE = Set.of("NodePort", "LoadBalancer");

  private ServiceRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at("spec." + path);
  }

  static void check(Field root) {
    Field spec = root.at("spec");
    String type = spec.text("type");
    boolean headless = isHeadless(spec);
    if (spec.at("ports").isEmpty() && !headless && !type.equals("ExternalName")) {
      spec.at("ports").refuse(PORTS, "there is no port");
    }
    type(spec, type, headless);
    ports(spec, type);
    SelectorRules.labels(spec.at("selector"));
    affinity(spec);
    if (!type.equals("ExternalName")) {
      new AddressFamilies(spec).check();
    }
    externalIps(spec.at("externalIPs"));
    balancer(root, type);
    externalTraffic(spec, type);
    if (!type.equals("ExternalName")) {
      spec.at("internalTrafficPolicy").oneOf(TRAFFIC, List.of("Cluster", "Local"));
    } else if (spec.has("internalTrafficPolicy")) {
      spec.at("internalTrafficPolicy").oneOf(TRAFFIC, List.of("Cluster", "Local"));
    }
    if (spec.has("trafficDistribution")) {
      spec.at("trafficDistribution")
          .oneOf(TRAFFIC, List.of("PreferClose", "PreferSameZone", "PreferSameNode"));
    }
  }

  private static boolean isHeadless(Field spec) {
    List<Field> addresses = spec.at("clusterIPs").items();
    return spec.text("clusterIP").equals("None")
        || (addresses.size() == 1 && addresses.get(0).text().equals("None"));
  }

  private static void type(Field spec, String type, boolean headless) {
    switch (type) {
      case "LoadBalancer", "NodePort" -> {
        if (headless) {
          spec.at("clusterIP").refuse(TYPE, "a headless Service of type " + type);
        }
      }
      case "ExternalName" -> {
        if (!spec.at("clusterIPs").isEmpty() || !spec.text("clusterIP").isEmpty()) {
          spec.at("clusterIP")
              .refuse(EXTERNAL_NAME, "type ExternalName with an address of the cluster");
        }
        for (String key : List.of("ipFamilies", "ipFamilyPolicy")) {
          if (key.equals("ipFamilies") ? !spec.at(key).isEmpty() : spec.has(key)) {
            spec.at(key).refuse(EXTERNAL_NAME, "type ExternalName with " + key);
          }
        }
        Field name = spec.at("externalName");
        String text =
            name.text().endsWith(".")
                ? name.text().substring(0, name.text().length() - 1)
                : name.text();
        name.refuse(EXTERNAL_NAME, NameRules.dns1123Subdomain(text));
      }
      case "ClusterIP" -> {
        // The default.
      }
      default ->
          spec.at("type")
              .oneOf(TYPE, List.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName"));
    }
  }

  private static void ports(Field spec, String type) {
    Set<String> names = new HashSet<>();
    Set<String> taken = new HashSet<>();
    Set<String> nodePorts = new HashSet<>();
    List<Field> ports = spec.at("ports").items();
    for (Field port : ports) {
      Field name = port.at("name");
      if (name.text().isEmpty()) {
        if (ports.size() > 1) {
          name.refuse(PORT_NAME, "a port has no name");
        }
      } else {
        name.refuse(PORT_NAME, NameRules.dns1123Label(name.text()));
        if (!names.add(name.text())) {
          name.refuse(PORT_NAME, name.shown() + " stands twice");
        }
      }
      numbers(port);
      if (!taken.add(port.text("protocol") + "/" + port.text("port"))) {
        port.refuse(
            PORT_ONCE,
            "port " + port.text("port") + " of " + port.text("protocol") + " stands twice");
      }
      Field node = port.at("nodePort");
      if (node.number(0) != 0) {
        if (type.equals("ClusterIP") || type.equals("ExternalName")) {
          if (type.equals("ClusterIP")) {
            node.refuse(PORT_ONCE, "a node port of a Service of type ClusterIP");
          }
        } else if (!nodePorts.add(port.text("protocol") + "/" + node.number(0))) {
          node.refuse(PORT_ONCE, "node port " + node.shown() + " stands twice");
        }
      }
    }
  }

  private static void numbers(Field port) {
    Field number = port.at("port");
    number.refuse(PORT, Syntax.portNumber(number.number(0)));
    port.at("protocol").oneOf(PORT, List.of("TCP", "UDP", "SCTP"));
    port.at("targetPort")
        .refuse(
            PORT, port.has("targetPort") ? Syntax.port(port.at("targetPort")) : Optional.empty());
    Field app = port.at("appProtocol");
    if (app.isGiven()) {
      app.refuse(PORT, NameRules.qualifiedName(app.text()));
    }
  }

  private static void affinity(Field spec) {
    spec.at("sessionAffinity").oneOf(AFFINITY, List.of("ClientIP", "None"));
    if (spec.text("sessionAffinity").equals("ClientIP")) {
      spec.at("sessionAffinityConfig", "clientIP", "timeoutSeconds").within(AFFINITY, 1, 86400);
    }
  }

  private static void externalIps(Field addresses) {
    for (Field address : addresses.items()) {
      Optional<String> problem = Syntax.address(address.text(), address.run());
      address.refuse(EXTERNAL_IPS, problem);
      if (problem.isEmpty()) {
        address.refuse(EXTERNAL_IPS, unreachable(address.text()));
      }
    }
  }

  /** What an address of an endpoint must not be. */
  static Optional<String> unreachable(String text) {
    return Addresses.address(text)
        .flatMap(
            address -> {
              if (address.isUnspecified()) {
                return Optional.of("must not be unspecified");
              }
              if (address.isLoopback()) {
                return Optional.of("must not be a loopback address");
              }
              return address.isLinkLocal() || address.isLinkLocalMulticast()
                  ? Optional.of("must not be a link-local address")
                  : Optional.empty();
            });
  }

  private static void balancer(Field root, String type) {
    Field spec = root.at("spec");
    boolean balancer = type.equals("LoadBalancer");
    Field annotation =
        root.at("metadata", "annotations")
            .at("service.beta.kubernetes.io/load-balancer-source-ranges");
    Field ranges = spec.at("loadBalancerSourceRanges");
    if (!ranges.isEmpty()) {
      if (!balancer) {
        ranges.refuse(BALANCER, "loadBalancerSourceRanges of a Service of type " + type);
      }
      for (Field range : ranges.items()) {
        // Blanks around a range are forgiven.
        range.refuse(BALANCER, Syntax.range(range.text().strip(), range.run()));
      }
    } else if (annotation.isGiven()) {
      if (!balancer) {
        annotation.refuse(BALANCER, "load-balancer-source-ranges of a Service of type " + type);
      } else if (!annotation.text().strip().isEmpty()) {
        for (String range : annotation.text().strip().split(",", -1)) {
          annotation.refuse(BALANCER, Syntax.range(range.strip(), annotation.run()));
        }
      }
    }
    if (!balancer && spec.has("allocateLoadBalancerNodePorts")) {
      spec.at("allocateLoadBalancerNodePorts")
          .refuse(BALANCER, "allocateLoadBalancerNodePorts of a Service of type " + type);
    }
    Field balancerClass = spec.at("loadBalancerClass");
    if (balancerClass.isGiven()) {
      if (!balancer) {
        balancerClass.refuse(BALANCER, "loadBalancerClass of a Service of type " + type);
      }
      balancerClass.refuse(BALANCER, NameRules.qualifiedName(balancerClass.text()));
    }
  }

  private static void externalTraffic(Field spec, String type) {
    boolean outside =
        OUTSIDE.contains(type) || (type.equals("ClusterIP") && !spec.at("externalIPs").isEmpty());
    Field policy = spec.at("externalTrafficPolicy");
    if (policy.isGiven() && !policy.text().isEmpty()) {
      if (!outside) {
        policy.refuse(EXTERNAL_TRAFFIC, "externalTrafficPolicy of a Service of type " + type);
      }
      policy.oneOf(EXTERNAL_TRAFFIC, List.of("Cluster", "Local"));
    }
    Field health = spec.at("healthCheckNodePort");
    if (health.number(0) != 0 && !(type.equals("LoadBalancer") && policy.text().equals("Local"))) {
      health.refuse(
          EXTERNAL_TRAFFIC,
          "healthCheckNodePort without type LoadBalancer and externalTrafficPolicy Local");
    }
    if (health.number(0) < 0) {
      health.refuse(EXTERNAL_TRAFFIC, health.shown() + " must not be negative");
    }
  }

  /** The addresses and address families of a Service, which must agree. */
  private record AddressFamilies(Field spec) {
    void check() {
      Field policy = spec.at("ipFamilyPolicy");
      if (policy.isGiven()) {
        policy.oneOf(ADDRESSES, List.of("SingleStack", "PreferDualStack", "RequireDualStack"));
      }
      boolean two = spec.at("ipFamilies").size() > 1 || spec.at("clusterIPs").size() > 1;
      if (two && policy.text().equals("SingleStack")) {
        policy.refuse(ADDRESSES, "SingleStack with two families or addresses");
      }
      families();
      addresses();
    }

    private void families() {
      Set<String> seen = new HashSet<>();
      for (Field family : spec.at("ipFamilies").items()) {
        family.oneOf(ADDRESSES, List.of("IPv4", "IPv6"));
        if (!seen.add(family.text())) {
          family.refuse(ADDRESSES, family.shown() + " stands twice");
        }
      }
    }

    private void addresses() {
      Field single = spec.at("clusterIP");
      List<Field> many = spec.at("clusterIPs").items();
      if (many.size() > 2) {
        spec.at("clusterIPs").refuse(ADDRESSES, many.size() + " addresses are more than 2");
      }
      if (!many.isEmpty() && !single.text().equals(many.get(0).text())) {
        if (!single.text().isEmpty() || !many.isEmpty()) {
          spec.at("clusterIPs").refuse(ADDRESSES, "the first of clusterIPs is not clusterIP");
        }
      }
      List<Field> all = many.isEmpty() && !single.text().isEmpty() ? List.of(single) : many;
      List<Field> families = spec.at("ipFamilies").items();
      var ipv6 = new ArrayList<Boolean>();
      for (int i = 0; i < all.size(); i++) {
        Field address = all.get(i);
        if (address.text().equals("None")) {
          if (all.size() > 1) {
            address.refuse(ADDRESSES, "None stands beside another address");
          }
          continue;
        }
        if (address.text().isEmpty()) {
          if (many.isEmpty()) {
            continue;
          }
          address.refuse(ADDRESSES, "an address is empty");
          continue;
        }
        address.refuse(ADDRESSES, Syntax.address(address.text(), address.run()));
        boolean six = address.text().indexOf(':') >= 0;
        if (i < families.size() && six == families.get(i).text().equals("IPv4")) {
          address.refuse(
              ADDRESSES, address.shown() + " is not of the family " + families.get(i).text());
        }
        ipv6.add(six);
      }
      if (ipv6.size() == 2 && ipv6.get(0).equals(ipv6.get(1))) {
        spec.at("clusterIPs").refuse(ADDRESSES, "two addresses of one family");
      }
    }
  }
}
