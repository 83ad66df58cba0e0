package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.NETWORKING;

import dev.plimsoll.unit.NameRules;
import java.util.List;
import java.util.Optional;

/** Rules of Ingresses, their classes and network policies. */
final class NetworkRules {
  static final Rule INGRESS =
      rule("PLM3881", "I1", "spec")
          .says("an Ingress has a rule or a default backend")
          .fix("add rules or defaultBackend")
          .source(NETWORKING, "ValidateIngressSpec");
  static final Rule HOST =
      rule("PLM3882", "I2", "spec.rules.host")
          .says("a host is a domain name, maybe with '*.' before it, and no IP address")
          .fix("write a domain name such as app.example.com")
          .source(NETWORKING, "validateIngressRules");
  static final Rule PATHS =
      rule("PLM3883", "I3", "spec.rules.http.paths")
          .says("HTTP rules have paths, each with a type")
          .fix("write a path with pathType Prefix, Exact or ImplementationSpecific")
          .source(NETWORKING, "validateHTTPIngressPath");
  static final Rule PATH =
      rule("PLM3884", "I4", "spec.rules.http.paths.path")
          .says("a path begins with '/' and is plain")
          .fix("write a path such as /api")
          .source(NETWORKING, "validateHTTPIngressPath");
  static final Rule BACKEND =
      rule("PLM3885", "I5", "spec.rules.http.paths.backend")
          .says("a backend is one Service with one port, or one resource")
          .fix("write service.name and service.port.number or name")
          .source(NETWORKING, "validateIngressBackend");
  static final Rule TLS =
      rule("PLM3886", "I6", "spec.tls")
          .says("TLS names hosts and a Secret")
          .fix("write domain names, and the name of a Secret")
          .source(NETWORKING, "validateIngressTLS");
  static final Rule CLASS_NAME =
      rule("PLM3887", "I7", "spec.ingressClassName")
          .says("the class of an Ingress is a domain name, the same as in its annotation")
          .fix("remove the annotation kubernetes.io/ingress.class")
          .source(NETWORKING, "ValidateIngressCreate");
  static final Rule CLASS =
      rule("PLM3888", "I8", "spec.controller")
          .says("an IngressClass names its controller, and parameters by kind and name")
          .fix("write a controller such as example.com/ingress")
          .source(NETWORKING, "validateIngressClassSpec");
  static final Rule POLICY_PORT =
      rule("PLM3891", "NP1", "spec.ingress.ports")
          .says("a port of a policy is a number or a name, of TCP, UDP or SCTP")
          .fix("write protocol and port")
          .source(NETWORKING, "ValidateNetworkPolicyPort");
  static final Rule END_PORT =
      rule("PLM3892", "NP2", "spec.ingress.ports.endPort")
          .says("endPort ends a range that begins with a port number")
          .fix("write port and endPort, the second not below the first")
          .source(NETWORKING, "ValidateNetworkPolicyPort");
  static final Rule PEER =
      rule("PLM3893", "NP3", "spec.ingress.from")
          .says("a peer is selectors or one range of addresses")
          .fix("write podSelector, namespaceSelector or ipBlock")
          .source(NETWORKING, "ValidateNetworkPolicyPeer");
  static final Rule BLOCK =
      rule("PLM3894", "NP4", "spec.ingress.from.ipBlock")
          .says("a range of addresses leaves out ranges inside it")
          .fix("write a range such as 10.0.0.0/8")
          .source(NETWORKING, "ValidateIPBlock");
  static final Rule TYPES =
      rule("PLM3895", "NP5", "spec.policyTypes")
          .says("policy types are Ingress and Egress")
          .fix("write one or both")
          .source(NETWORKING, "ValidateNetworkPolicySpec");
  static final Rule PARENT =
      rule("PLM3896", "IA1", "spec.parentRef")
          .says("an IPAddress is named by an address and belongs to an object")
          .fix("write the address in its short form as name, and parentRef")
          .source(NETWORKING, "ValidateIPAddress");
  static final Rule CIDRS =
      rule("PLM3897", "IA2", "spec.cidrs")
          .says("a ServiceCIDR has one range, or one of each family")
          .fix("write a range such as 10.9.0.0/24")
          .source(NETWORKING, "ValidateServiceCIDR");

