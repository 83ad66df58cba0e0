package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of containers, init containers and sidecars. */
final class ContainerRules {
  static final Rule NAME =
      rule("PLM3201", "C1", "name")
          .says("a container has a name of its own, a label of a domain name")
          .fix("write at most 63 lower-case letters, digits and '-'")
          .source(CORE, "validateContainerCommon");
  static final Rule IMAGE =
      rule("PLM3202", "C2", "image")
          .says("a container has an image")
          .fix("name the image")
          .source(CORE, "validateContainerCommon");
  static final Rule PULL_POLICY =
      rule("PLM3203", "C3", "imagePullPolicy")
          .says("imagePullPolicy is Always, IfNotPresent or Never")
          .fix("write one of them")
          .source(CORE, "validatePullPolicy");
  static final Rule MESSAGE_POLICY =
      rule("PLM3204", "C4", "terminationMessagePolicy")
          .says("terminationMessagePolicy is File or FallbackToLogsOnError")
          .fix("write one of them")
          .source(CORE, "validateContainerCommon");
  static final Rule PORT =
      rule("PLM3205", "C5", "ports")
          .says("a port of a container is from 1 to 65535")
          .fix("write the number that the program opens")
          .source(CORE, "validateContainerPorts");
  static final Rule PORT_NAME =
      rule("PLM3206", "C6", "ports.name")
          .says("a port has a name of its own, of at most 15 characters")
          .fix("write at most 15 lower-case letters, digits and '-', a letter among them")
          .source(CORE, "validateContainerPorts");
  static final Rule PROTOCOL =
      rule("PLM3207", "C7", "ports.protocol")
          .says("a protocol is TCP, UDP or SCTP")
          .fix("write one of them")
          .source(CORE, "validateContainerPorts");
  static final Rule HOST_PORT_ONCE =
      rule("PLM3208", "C8", "ports.hostPort")
          .says("a port of the host is taken once")
          .fix("give each its own hostPort, or none")
          .source(CORE, "AccumulateUniqueHostPorts");
  static final Rule HOST_PORT_SAME =
      rule("PLM3118", "P18", "ports.hostPort")
          .says("on the host's network a port is the same on both sides")
          .fix("remove hostPort")
          .source(CORE, "validatePodHostNetworkDeps");
  static final Rule INIT =
      rule("PLM3230", "C30", "initContainers")
          .says("an init container that ends has no lifecycle and no probe")
          .fix("remove them, or make it a sidecar with restartPolicy: Always")
          .source(CORE, "validateInitContainers");
  static final Rule RESTART =
      rule("PLM3231", "C31", "restartPolicy")
          .says("the restart policy of a container is Always, OnFailure or Never")
          .fix("write one of them, or remove it")
          .source(CORE, "validateContainerRestartPolicy")
          .since(KubernetesVersion.V1_35);
  static final Rule RESTART_RULES =
      rule("PLM3232", "C32", "restartPolicyRules")
          .says(
              "at most 20 restart rules, each with an action and exit codes, beside a restart policy")
          .fix("write restartPolicy, and for each rule action Restart and exitCodes")
          .source(CORE, "validateContainerRestartPolicy")
          .since(KubernetesVersion.V1_35);
  static final Rule RESIZE =
      rule("PLM3233", "C33", "resizePolicy")
          .says("a resize policy says once for cpu and for memory whether to restart")
          .fix("write NotRequired or RestartContainer")
          .source(CORE, "validateResizePolicy");

  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");

  private ContainerRules() {}

