package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules of a Pod and of the pod templates of workloads, apart from containers, volumes, placing and
 * security.
 */
final class PodRules {
  static final Rule CONTAINERS =
      rule("PLM3101", "P1", "spec.containers")
          .says("a pod has a container")
          .fix("add a container")
          .source(CORE, "validateContainers");
  static final Rule RESTART_POLICY =
      rule("PLM3102", "P2", "spec.restartPolicy")
          .says("restartPolicy is Always, OnFailure or Never")
          .fix("write one of them")
          .source(CORE, "validateRestartPolicy");
  static final Rule DNS_POLICY =
      rule("PLM3103", "P3", "spec.dnsPolicy")
          .says("dnsPolicy is ClusterFirst, ClusterFirstWithHostNet, Default or None")
          .fix("write one of them")
          .source(CORE, "validateDNSPolicy");
  static final Rule DNS_NONE =
      rule("PLM3104", "P4", "spec.dnsConfig")
          .says("dnsPolicy None comes with a nameserver")
          .fix("add dnsConfig.nameservers, or write dnsPolicy ClusterFirst")
          .source(CORE, "validatePodDNSConfig");
  static final Rule NAMESERVERS =
      rule("PLM3105", "P5", "spec.dnsConfig.nameservers")
          .says("dnsConfig has at most three nameservers, all IP addresses")
          .fix("write up to three IP addresses")
          .source(CORE, "validatePodDNSConfig");
  static final Rule SEARCHES =
      rule("PLM3106", "P6", "spec.dnsConfig.searches")
          .says("dnsConfig has at most 32 search domains of 2048 characters together")
          .fix("write up to 32 domain names")
          .source(CORE, "validatePodDNSConfig");
  static final Rule DNS_OPTION =
      rule("PLM3107", "P7", "spec.dnsConfig.options")
          .says("an option of dnsConfig has a name")
          .fix("name the option, for example ndots")
          .source(CORE, "validatePodDNSConfig");
  static final Rule HOSTNAME =
      rule("PLM3108", "P8", "spec.hostname")
          .says("hostname and subdomain are labels of a domain name")
          .fix("write at most 63 lower-case letters, digits and '-'")
          .source(CORE, "ValidatePodSpec");
  static final Rule HOSTNAME_OVERRIDE =
      rule("PLM3109", "P9", "spec.hostnameOverride")
          .says(
              "hostnameOverride is a domain name of at most 64 characters, without hostNetwork and setHostnameAsFQDN")
          .fix("shorten it, or remove the field beside it")
          .source(CORE, "validatePodHostName")
          .since(KubernetesVersion.V1_35);
  static final Rule NAMES =
      rule("PLM3111", "P11", "spec.serviceAccountName")
          .says("names of node, service account, priority class and runtime class are domain names")
          .fix("write the name of an object")
          .source(CORE, "ValidatePodSpec");
  static final Rule GATED_NODE =
      rule("PLM3112", "P12", "spec.nodeName")
          .says("a pod with scheduling gates is not bound to a node")
          .fix("remove nodeName or schedulingGates")
          .source(CORE, "ValidatePodCreate");
  static final Rule GATES =
      rule("PLM3113", "P13", "spec.schedulingGates")
          .says("a scheduling gate has a qualified name, each once")
          .fix("write names such as example.com/gate")
          .source(CORE, "validateSchedulingGates");
  static final Rule DEADLINE =
      rule("PLM3114", "P14", "spec.activeDeadlineSeconds")
          .says("activeDeadlineSeconds is from 1 to 2147483647")
          .fix("write a number of seconds")
          .source(CORE, "ValidatePodSpec");
  static final Rule PREEMPTION =
      rule("PLM3115", "P15", "spec.preemptionPolicy")
          .says("preemptionPolicy is PreemptLowerPriority or Never")
          .fix("write one of them")
          .source(CORE, "ValidatePreemptionPolicy");
  static final Rule HOST_ALIASES =
      rule("PLM3116", "P16", "spec.hostAliases")
          .says("a host alias has an IP address and domain names")
          .fix("write an IP address and domain names")
          .source(CORE, "ValidateHostAliases");
  static final Rule READINESS_GATES =
      rule("PLM3117", "P17", "spec.readinessGates")
          .says("a readiness gate names a condition")
          .fix("write a name such as example.com/ready")
          .source(CORE, "validateReadinessGates");
  static final Rule HOST_USERS =
      rule("PLM3119", "P19", "spec.hostUsers")
          .says(
              "a pod with users of its own shares no namespace of the host and has no block devices")
          .fix("remove hostNetwork, hostPID, hostIPC and volumeDevices, or hostUsers: false")
          .source(CORE, "validateHostUsers");
  static final Rule SHARED_PROCESSES =
      rule("PLM3120", "P20", "spec.shareProcessNamespace")
          .says("shareProcessNamespace excludes hostPID")
          .fix("remove one")
          .source(CORE, "validatePodSpecSecurityContext");
  static final Rule EPHEMERAL =
      rule("PLM3121", "P21", "spec.ephemeralContainers")
          .says("ephemeral containers are added to running pods only")
          .fix("remove ephemeralContainers")
          .source(CORE, "ValidatePodCreate");
  static final Rule OS_NAME =
      rule("PLM3122", "P22", "spec.os.name")
          .says("an operating system is linux or windows")
          .fix("write one of them")
          .source(CORE, "validateOS");
  static final Rule POD_RESOURCES =
      rule("PLM3126", "P26", "spec.resources")
          .says(
              "resources of the pod are cpu, memory and huge pages, and cover those of its containers")
          .fix("raise the request of the pod, or lower those of the containers")
          .source(CORE, "validatePodResourceConsistency");
  static final Rule CLAIMS =
      rule("PLM3127", "P27", "spec.resourceClaims")
          .says("a resource claim has a name and one source")
          .fix("write resourceClaimName or resourceClaimTemplateName")
          .source(CORE, "validatePodResourceClaim");
  static final Rule DELETION_COST =
      rule("PLM3129", "P29", "metadata.annotations")
          .says("pod-deletion-cost is a whole number of 32 bits")
          .fix("write a number such as \"100\"")
          .source(CORE, "ValidatePodSpecificAnnotations");
  static final Rule APPARMOR_ANNOTATION =
      rule("PLM3130", "P30", "metadata.annotations")
          .says("an AppArmor annotation names a container and a profile")
          .fix("use securityContext.appArmorProfile")
          .source(CORE, "ValidateAppArmorPodAnnotations");
  static final Rule SECCOMP_ANNOTATION =
      rule("PLM3131", "P31", "metadata.annotations")
          .says("a seccomp annotation names a profile")
          .fix("use securityContext.seccompProfile")
          .source(CORE, "ValidateSeccompPodAnnotations");
  static final Rule PRIORITY =
      rule("PLM3132", "P32", "spec.priority")
          .says("priority comes from the priority class, never from the pod")
          .fix("remove priority, and name a priorityClassName")
          .source(CORE, "Priority admission plugin");

