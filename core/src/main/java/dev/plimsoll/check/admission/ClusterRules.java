package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.AGGREGATION;
import static dev.plimsoll.check.admission.Source.AUTHORIZATION;
import static dev.plimsoll.check.admission.Source.CERTIFICATES;
import static dev.plimsoll.check.admission.Source.COORDINATION;
import static dev.plimsoll.check.admission.Source.CORE;
import static dev.plimsoll.check.admission.Source.DISCOVERY;

import dev.plimsoll.unit.NameRules;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules of what clusters mostly make themselves: nodes, endpoints, events, leases, certificates,
 * API services, reviews.
 */
final class ClusterRules {
  static final Rule NODE =
      rule("PLM3751", "ND1", "spec.taints")
          .says("a node has sound taints, and ranges of pods of each family once")
          .fix("leave Nodes to the kubelet")
          .source(CORE, "ValidateNode");
  static final Rule ENDPOINTS =
      rule("PLM3752", "EP1", "subsets")
          .says("a subset of endpoints has addresses that can be reached, and ports with names")
          .fix("write addresses with ip, and ports with port")
          .source(CORE, "validateEndpointSubset");
  static final Rule SLICE =
      rule("PLM3753", "EP2", "endpoints")
          .says("a slice of endpoints has addresses of its type, and ports with names, each once")
          .fix("write addressType, and addresses of that type")
          .source(DISCOVERY, "ValidateEndpointSlice");
  static final Rule LEASE =
      rule("PLM3755", "LE1", "spec")
          .says("a lease has a duration above 0, and counts transitions from 0")
          .fix("leave Leases to their holders")
          .source(COORDINATION, "ValidateLeaseSpec");
  static final Rule CSR =
      rule("PLM3756", "CS1", "spec")
          .says(
              "a request for a certificate names a signer, usages and a lifetime of at least 600 seconds")
          .fix("write signerName and usages")
          .source(CERTIFICATES, "ValidateCertificateSigningRequestCreate");
  static final Rule API_SERVICE =
      rule("PLM3757", "AS1", "spec")
          .says(
              "an API service is named by version and group, and has priorities and a certificate")
          .fix("write name VERSION.GROUP, groupPriorityMinimum, versionPriority and caBundle")
          .source(AGGREGATION, "ValidateAPIService");
  static final Rule REVIEW =
      rule("PLM3758", "SA1", "spec")
          .says("a review asks one question, and has no metadata")
          .fix("write resourceAttributes or nonResourceAttributes")
          .source(AUTHORIZATION, "ValidateSubjectAccessReview");
  static final Rule POD_SECURITY =
      rule("PLM3022", "N2a", "metadata.labels")
          .says("labels of Pod Security name a level and a version")
          .fix("write privileged, baseline or restricted, and latest or v1.35")
          .source(CORE, "PodSecurity admission plugin");

  private static final List<String> LEVELS = List.of("privileged", "baseline", "restricted");
  private static final String POD_SECURITY_PREFIX = "pod-security.kubernetes.io/";
  private static final Set<String> USAGES =
      Set.of(
          "signing",
          "digital signature",
          "content commitment",
          "key encipherment",
          "key agreement",
          "data encipherment",
          "cert sign",
          "crl sign",
          "encipher only",
          "decipher only",
          "any",
          "server auth",
          "client auth",
          "code signing",
          "email protection",
          "s/mime",
          "ipsec end system",
          "ipsec tunnel",
          "ipsec user",
          "timestamping",
          "ocsp signing",
          "microsoft sgc",
          "netscape sgc");

  /** What the server overwrites in metadata before it looks. */
  private static final Set<String> SET_BY_SERVER =
      Set.of(
          "managedFields",
          "namespace",
          "uid",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "selfLink");

  private ClusterRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  /** The labels that say how strict Pod Security is in a namespace. */
  static void podSecurity(Field root) {
    for (Field label : root.at("metadata", "labels").entries()) {
      if (!label.key().startsWith(POD_SECURITY_PREFIX)) {
        continue;
      }
      String mode = label.key().substring(POD_SECURITY_PREFIX.length());
      if (Set.of("enforce", "warn", "audit").contains(mode)) {
        if (!LEVELS.contains(label.text())) {
          label.refuse(POD_SECURITY, label.shown() + " must be " + Shown.either(LEVELS));
        }
      } else if (Set.of("enforce-version", "warn-version", "audit-version").contains(mode)
          && !label.text().equals("latest")
          && !label.text().matches("v1\\.([0-9]|[1-9][0-9]*)")) {
        label.refuse(POD_SECURITY, label.shown() + " must be latest or v1 and a minor");
      }
    }
  }

