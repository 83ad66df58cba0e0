package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.NETWORKING;

import dev.plimsoll.unit.NameRules;
import java.util.List;

/** Rules of Ingresses and their classes. */
final class IngressRules {
  static final Rule INGRESS =
      Rule.of("PLM3881", "I1")
          .at("spec")
          .says("an Ingress has a rule or a default backend")
          .fix("add rules or defaultBackend")
          .source(NETWORKING, "ValidateIngressSpec");
  static final Rule HOST =
      Rule.of("PLM3882", "I2")
          .at("spec.rules.host")
          .says("a host is a domain name, maybe with '*.' before it, and no IP address")
          .fix("write a domain name such as app.example.com")
          .source(NETWORKING, "validateIngressRules");
  static final Rule PATHS =
      Rule.of("PLM3883", "I3")
          .at("spec.rules.http.paths")
          .says("HTTP rules have paths, each with a type")
          .fix("write a path with pathType Prefix, Exact or ImplementationSpecific")
          .source(NETWORKING, "validateHTTPIngressPath");
  static final Rule PATH =
      Rule.of("PLM3884", "I4")
          .at("spec.rules.http.paths.path")
          .says("a path begins with '/' and is plain")
          .fix("write a path such as /api")
          .source(NETWORKING, "validateHTTPIngressPath");
  static final Rule BACKEND =
      Rule.of("PLM3885", "I5")
          .at("spec.rules.http.paths.backend")
          .says("a backend is one Service with one port, or one resource")
          .fix("write service.name and service.port.number or name")
          .source(NETWORKING, "validateIngressBackend");
  static final Rule TLS =
      Rule.of("PLM3886", "I6")
          .at("spec.tls")
          .says("TLS names hosts and a Secret")
          .fix("write domain names, and the name of a Secret")
          .source(NETWORKING, "validateIngressTLS");
  static final Rule CLASS_NAME =
      Rule.of("PLM3887", "I7")
          .at("spec.ingressClassName")
          .says("the class of an Ingress is a domain name, the same as in its annotation")
          .fix("remove the annotation kubernetes.io/ingress.class")
          .source(NETWORKING, "ValidateIngressCreate");
  static final Rule CLASS =
      Rule.of("PLM3888", "I8")
          .at("spec.controller")
          .says("an IngressClass names its controller, and parameters by kind and name")
          .fix("write a controller such as example.com/ingress")
          .source(NETWORKING, "validateIngressClassSpec");

  private IngressRules() {}

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
      Field group = backend.at("resource", "apiGroup");
      if (group.isGiven() && group.text().isEmpty()) {
        group.refuse(BACKEND, "an empty apiGroup", "leave it out for kinds of the core group");
      }
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
}