  static final Rule OVERHEAD =
      rule("PLM3128", "P28", "spec.overhead")
          .says("overhead comes from the runtime class")
          .fix("remove overhead, and name a runtimeClassName")
          .source(CORE, "RuntimeClass admission plugin");

  private static final List<String> DNS_POLICIES =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
  private static final String APPARMOR = "container.apparmor.security.beta.kubernetes.io/";
  private static final String SECCOMP = "seccomp.security.alpha.kubernetes.io/pod";
  private static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";

  private PodRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  /** A Pod. */
  static void checkPod(Field pod) {
    var context = new PodContext(pod, true, volumes(pod, pod.at("none")), false);
    annotations(context);
    check(context);
    Field spec = context.spec();
    if (!spec.at("ephemeralContainers").isEmpty()) {
      spec.at("ephemeralContainers").refuse(EPHEMERAL, "a new Pod has ephemeral containers");
    }
    if (!spec.text("nodeName").isEmpty() && !spec.at("schedulingGates").isEmpty()) {
      spec.at("nodeName").refuse(GATED_NODE, "nodeName beside schedulingGates");
    }
    priority(spec);
    if (spec.has("overhead") && spec.text("runtimeClassName").isEmpty()) {
      spec.at("overhead").refuse(OVERHEAD, "overhead without a runtime class");
    }
  }

