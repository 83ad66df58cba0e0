package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.schema.KubernetesVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules of the security contexts of pods and containers. */
final class SecurityRules {
  static final Rule LINUX =
      rule("PLM3123", "P23", "spec.os")
          .says("a pod on Linux has no windowsOptions")
          .fix("remove windowsOptions")
          .source(CORE, "validateLinux");
  static final Rule WINDOWS =
      rule("PLM3124", "P24", "spec.os")
          .says("a pod on Windows has no settings of Linux")
          .fix("remove the setting")
          .source(CORE, "validateWindows");
  static final Rule HOST_PROCESS =
      rule("PLM3125", "P25", "spec.securityContext.windowsOptions.hostProcess")
          .says("either all containers or none run as processes of the host, on its network")
          .fix("set hostProcess once for the pod, and hostNetwork: true")
          .source(CORE, "validateWindowsHostProcessPod");
  static final Rule IDS =
      rule("PLM3401", "S1", "securityContext.runAsUser")
          .says("a user or group is from 0 to 2147483647")
          .fix("write a number of a user or group")
          .source(CORE, "ValidateSecurityContext");
  static final Rule ESCALATION =
      rule("PLM3402", "S2", "securityContext.allowPrivilegeEscalation")
          .says("allowPrivilegeEscalation: false excludes privileged and CAP_SYS_ADMIN")
          .fix("remove one")
          .source(CORE, "ValidateSecurityContext");
  static final Rule SECCOMP =
      rule("PLM3403", "S3", "securityContext.seccompProfile")
          .says("a seccomp profile is RuntimeDefault, Unconfined or Localhost with a relative path")
          .fix("write type RuntimeDefault, or type Localhost and localhostProfile")
          .source(CORE, "validateSeccompProfileField");
  static final Rule APPARMOR =
      rule("PLM3404", "S4", "securityContext.appArmorProfile")
          .says("an AppArmor profile is RuntimeDefault, Unconfined or Localhost with a name")
          .fix("write type RuntimeDefault, or type Localhost and localhostProfile")
          .source(CORE, "ValidateAppArmorProfileField");
  static final Rule PROC =
      rule("PLM3405", "S5", "securityContext.procMount")
          .says("procMount is Default, or Unmasked in a pod with users of its own")
          .fix("write Default, or set spec.hostUsers: false")
          .source(CORE, "ValidateProcMountType");
  static final Rule SYSCTLS =
      rule("PLM3406", "S6", "spec.securityContext.sysctls")
          .says(
              "a sysctl has a name of its own, in a namespace that the pod does not share with the host")
          .fix("write a name such as net.ipv4.tcp_syncookies")
          .source(CORE, "validateSysctls");
  static final Rule FS_GROUP =
      rule("PLM3407", "S7", "spec.securityContext.fsGroupChangePolicy")
          .says("fsGroupChangePolicy is OnRootMismatch or Always")
          .fix("write one of them")
          .source(CORE, "validateFSGroupChangePolicy");
  static final Rule POLICIES =
      rule("PLM3408", "S8", "spec.securityContext.seLinuxChangePolicy")
          .says(
              "seLinuxChangePolicy is Recursive, from 1.37 on also MountOption; supplementalGroupsPolicy Merge or Strict")
          .fix("write one of them")
          .source(CORE, "validateSELinuxChangePolicy");
  static final Rule WINDOWS_OPTIONS =
      rule("PLM3409", "S9", "securityContext.windowsOptions")
          .says("options of Windows have a name of a credential, its text and a user")
          .fix("write a user as DOMAIN\\user")
          .source(CORE, "validateWindowsSecurityContextOptions");

