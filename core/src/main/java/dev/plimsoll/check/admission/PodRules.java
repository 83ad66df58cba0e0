package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.unit.NameRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules of a Pod and of the pod templates of workloads, apart from containers, volumes, placing and
 * security.
 */
final class PodRules {
  static final Rule CONTAINERS =
      Rule.of("PLM3101", "P1")
          .at("spec.containers")
          .says("a pod has a container")
          .fix("add a container")
          .source(CORE, "validateContainers");
  static final Rule RESTART_POLICY =
      Rule.of("PLM3102", "P2")
          .at("spec.restartPolicy")
          .says("restartPolicy is Always, OnFailure or Never")
          .fix("write one of them")
          .source(CORE, "validateRestartPolicy");
  static final Rule NAMES =
      Rule.of("PLM3111", "P11")
          .at("spec.serviceAccountName")
          .says("names of node, service account, priority class and runtime class are domain names")
          .fix("write the name of an object")
          .source(CORE, "ValidatePodSpec");
  static final Rule GATED_NODE =
      Rule.of("PLM3112", "P12")
          .at("spec.nodeName")
          .says("a pod with scheduling gates is not bound to a node")
          .fix("remove nodeName or schedulingGates")
          .source(CORE, "ValidatePodCreate");
  static final Rule GATES =
      Rule.of("PLM3113", "P13")
          .at("spec.schedulingGates")
          .says("a scheduling gate has a qualified name, each once")
          .fix("write names such as example.com/gate")
          .source(CORE, "validateSchedulingGates");
  static final Rule DEADLINE =
      Rule.of("PLM3114", "P14")
          .at("spec.activeDeadlineSeconds")
          .says("activeDeadlineSeconds is from 1 to 2147483647")
          .fix("write a number of seconds")
          .source(CORE, "ValidatePodSpec");
  static final Rule PREEMPTION =
      Rule.of("PLM3115", "P15")
          .at("spec.preemptionPolicy")
          .says("preemptionPolicy is PreemptLowerPriority or Never")
          .fix("write one of them")
          .source(CORE, "ValidatePreemptionPolicy");
  static final Rule HOST_ALIASES =
      Rule.of("PLM3116", "P16")
          .at("spec.hostAliases")
          .says("a host alias has an IP address and domain names")
          .fix("write an IP address and domain names")
          .source(CORE, "ValidateHostAliases");
  static final Rule READINESS_GATES =
      Rule.of("PLM3117", "P17")
          .at("spec.readinessGates")
          .says("a readiness gate names a condition")
          .fix("write a name such as example.com/ready")
          .source(CORE, "validateReadinessGates");
  static final Rule HOST_USERS =
      Rule.of("PLM3119", "P19")
          .at("spec.hostUsers")
          .says(
              "a pod with users of its own shares no namespace of the host and has no block devices")
          .fix("remove hostNetwork, hostPID, hostIPC and volumeDevices, or hostUsers: false")
          .source(CORE, "validateHostUsers");
  static final Rule SHARED_PROCESSES =
      Rule.of("PLM3120", "P20")
          .at("spec.shareProcessNamespace")
          .says("shareProcessNamespace excludes hostPID")
          .fix("remove one")
          .source(CORE, "validatePodSpecSecurityContext");
  static final Rule EPHEMERAL =
      Rule.of("PLM3121", "P21")
          .at("spec.ephemeralContainers")
          .says("ephemeral containers are added to running pods only")
          .fix("remove ephemeralContainers")
          .source(CORE, "ValidatePodCreate");
  static final Rule OS_NAME =
      Rule.of("PLM3122", "P22")
          .at("spec.os.name")
          .says("an operating system is linux or windows")
          .fix("write one of them")
          .source(CORE, "validateOS");
  static final Rule POD_RESOURCES =
      Rule.of("PLM3126", "P26")
          .at("spec.resources")
          .says(
              "resources of the pod are cpu, memory and huge pages, and cover those of its containers")
          .fix("raise the request of the pod, or lower those of the containers")
          .source(CORE, "validatePodResourceConsistency");
  static final Rule CLAIMS =
      Rule.of("PLM3127", "P27")
          .at("spec.resourceClaims")
          .says("a resource claim has a name and one source")
          .fix("write resourceClaimName or resourceClaimTemplateName")
          .source(CORE, "validatePodResourceClaim");
  static final Rule PRIORITY =
      Rule.of("PLM3132", "P32")
          .at("spec.priority")
          .says("priority comes from the priority class, never from the pod")
          .fix("remove priority, and name a priorityClassName")
          .source(CORE, "Priority admission plugin");

  static final Rule OVERHEAD =
      Rule.of("PLM3128", "P28")
          .at("spec.overhead")
          .says("overhead comes from the runtime class")
          .fix("remove overhead, and name a runtimeClassName")
          .source(CORE, "RuntimeClass admission plugin");

  private PodRules() {}

  /** A Pod. */
  static void checkPod(Field pod) {
    var context = new PodContext(pod, true, volumes(pod, pod.at("none")), false);
    PodAnnotationRules.annotations(context);
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
    PodAnnotationRules.annotations(context);
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
    PodNameRules.dns(spec);
    SelectorRules.labels(spec.at("nodeSelector"));
    PodNameRules.hostname(spec, context.inStatefulSet());
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
}