  /**
   * The priority admission plugin works out priority and preemptionPolicy; without a class they are
   * 0 and PreemptLowerPriority.
   */
  private static void priority(Field spec) {
    String className = spec.text("priorityClassName");
    long known =
        className.isEmpty()
            ? 0
            : className.equals("system-cluster-critical")
                ? 2000000000L
                : className.equals("system-node-critical") ? 2000001000L : -1;
    Field priority = spec.at("priority");
    if (known >= 0 && priority.isGiven() && priority.number(known) != known) {
      priority.refuse(PRIORITY, priority.shown() + " is not the " + known + " of its class");
    }
    Field preemption = spec.at("preemptionPolicy");
    if (known >= 0 && preemption.text().equals("Never")) {
      preemption.refuse(
          PRIORITY,
          "\"Never\" is not the PreemptLowerPriority of its class",
          "name a priorityClassName with preemptionPolicy Never");
    }
  }

  /** A pod template, in whatever it stands. */
  static void checkTemplate(Field template, Field claimTemplates) {
    MetadataRules.checkTemplate(template.at("metadata"));
    var context =
        new PodContext(
            template,
            false,
            volumes(template, claimTemplates),
            claimTemplates.key().equals("volumeClaimTemplates"));
    annotations(context);
    check(context);
    Field ephemeral = template.at("spec", "ephemeralContainers");
    if (!ephemeral.isEmpty()) {
      ephemeral.refuse(EPHEMERAL, "a template has ephemeral containers");
    }
  }

  private static Map<String, Field> volumes(Field pod, Field claimTemplates) {
    var byName = new HashMap<String, Field>();
    for (Field volume : pod.at("spec", "volumes").items()) {
      byName.put(volume.text("name"), volume);
    }
    for (Field claim : claimTemplates.items()) {
      byName.put(claim.at("metadata").text("name"), claim);
    }
    return byName;
  }

  private static void check(PodContext context) {
    Field spec = context.spec();
    VolumeRules.check(context);
    resourceClaims(spec.at("resourceClaims"));
    if (spec.at("containers").isEmpty()) {
      spec.at("containers").refuse(CONTAINERS, "there is no container");
    }
    ContainerRules.check(context);
    spec.at("restartPolicy").oneOf(RESTART_POLICY, List.of("Always", "OnFailure", "Never"));
    dns(spec);
    SelectorRules.labels(spec.at("nodeSelector"));
    hostname(spec, context.inStatefulSet());
    names(spec);
    spec.at("activeDeadlineSeconds").within(DEADLINE, 1, Integer.MAX_VALUE);
    if (spec.has("preemptionPolicy")) {
      spec.at("preemptionPolicy").oneOf(PREEMPTION, List.of("PreemptLowerPriority", "Never"));
    }
    for (Field alias : spec.at("hostAliases").items()) {
      alias.at("ip").refuse(HOST_ALIASES, Syntax.address(alias.text("ip"), alias.run()));
      for (Field name : alias.at("hostnames").items()) {
        name.refuse(HOST_ALIASES, NameRules.dns1123Subdomain(name.text()));
      }
    }
    for (Field gate : spec.at("readinessGates").items()) {
      Field type = gate.at("conditionType");
      type.refuse(READINESS_GATES, NameRules.qualifiedName(type.text()));
    }
    schedulingGates(spec.at("schedulingGates"));
    namespaces(spec);
    PlacementRules.check(context);
    SecurityRules.check(context);
    ResourceRules.overhead(spec.at("overhead"));
    PodResourceRules.check(context);
  }