  private NetworkRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void ingress(Field root) {
    Field spec = root.at("spec");
    if (spec.at("rules").isEmpty() && !spec.has("defaultBackend")) {
      spec.refuse(INGRESS, "there is neither a rule nor a default backend");
    }
    for (Field tls : spec.at("tls").items()) {
      for (Field host : tls.at("hosts").items()) {
        host.refuse(
            TLS,
            host.text().contains("*")
                ? Syntax.wildcardSubdomain(host.text())
                : NameRules.dns1123Subdomain(host.text()));
      }
      if (!tls.text("secretName").isEmpty()) {
        tls.at("secretName").refuse(TLS, NameRules.dns1123Subdomain(tls.text("secretName")));
      }
    }
    if (spec.has("defaultBackend")) {
      backend(spec.at("defaultBackend"));
    }
    for (Field rule : spec.at("rules").items()) {
      host(rule.at("host"));
      if (rule.has("http")) {
        paths(rule.at("http", "paths"));
      }
    }
    Field className = spec.at("ingressClassName");
    if (className.isGiven()) {
      className.refuse(CLASS_NAME, NameRules.dns1123Subdomain(className.text()));
      Field annotation = root.at("metadata", "annotations").at("kubernetes.io/ingress.class");
      if (annotation.isGiven() && !annotation.text().equals(className.text())) {
        annotation.refuse(
            CLASS_NAME,
            "the annotation says " + annotation.shown() + ", the field " + className.shown());
      }
    }
  }

  private static void host(Field host) {
    String text = host.text();
    if (text.isEmpty()) {
      return;
    }
    if (Addresses.address(text).isPresent()) {
      host.refuse(HOST, host.shown() + " is an IP address");
    } else {
      host.refuse(
          HOST,
          text.contains("*") ? Syntax.wildcardSubdomain(text) : NameRules.dns1123Subdomain(text));
    }
  }

  private static void paths(Field paths) {
    if (paths.isEmpty()) {
      paths.refuse(PATHS, "there is no path");
    }
    for (Field path : paths.items()) {
      Field type = path.at("pathType");
      if (!type.isGiven()) {
        type.refuse(PATHS, "there is no pathType");
      } else {
        type.oneOf(PATHS, List.of("Exact", "Prefix", "ImplementationSpecific"));
        path(path.at("path"), type.text());
      }
      backend(path.at("backend"));
    }
  }

  private static void path(Field path, String type) {
    String text = path.text();
    if (type.equals("ImplementationSpecific")) {
      if (!text.isEmpty() && !text.startsWith("/")) {
        path.refuse(PATH, path.shown() + " must begin with '/'");
      }
      return;
    }
    if (!List.of("Exact", "Prefix").contains(type)) {
      return;
    }
    if (!text.startsWith("/")) {
      path.refuse(PATH, path.shown() + " must begin with '/'");
    }
    for (String part : List.of("//", "/./", "/../", "%2f", "%2F")) {
      if (text.contains(part)) {
        path.refuse(PATH, path.shown() + " must not contain '" + part + "'");
      }
    }
    for (String end : List.of("/..", "/.")) {
      if (text.endsWith(end)) {
        path.refuse(PATH, path.shown() + " must not end with '" + end + "'");
      }
    }
  }

  private static void backend(Field backend) {
    boolean service = backend.has("service");
    boolean resource = backend.has("resource");
    if (service && resource) {
      backend.refuse(BACKEND, "both service and resource");
    } else if (resource) {
      typed(backend.at("resource"), BACKEND);
    } else if (!service) {
      backend.refuse(BACKEND, "neither service nor resource");
    } else {
      service(backend.at("service"));
    }
  }

  private static void service(Field service) {
    Field name = service.at("name");
    if (name.text().isEmpty()) {
      name.refuse(BACKEND, "there is no name");
    } else {
      name.refuse(BACKEND, NameForm.SERVICE.problem(name.text(), name.run()));
    }
    Field number = service.at("port", "number");
    Field portName = service.at("port", "name");
    boolean named = !portName.text().isEmpty();
    boolean numbered = number.number(0) != 0;
    if (named && numbered) {
      service.at("port").refuse(BACKEND, "a port has name and number");
    } else if (named) {
      portName.refuse(BACKEND, NameRules.portName(portName.text()));
    } else if (numbered) {
      number.refuse(BACKEND, Syntax.portNumber(number.number(0)));
    } else {
      service.at("port").refuse(BACKEND, "there is no port");
    }
  }

  /** A reference to an object of the same namespace by group, kind and name. */
  private static void typed(Field ref, Rule rule) {
    Field group = ref.at("apiGroup");
    if (!group.text().isEmpty()) {
      group.refuse(rule, NameRules.dns1123Subdomain(group.text()));
    }
    for (String key : List.of("kind", "name")) {
      Field part = ref.at(key);
      if (part.text().isEmpty()) {
        part.refuse(rule, "there is no " + key);
      } else {
        part.refuse(rule, NameRules.pathSegmentName(part.text()));
      }
    }
  }