  private static final Pattern SYSCTL =
      Pattern.compile(
          "([a-z0-9][-_a-z0-9]*[a-z0-9]|[a-z0-9])([./]([a-z0-9][-_a-z0-9]*[a-z0-9]|[a-z0-9]))*");
  private static final List<String> POD_LINUX =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seLinuxChangePolicy",
          "seccompProfile",
          "fsGroup",
          "fsGroupChangePolicy",
          "sysctls",
          "runAsUser",
          "runAsGroup",
          "supplementalGroups",
          "supplementalGroupsPolicy");
  private static final List<String> CONTAINER_LINUX =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seccompProfile",
          "capabilities",
          "readOnlyRootFilesystem",
          "privileged",
          "allowPrivilegeEscalation",
          "procMount",
          "runAsUser",
          "runAsGroup");

  private SecurityRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void check(PodContext context) {
    Field spec = context.spec();
    Field security = spec.at("securityContext");
    ids(security, List.of("runAsUser", "runAsGroup", "fsGroup"));
    for (Field group : security.at("supplementalGroups").items()) {
      group.within(IDS, 0, Integer.MAX_VALUE);
    }
    sysctls(security.at("sysctls"), spec);
    if (security.has("fsGroupChangePolicy")) {
      security.at("fsGroupChangePolicy").oneOf(FS_GROUP, List.of("OnRootMismatch", "Always"));
    }
    if (security.has("seLinuxChangePolicy")) {
      // Until SELinuxMount is on, a new pod may only say what is done anyway.
      security
          .at("seLinuxChangePolicy")
          .oneOf(
              POLICIES,
              spec.run().isAtLeast(KubernetesVersion.V1_37)
                  ? List.of("Recursive", "MountOption")
                  : List.of("Recursive"));
    }
    if (security.has("supplementalGroupsPolicy")) {
      security.at("supplementalGroupsPolicy").oneOf(POLICIES, List.of("Merge", "Strict"));
    }
    seccomp(security.at("seccompProfile"));
    appArmor(security.at("appArmorProfile"));
    windowsOptions(security.at("windowsOptions"));
    os(context, security);
    hostProcess(context, security);
  }

  /** The security context of a container. */
  static void container(Field container, PodContext context) {
    Field security = container.at("securityContext");
    if (!security.isGiven()) {
      return;
    }
    ids(security, List.of("runAsUser", "runAsGroup"));
    if (security.at("allowPrivilegeEscalation").isFalse()) {
      if (security.isTrue("privileged")) {
        security
            .at("allowPrivilegeEscalation")
            .refuse(ESCALATION, "allowPrivilegeEscalation: false beside privileged: true");
      }
      for (Field added : security.at("capabilities", "add").items()) {
        if (added.text().equals("CAP_SYS_ADMIN")) {
          added.refuse(ESCALATION, "CAP_SYS_ADMIN beside allowPrivilegeEscalation: false");
        }
      }
    }
    Field proc = security.at("procMount");
    if (proc.isGiven()) {
      proc.oneOf(PROC, List.of("Default", "Unmasked"));
      if (proc.text().equals("Unmasked") && !context.spec().at("hostUsers").isFalse()) {
        proc.refuse(PROC, "Unmasked in a pod that shares the users of the host");
      }
    }
    seccomp(security.at("seccompProfile"));
    appArmor(security.at("appArmorProfile"));
    windowsOptions(security.at("windowsOptions"));
  }

  private static void ids(Field security, List<String> keys) {
    for (String key : keys) {
      security.at(key).within(IDS, 0, Integer.MAX_VALUE);
    }
  }

  private static void seccomp(Field profile) {
    if (!profile.isGiven()) {
      return;
    }
    Field type = profile.at("type");
    Field local = profile.at("localhostProfile");
    switch (type.text()) {
      case "Localhost" -> {
        if (!local.isGiven()) {
          local.refuse(SECCOMP, "type Localhost without localhostProfile");
        } else {
          local.refuse(SECCOMP, Syntax.localPath(local.text()));
        }
      }
      case "RuntimeDefault", "Unconfined" -> {
        if (local.isGiven()) {
          local.refuse(SECCOMP, "localhostProfile beside type " + type.text());
        }
      }
      default -> {
        type.refuse(SECCOMP, type.shown() + " must be Localhost, RuntimeDefault or Unconfined");
      }
    }
  }

  private static void appArmor(Field profile) {
    if (!profile.isGiven()) {
      return;
    }
    Field type = profile.at("type");
    Field local = profile.at("localhostProfile");
    switch (type.text()) {
      case "Localhost" -> {
        String name = local.text();
        if (name.strip().isEmpty() || !name.equals(name.strip()) || Bytes.of(name) > 4095) {
          local.refuse(
              APPARMOR,
              name.isEmpty()
                  ? "type Localhost without localhostProfile"
                  : local.shown() + " is no name of a profile");
        }
      }
      case "RuntimeDefault", "Unconfined" -> {
        if (local.isGiven()) {
          local.refuse(APPARMOR, "localhostProfile beside type " + type.text());
        }
      }
      default ->
          type.refuse(APPARMOR, type.shown() + " must be Localhost, RuntimeDefault or Unconfined");
    }
  }

  private static void sysctls(Field sysctls, Field spec) {
    Set<String> seen = new HashSet<>();
    for (Field sysctl : sysctls.items()) {
      Field name = sysctl.at("name");
      String text = name.text();
      if (text.isEmpty()) {
        name.refuse(SYSCTLS, "a sysctl has no name");
      } else if (text.length() > 253 || !SYSCTL.matcher(text).matches()) {
        name.refuse(SYSCTLS, name.shown() + " is no name of a sysctl");
      } else if (!seen.add(text)) {
        name.refuse(SYSCTLS, name.shown() + " stands twice");
      }
      hostSysctl(name, spec);
    }
  }

  private static void hostSysctl(Field name, Field spec) {
    String dotted = name.text().replace('/', '.');
    boolean net = dotted.startsWith("net.");
    boolean ipc =
        dotted.startsWith("kernel.shm")
            || dotted.startsWith("kernel.msg")
            || dotted.equals("kernel.sem")
            || dotted.startsWith("fs.mqueue.");
    if (net && spec.isTrue("hostNetwork")) {
      name.refuse(SYSCTLS, name.shown() + " beside hostNetwork");
    } else if (ipc && spec.isTrue("hostIPC")) {
      name.refuse(SYSCTLS, name.shown() + " beside hostIPC");
    }
  }

  private static void windowsOptions(Field options) {
    if (!options.isGiven()) {
      return;
    }
    Field name = options.at("gmsaCredentialSpecName");
    if (name.isGiven()) {
      name.refuse(WINDOWS_OPTIONS, dev.plimsoll.unit.NameRules.dns1123Subdomain(name.text()));
    }
    Field text = options.at("gmsaCredentialSpec");
    if (text.isGiven() && (text.text().isEmpty() || Bytes.of(text.text()) > 64 * 1024)) {
      text.refuse(
          WINDOWS_OPTIONS,
          text.text().isEmpty()
              ? "gmsaCredentialSpec is empty"
              : "gmsaCredentialSpec is over 64 KiB");
    }
    Field user = options.at("runAsUserName");
    if (user.isGiven()) {
      user(user);
    }
  }

  private static void user(Field user) {
    String text = user.text();
    boolean control = text.chars().anyMatch(Character::isISOControl);
    String[] parts = text.split("\\\\", -1);
    String name = parts[parts.length - 1];
    boolean domain = parts.length == 1 || (parts.length == 2 && isDomain(parts[0]));
    boolean sound =
        !name.isEmpty()
            && name.length() <= 104
            && name.chars().noneMatch(c -> "\"/\\[]:;|=,+*?<>@".indexOf(c) >= 0)
            && !name.chars().allMatch(c -> c == '.' || c == ' ');
    if (text.isEmpty() || control || !domain || !sound) {
      user.refuse(WINDOWS_OPTIONS, user.shown() + " is no user of Windows");
    }
  }

  private static boolean isDomain(String text) {
    boolean netBios =
        !text.isEmpty()
            && text.length() <= 15
            && text.charAt(0) != '.'
            && text.chars().noneMatch(c -> "\\/:*?\"<>|".indexOf(c) >= 0);
    return netBios
        || (text.length() <= 255
            && Pattern.matches("[a-zA-Z0-9][-a-zA-Z0-9]*(\\.[a-zA-Z0-9][-a-zA-Z0-9]*)*", text));
  }

  private static void os(PodContext context, Field security) {
    String os = context.spec().at("os").text("name");
    if (os.equals("linux")) {
      refuseGiven(security, List.of("windowsOptions"), LINUX, "Linux");
      for (Field container : ContainerRules.all(context.spec())) {
        refuseGiven(container.at("securityContext"), List.of("windowsOptions"), LINUX, "Linux");
      }
    } else if (os.equals("windows")) {
      Field spec = context.spec();
      for (String key : List.of("hostPID", "hostIPC", "shareProcessNamespace")) {
        if (spec.isTrue(key) || (key.equals("shareProcessNamespace") && spec.has(key))) {
          spec.at(key).refuse(WINDOWS, key + " in a pod on Windows");
        }
      }
      if (spec.has("hostUsers")) {
        spec.at("hostUsers").refuse(WINDOWS, "hostUsers in a pod on Windows");
      }
      refuseGiven(security, POD_LINUX, WINDOWS, "Windows");
      for (Field container : ContainerRules.all(context.spec())) {
        refuseGiven(container.at("securityContext"), CONTAINER_LINUX, WINDOWS, "Windows");
      }
    }
  }

  private static void refuseGiven(Field security, List<String> keys, Rule rule, String system) {
    for (String key : keys) {
      boolean list = key.equals("sysctls") || key.equals("supplementalGroups");
      if (list ? !security.at(key).isEmpty() : security.has(key)) {
        security.at(key).refuse(rule, key + " in a pod on " + system);
      }
    }
  }

  private static void hostProcess(PodContext context, Field security) {
    Field ofPod = security.at("windowsOptions", "hostProcess");
    boolean some = false;
    boolean all = true;
    for (Field container : ContainerRules.all(context.spec())) {
      Field own = container.at("securityContext", "windowsOptions", "hostProcess");
      if (own.isGiven() && ofPod.isGiven() && own.isTrue() != ofPod.isTrue()) {
        own.refuse(HOST_PROCESS, "hostProcess differs from the pod's");
      }
      boolean host = own.isGiven() ? own.isTrue() : ofPod.isTrue();
      some |= host;
      all &= host;
    }
    if (some && !all) {
      context
          .spec()
          .refuse(HOST_PROCESS, "some containers run as processes of the host, others do not");
    }
    if (some && all && !context.spec().isTrue("hostNetwork")) {
      context
          .spec()
          .at("hostNetwork")
          .refuse(HOST_PROCESS, "processes of the host without hostNetwork: true");
    }
  }
}