  static void node(Field root) {
    Field spec = root.at("spec");
    Set<String> taints = new HashSet<>();
    for (Field taint : spec.at("taints").items()) {
      taint.at("key").refuse(NODE, NameRules.qualifiedName(taint.text("key")));
      taint.at("value").refuse(NODE, NameRules.labelValue(taint.text("value")));
      Field effect = taint.at("effect");
      if (!List.of("NoSchedule", "PreferNoSchedule", "NoExecute").contains(effect.text())) {
        effect.refuse(NODE, effect.shown() + " must be NoSchedule, PreferNoSchedule or NoExecute");
      }
      if (!taints.add(taint.text("key") + " " + effect.text())) {
        taint.refuse(NODE, "a taint stands twice");
      }
    }
    for (String key : List.of("capacity", "allocatable")) {
      for (Field amount : root.at("status", key).entries()) {
        ResourceRules.value(amount);
      }
    }
    podRanges(spec);
  }

  private static void podRanges(Field spec) {
    List<Field> ranges = spec.at("podCIDRs").items();
    boolean differs = ranges.isEmpty() || !ranges.get(0).text().equals(spec.text("podCIDR"));
    if (differs && !spec.text("podCIDR").isEmpty()) {
      // The single field replaces a list that begins with another.
      ranges = List.of(spec.at("podCIDR"));
    }
    int six = 0;
    for (Field range : ranges) {
      range.refuse(NODE, Syntax.range(range.text(), range.run()));
      six += range.text().indexOf(':') >= 0 ? 1 : 0;
    }
    if (ranges.size() > 2 || (ranges.size() == 2 && six != 1)) {
      spec.at("podCIDRs").refuse(NODE, "ranges of pods must be one of each family at most");
    }
  }