  static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at("spec.containers." + path);
  }

  /** All containers of a pod. */
  static List<Field> all(Field spec) {
    var all = new ArrayList<Field>(spec.at("initContainers").items());
    all.addAll(spec.at("containers").items());
    all.addAll(spec.at("ephemeralContainers").items());
    return all;
  }

  static void check(PodContext context) {
    Field spec = context.spec();
    Set<String> names = new HashSet<>();
    Set<String> hostPorts = new HashSet<>();
    for (Field container : spec.at("containers").items()) {
      common(container, context, names);
      hostPorts(container, hostPorts);
      ProbeRules.check(container, context);
      restart(container, false);
    }
    for (Field container : spec.at("initContainers").items()) {
      common(container, context, names);
      init(container, context);
      hostPorts(container, new HashSet<>());
    }
  }

  private static void common(Field container, PodContext context, Set<String> names) {
    Field name = container.at("name");
    name.refuse(NAME, NameRules.dns1123Label(name.text()));
    if (!names.add(name.text())) {
      name.refuse(NAME, name.shown() + " stands twice");
    }
    Field image = container.at("image");
    if (image.text().isEmpty()) {
      image.refuse(IMAGE, "there is no image");
    } else if (context.bare() && !image.text().equals(image.text().strip())) {
      image.refuse(IMAGE, image.shown() + " has blanks around it");
    }
    container.at("imagePullPolicy").oneOf(PULL_POLICY, List.of("Always", "IfNotPresent", "Never"));
    container
        .at("terminationMessagePolicy")
        .oneOf(MESSAGE_POLICY, List.of("File", "FallbackToLogsOnError"));
    ports(container, context);
    EnvRules.check(container, context);
    MountRules.check(container, context);
    ResourceRules.container(container, context);
    SecurityRules.container(container, context);
    resize(container.at("resizePolicy"), context);
  }

  private static void ports(Field container, PodContext context) {
    Set<String> names = new HashSet<>();
    boolean hostNetwork = context.spec().isTrue("hostNetwork");
    for (Field port : container.at("ports").items()) {
      Field name = port.at("name");
      if (!name.text().isEmpty()) {
        name.refuse(PORT_NAME, NameRules.portName(name.text()));
        if (!names.add(name.text())) {
          name.refuse(PORT_NAME, name.shown() + " stands twice");
        }
      }
      Field number = port.at("containerPort");
      number.refuse(PORT, Syntax.portNumber(number.number(0)));
      Field host = port.at("hostPort");
      if (host.number(0) != 0) {
        host.refuse(PORT, Syntax.portNumber(host.number(0)));
        if (hostNetwork && host.number(0) != number.number(0)) {
          host.refuse(HOST_PORT_SAME, host.shown() + " is not the containerPort " + number.shown());
        }
      } else if (hostNetwork && !context.bare()) {
        hostNetworkOfTemplate(host, number);
      }
      port.at("protocol").oneOf(PROTOCOL, List.of("TCP", "UDP", "SCTP"));
    }
  }

  /** In a template the host port may be left out; only one that is given must be the same. */
  private static void hostNetworkOfTemplate(Field host, Field number) {
    if (host.isGiven() && number.number(0) == 0) {
      host.refuse(HOST_PORT_SAME, host.shown() + " is not the containerPort " + number.shown());
    }
  }

  private static void hostPorts(Field container, Set<String> taken) {
    for (Field port : container.at("ports").items()) {
      long host = port.at("hostPort").number(0);
      if (host != 0 && !taken.add(port.text("protocol") + "/" + port.text("hostIP") + "/" + host)) {
        port.at("hostPort").refuse(HOST_PORT_ONCE, host + " is taken twice");
      }
    }
  }

  private static void init(Field container, PodContext context) {
    boolean sidecar = container.text("restartPolicy").equals("Always");
    restart(container, true);
    if (sidecar) {
      ProbeRules.check(container, context);
      return;
    }
    for (String probe : PROBES) {
      if (container.has(probe)) {
        container.at(probe).refuse(INIT, "an init container has a " + probe);
      }
    }
    if (container.has("lifecycle")) {
      container.at("lifecycle").refuse(INIT, "an init container has a lifecycle");
    }
  }

  private static void restart(Field container, boolean init) {
    Field policy = container.at("restartPolicy");
    Field rules = container.at("restartPolicyRules");
    if (policy.isGiven()) {
      policy.oneOf(RESTART, List.of("Always", "OnFailure", "Never"));
    }
    if (rules.isEmpty()) {
      return;
    }
    if (!policy.isGiven()) {
      rules.refuse(RESTART_RULES, "restart rules without a restart policy");
    }
    if (init && policy.text().equals("Always")) {
      rules.refuse(RESTART_RULES, "a sidecar has restart rules");
    }
    if (rules.size() > 20) {
      rules.refuse(RESTART_RULES, rules.size() + " rules are more than 20");
    }
    for (Field rule : rules.items()) {
      List<String> actions =
          rule.run().isAtLeast(KubernetesVersion.V1_36)
              ? List.of("Restart", "RestartAllContainers")
              : List.of("Restart");
      if (!actions.contains(rule.text("action"))) {
        rule.at("action")
            .refuse(RESTART_RULES, rule.at("action").shown() + " must be " + Shown.either(actions));
      }
      Field codes = rule.at("exitCodes");
      if (!codes.isGiven()) {
        codes.refuse(RESTART_RULES, "a restart rule without exitCodes");
        continue;
      }
      if (!List.of("In", "NotIn").contains(codes.text("operator"))) {
        codes
            .at("operator")
            .refuse(RESTART_RULES, codes.at("operator").shown() + " must be In or NotIn");
      }
      if (codes.at("values").size() > 255) {
        codes
            .at("values")
            .refuse(RESTART_RULES, codes.at("values").size() + " exit codes are more than 255");
      }
    }
  }

  private static void resize(Field policies, PodContext context) {
    Set<String> seen = new HashSet<>();
    for (Field policy : policies.items()) {
      Field resource = policy.at("resourceName");
      if (!List.of("cpu", "memory").contains(resource.text())) {
        resource.refuse(RESIZE, resource.shown() + " must be cpu or memory");
      }
      if (!seen.add(resource.text())) {
        resource.refuse(RESIZE, resource.shown() + " stands twice");
      }
      Field restart = policy.at("restartPolicy");
      if (!List.of("NotRequired", "RestartContainer").contains(restart.text())) {
        restart.refuse(RESIZE, restart.shown() + " must be NotRequired or RestartContainer");
      }
      if (restart.text().equals("RestartContainer")
          && context.spec().text("restartPolicy").equals("Never")) {
        restart.refuse(RESIZE, "RestartContainer in a pod that never restarts");
      }
    }
  }
}