  private static void dns(Field spec) {
    spec.at("dnsPolicy").oneOf(DNS_POLICY, DNS_POLICIES);
    Field config = spec.at("dnsConfig");
    Field servers = config.at("nameservers");
    if (spec.text("dnsPolicy").equals("None") && servers.isEmpty()) {
      config.refuse(DNS_NONE, "dnsPolicy is None and there is no nameserver");
    }
    if (servers.size() > 3) {
      servers.refuse(NAMESERVERS, servers.size() + " nameservers are more than 3");
    }
    for (Field server : servers.items()) {
      server.refuse(NAMESERVERS, Syntax.address(server.text(), server.run()));
    }
    Field searches = config.at("searches");
    int length = Math.max(0, searches.size() - 1);
    for (Field search : searches.items()) {
      length += search.text().length();
      search(search);
    }
    if (searches.size() > 32 || length > 2048) {
      searches.refuse(
          SEARCHES,
          searches.size()
              + " search domains of "
              + length
              + " characters are more than 32 of 2048");
    }
    for (Field option : config.at("options").items()) {
      if (option.text("name").isEmpty()) {
        option.at("name").refuse(DNS_OPTION, "an option has no name");
      }
    }
  }

  private static void search(Field search) {
    String text = search.text();
    if (text.equals(".")) {
      return;
    }
    String trimmed = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    // Underscores may stand anywhere, as they do in the names of services.
    search.refuse(SEARCHES, NameRules.dns1123Subdomain(trimmed.replace('_', 'a')));
  }

  private static void hostname(Field spec, boolean setByController) {
    for (String key : List.of("hostname", "subdomain")) {
      Field name = spec.at(key);
      if (!name.text().isEmpty() && !setByController) {
        name.refuse(HOSTNAME, NameRules.dns1123Label(name.text()));
      }
    }
    Field override = spec.at("hostnameOverride");
    if (override.isGiven()) {
      override.refuse(HOSTNAME_OVERRIDE, NameRules.dns1123Subdomain(override.text()));
      if (override.text().length() > 64) {
        override.refuse(
            HOSTNAME_OVERRIDE, override.shown() + " must be at most 64 characters long");
      }
      if (spec.isTrue("setHostnameAsFQDN") || spec.isTrue("hostNetwork")) {
        override.refuse(
            HOSTNAME_OVERRIDE,
            "hostnameOverride stands beside "
                + (spec.isTrue("hostNetwork") ? "hostNetwork" : "setHostnameAsFQDN"));
      }
    }
  }

  private static void names(Field spec) {
    for (String key :
        List.of("nodeName", "serviceAccountName", "priorityClassName", "runtimeClassName")) {
      Field name = spec.at(key);
      if (!name.text().isEmpty() || (key.equals("runtimeClassName") && name.isGiven())) {
        name.refuse(NAMES, NameRules.dns1123Subdomain(name.text()));
      }
    }
    Field os = spec.at("os");
    if (os.isGiven()) {
      Field name = os.at("name");
      if (!List.of("linux", "windows").contains(name.text())) {
        name.refuse(OS_NAME, name.shown() + " must be linux or windows");
      }
    }
  }

  private static void schedulingGates(Field gates) {
    Set<String> seen = new HashSet<>();
    for (Field gate : gates.items()) {
      Field name = gate.at("name");
      name.refuse(GATES, NameRules.qualifiedName(name.text()));
      if (!seen.add(name.text())) {
        name.refuse(GATES, name.shown() + " stands twice");
      }
    }
  }

  private static void namespaces(Field spec) {
    if (spec.isTrue("shareProcessNamespace") && spec.isTrue("hostPID")) {
      spec.at("shareProcessNamespace")
          .refuse(SHARED_PROCESSES, "shareProcessNamespace beside hostPID");
    }
    if (spec.at("hostUsers").isFalse()) {
      for (String key : List.of("hostNetwork", "hostPID", "hostIPC")) {
        if (spec.isTrue(key)) {
          spec.at(key).refuse(HOST_USERS, key + " beside hostUsers: false");
        }
      }
      for (String key : List.of("containers", "initContainers")) {
        for (Field container : spec.at(key).items()) {
          if (!container.at("volumeDevices").isEmpty()) {
            container
                .at("volumeDevices")
                .refuse(HOST_USERS, "block devices beside hostUsers: false");
          }
        }
      }
    }
  }