  static void endpoints(Field root) {
    for (Field subset : root.at("subsets").items()) {
      Field ready = subset.at("addresses");
      Field waiting = subset.at("notReadyAddresses");
      if (ready.isEmpty() && waiting.isEmpty()) {
        subset.refuse(ENDPOINTS, "a subset without addresses");
      }
      ready.items().forEach(ClusterRules::endpointAddress);
      waiting.items().forEach(ClusterRules::endpointAddress);
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

  static void lease(Field root) {
    Field spec = root.at("spec");
    spec.at("leaseDurationSeconds").within(LEASE, 1, Integer.MAX_VALUE);
    spec.at("leaseTransitions").within(LEASE, 0, Integer.MAX_VALUE);
    // strategy and preferredHolder are behind a gate that is off: the server drops them.
  }

  static void request(Field root) {
    Field spec = root.at("spec");
    Field usages = spec.at("usages");
    if (usages.isEmpty()) {
      usages.refuse(CSR, "there is no usage");
    }
    Set<String> seen = new TreeSet<>();
    for (Field usage : usages.items()) {
      if (!USAGES.contains(usage.text())) {
        usage.refuse(CSR, usage.shown() + " is no usage");
      }
      if (!seen.add(usage.text())) {
        usage.refuse(CSR, usage.shown() + " stands twice");
      }
    }
    Field signer = spec.at("signerName");
    if (signer.text().equals("kubernetes.io/legacy-unknown")) {
      signer.refuse(CSR, "the signer kubernetes.io/legacy-unknown is gone");
    } else {
      signer.refuse(CSR, signer(signer.text()));
    }
    spec.at("expirationSeconds").within(CSR, 600, Long.MAX_VALUE);
    if (!isPem(spec.text("request"))) {
      spec.at("request").refuse(CSR, "request holds no PEM block CERTIFICATE REQUEST");
    }
  }

  private static Optional<String> signer(String text) {
    int slash = text.indexOf('/');
    if (slash <= 0) {
      return Optional.of("must be a domain name, '/' and a name, such as example.com/signer");
    }
    Optional<String> domain = NameRules.dns1123Subdomain(text.substring(0, slash));
    boolean dotted = text.substring(0, slash).contains(".");
    return domain
        .or(
            () ->
                dotted
                    ? Optional.<String>empty()
                    : Optional.of("must have a domain name of two parts before '/'"))
        .or(
            () -> {
              for (String part : text.substring(slash + 1).split("\\.", -1)) {
                if (!part.matches("[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?")) {
                  return Optional.of(
                      "must have a name of letters, digits, '-', '_' and '.' after '/'");
                }
              }
              return Optional.empty();
            });
  }

  private static boolean isPem(String base64) {
    String text = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    return text.contains("-----BEGIN CERTIFICATE REQUEST-----")
        && text.contains("-----END CERTIFICATE REQUEST-----");
  }

  static void apiService(Field root) {
    Field spec = root.at("spec");
    String group = spec.text("group");
    String version = spec.text("version");
    String wanted = version + "." + group;
    if (!root.at("metadata").text("name").equals(wanted)) {
      root.at("metadata", "name")
          .refuse(
              API_SERVICE,
              root.at("metadata", "name").shown() + " must be " + Shown.quoted(wanted));
    }
    if (group.isEmpty() && !version.equals("v1")) {
      spec.at("version").refuse(API_SERVICE, "the core group has v1 only");
    }
    if (!group.isEmpty()) {
      spec.at("group").refuse(API_SERVICE, NameRules.dns1123Subdomain(group));
    }
    spec.at("version")
        .refuse(
            API_SERVICE,
            version.isEmpty() ? Optional.of("must not be empty") : NameRules.dns1035Label(version));
    Field minimum = spec.at("groupPriorityMinimum");
    if (minimum.number(0) < 1 || minimum.number(0) > 20000) {
      minimum.refuse(API_SERVICE, minimum.shown() + " must be from 1 to 20000");
    }
    Field priority = spec.at("versionPriority");
    if (priority.number(0) < 1 || priority.number(0) > 1000) {
      priority.refuse(API_SERVICE, priority.shown() + " must be from 1 to 1000");
    }
    boolean bundle = !spec.text("caBundle").isEmpty();
    boolean insecure = spec.isTrue("insecureSkipTLSVerify");
    Field service = spec.at("service");
    if (!service.isGiven()) {
      if (bundle || insecure) {
        spec.at(bundle ? "caBundle" : "insecureSkipTLSVerify")
            .refuse(API_SERVICE, "a certificate without a service");
      }
      return;
    }
    WebhookRules.service(service, API_SERVICE);
    if (bundle == insecure && bundle) {
      spec.at("insecureSkipTLSVerify")
          .refuse(API_SERVICE, "both caBundle and insecureSkipTLSVerify");
    }
  }

  static void accessReview(Field root) {
    Field spec = root.at("spec");
    boolean resource = spec.has("resourceAttributes");
    boolean url = spec.has("nonResourceAttributes");
    if (resource == url) {
      spec.refuse(
          REVIEW,
          resource
              ? "both resourceAttributes and nonResourceAttributes"
              : "neither resourceAttributes nor nonResourceAttributes");
    }
    if (spec.text("user").isEmpty() && spec.at("groups").isEmpty()) {
      spec.at("user").refuse(REVIEW, "there is neither user nor groups");
    }
    attributes(spec.at("resourceAttributes"));
    noMetadata(root);
  }

  static void selfAccessReview(Field root) {
    Field spec = root.at("spec");
    boolean resource = spec.has("resourceAttributes");
    if (resource == spec.has("nonResourceAttributes")) {
      spec.refuse(
          REVIEW,
          resource
              ? "both resourceAttributes and nonResourceAttributes"
              : "neither resourceAttributes nor nonResourceAttributes");
    }
    attributes(spec.at("resourceAttributes"));
    noMetadata(root);
  }

  /** A selector of fields or labels in a question: raw, or by requirements. */
  private static void attributes(Field attributes) {
    for (String key : List.of("fieldSelector", "labelSelector")) {
      Field selector = attributes.at(key);
      if (!selector.isGiven()) {
        continue;
      }
      Field requirements = selector.at("requirements");
      boolean raw = !selector.text("rawSelector").isEmpty();
      if (raw && !requirements.isEmpty()) {
        selector.at("rawSelector").refuse(REVIEW, "rawSelector beside requirements");
      } else if (!raw && requirements.isEmpty()) {
        requirements.refuse(REVIEW, key + " without requirements and rawSelector");
      }
      for (Field requirement : requirements.items()) {
        if (requirement.text("key").isEmpty()) {
          requirement.at("key").refuse(REVIEW, "a requirement has no key");
        }
        boolean valued = List.of("In", "NotIn").contains(requirement.text("operator"));
        boolean bare = List.of("Exists", "DoesNotExist").contains(requirement.text("operator"));
        if (valued == requirement.at("values").isEmpty() && valued) {
          requirement.at("values").refuse(REVIEW, requirement.text("operator") + " needs values");
        } else if (bare && !requirement.at("values").isEmpty()) {
          requirement
              .at("values")
              .refuse(REVIEW, requirement.text("operator") + " takes no values");
        }
      }
    }
  }

  private static void noMetadata(Field root) {
    for (Field entry : root.at("metadata").entries()) {
      boolean set =
          entry.isGiven()
              && !SET_BY_SERVER.contains(entry.key())
              && !(entry.isEmpty() && (entry.text().isEmpty() || entry.text().equals("0")));
      if (set) {
        entry.refuse(REVIEW, "metadata of a review has " + entry.key(), "remove it");
        return;
      }
    }
  }

  static void tokenReview(Field root) {
    if (root.at("spec").text("token").isEmpty()) {
      root.at("spec", "token").refuse(REVIEW, "there is no token", "write spec.token");
    }
  }
}