  static void ingressClass(Field root) {
    Field controller = root.at("spec", "controller");
    if (controller.text().length() > 250) {
      controller.refuse(CLASS, controller.shown() + " must be at most 250 characters long");
    }
    controller.refuse(CLASS, Syntax.domainPrefixedPath(controller.text()));
    Field parameters = root.at("spec", "parameters");
    if (!parameters.isGiven()) {
      return;
    }
    Field group = parameters.at("apiGroup");
    if (group.isGiven()) {
      group.refuse(CLASS, NameRules.dns1123Subdomain(group.text()));
    }
    for (String key : List.of("kind", "name")) {
      Field part = parameters.at(key);
      if (part.text().isEmpty()) {
        part.refuse(CLASS, "parameters without " + key);
      } else {
        part.refuse(CLASS, NameRules.pathSegmentName(part.text()));
      }
    }
    Field scope = parameters.at("scope");
    scope.oneOf(CLASS, List.of("Cluster", "Namespace"));
    Field namespace = parameters.at("namespace");
    if (scope.text().equals("Namespace") && !namespace.isGiven()) {
      namespace.refuse(CLASS, "scope Namespace without a namespace");
    } else if (scope.text().equals("Namespace") && namespace.text().isEmpty()) {
      namespace.refuse(CLASS, "scope Namespace without a namespace");
    } else if (scope.text().equals("Namespace")) {
      namespace.refuse(CLASS, NameRules.dns1123Label(namespace.text()));
    } else if (namespace.isGiven() && scope.text().equals("Cluster")) {
      namespace.refuse(CLASS, "scope Cluster with a namespace");
    }
  }

  static void networkPolicy(Field root) {
    Field spec = root.at("spec");
    SelectorRules.check(spec.at("podSelector"));
    for (Field rule : spec.at("ingress").items()) {
      rule.at("ports").items().forEach(NetworkRules::port);
      rule.at("from").items().forEach(NetworkRules::peer);
    }
    for (Field rule : spec.at("egress").items()) {
      rule.at("ports").items().forEach(NetworkRules::port);
      rule.at("to").items().forEach(NetworkRules::peer);
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

  static void ipAddress(Field root) {
    Field name = root.at("metadata", "name");
    Optional<Addresses> address = Addresses.address(name.text());
    boolean upper = name.text().chars().anyMatch(c -> c >= 'A' && c <= 'F');
    if (address.isEmpty()
        || address.get().zeros()
        || address.get().mapped()
        || upper
        || !isShort(name.text())) {
      name.refuse(PARENT, name.shown() + " must be an IP address in its short form");
    }
    Field prefix = root.at("metadata", "generateName");
    if (!prefix.text().isEmpty() && Addresses.address(prefix.text()).isEmpty()) {
      prefix.refuse(PARENT, prefix.shown() + " must be an IP address");
    }
    Field parent = root.at("spec", "parentRef");
    if (!parent.isGiven()) {
      parent.refuse(PARENT, "there is no parentRef");
      return;
    }
    for (String key : List.of("resource", "name")) {
      if (parent.text(key).isEmpty()) {
        parent.at(key).refuse(PARENT, "parentRef without " + key);
      } else {
        parent.at(key).refuse(PARENT, NameRules.pathSegmentName(parent.text(key)));
      }
    }
    if (!parent.text("group").isEmpty()) {
      parent.at("group").refuse(PARENT, NameRules.dns1123Subdomain(parent.text("group")));
    }
    if (!parent.text("namespace").isEmpty()) {
      parent.at("namespace").refuse(PARENT, NameRules.pathSegmentName(parent.text("namespace")));
    }
  }

  /** No leading zeros in a group of IPv6. */
  private static boolean isShort(String text) {
    if (text.indexOf(':') < 0) {
      return true;
    }
    for (String group : text.split(":", -1)) {
      if (group.length() > 1 && group.charAt(0) == '0') {
        return false;
      }
    }
    return true;
  }

  static void serviceCidr(Field root) {
    Field cidrs = root.at("spec", "cidrs");
    List<Field> ranges = cidrs.items();
    if (ranges.isEmpty() || ranges.size() > 2) {
      cidrs.refuse(
          CIDRS,
          ranges.isEmpty() ? "there is no range" : ranges.size() + " ranges are more than 2");
    }
    int six = 0;
    for (Field range : ranges) {
      Optional<Addresses> found = Addresses.range(range.text());
      if (found.isEmpty()
          || found.get().zeros()
          || found.get().mapped()
          || found.get().hasHostBits()) {
        range.refuse(
            CIDRS, range.shown() + " must be a range in its short form such as 10.9.0.0/24");
      }
      six += range.text().indexOf(':') >= 0 ? 1 : 0;
    }
    if (ranges.size() == 2 && six != 1) {
      cidrs.refuse(CIDRS, "two ranges of one family");
    }
  }
}