  private static void resourceClaims(Field claims) {
    Set<String> seen = new HashSet<>();
    for (Field claim : claims.items()) {
      Field name = claim.at("name");
      name.refuse(CLAIMS, NameRules.dns1123Label(name.text()));
      if (!seen.add(name.text())) {
        name.refuse(CLAIMS, name.shown() + " stands twice");
      }
      boolean byName = claim.has("resourceClaimName");
      boolean byTemplate = claim.has("resourceClaimTemplateName");
      if (byName == byTemplate) {
        claim.refuse(CLAIMS, byName ? "a claim with two sources" : "a claim without a source");
      }
      for (String key : List.of("resourceClaimName", "resourceClaimTemplateName")) {
        if (claim.has(key)) {
          claim.at(key).refuse(CLAIMS, NameRules.dns1123Subdomain(claim.text(key)));
        }
      }
    }
  }

  private static void annotations(PodContext context) {
    for (Field annotation : context.pod().at("metadata", "annotations").entries()) {
      String key = annotation.key();
      if (key.equals("controller.kubernetes.io/pod-deletion-cost")
          && !isPlainInt32(annotation.text())) {
        annotation.refuse(DELETION_COST, annotation.shown() + " is no whole number of 32 bits");
      } else if (key.startsWith(APPARMOR)) {
        appArmor(annotation, context);
      } else if (key.equals(SECCOMP) || key.startsWith(SECCOMP_CONTAINER)) {
        seccomp(annotation, context);
      }
    }
  }

  private static void appArmor(Field annotation, PodContext context) {
    String container = annotation.key().substring(APPARMOR.length());
    Optional<Field> named =
        ContainerRules.all(context.spec()).stream()
            .filter(c -> c.text("name").equals(container))
            .findFirst();
    String value = annotation.text();
    boolean profile =
        value.isEmpty()
            || value.equals("runtime/default")
            || value.equals("unconfined")
            || value.startsWith("localhost/");
    if (named.isEmpty()) {
      annotation.refuse(
          APPARMOR_ANNOTATION, Shown.quoted(container) + " is no container of the pod");
    }
    if (!profile) {
      annotation.refuse(APPARMOR_ANNOTATION, annotation.shown() + " is no profile");
    }
    Field field =
        named.map(c -> c.at("securityContext", "appArmorProfile")).orElse(annotation.at("none"));
    if (profile && field.isGiven() && !value.equals(appArmorText(field))) {
      annotation.refuse(APPARMOR_ANNOTATION, annotation.shown() + " differs from appArmorProfile");
    }
  }

  private static String appArmorText(Field profile) {
    return switch (profile.text("type")) {
      case "RuntimeDefault" -> "runtime/default";
      case "Unconfined" -> "unconfined";
      default -> "localhost/" + profile.text("localhostProfile");
    };
  }

  private static void seccomp(Field annotation, PodContext context) {
    String value = annotation.text();
    boolean local =
        value.startsWith("localhost/")
            && Syntax.localPath(value.substring("localhost/".length())).isEmpty();
    if (!local && !List.of("runtime/default", "docker/default", "unconfined").contains(value)) {
      annotation.refuse(SECCOMP_ANNOTATION, annotation.shown() + " is no profile");
      return;
    }
    Field field = context.spec().at("securityContext", "seccompProfile");
    if (!annotation.key().equals(SECCOMP)) {
      String container = annotation.key().substring(SECCOMP_CONTAINER.length());
      field =
          ContainerRules.all(context.spec()).stream()
              .filter(c -> c.text("name").equals(container))
              .map(c -> c.at("securityContext", "seccompProfile"))
              .findFirst()
              .orElse(annotation.at("none"));
    }
    if (field.isGiven()
        && !value.equals(seccompText(field))
        && !(value.equals("docker/default") && field.text("type").equals("RuntimeDefault"))) {
      annotation.refuse(SECCOMP_ANNOTATION, annotation.shown() + " differs from seccompProfile");
    }
  }

  private static String seccompText(Field profile) {
    return switch (profile.text("type")) {
      case "RuntimeDefault" -> "runtime/default";
      case "Unconfined" -> "unconfined";
      default -> "localhost/" + profile.text("localhostProfile");
    };
  }

  /** A number without a plus sign and leading zeros. */
  private static boolean isPlainInt32(String text) {
    try {
      return Integer.toString(Integer.parseInt(text)).equals(text);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
