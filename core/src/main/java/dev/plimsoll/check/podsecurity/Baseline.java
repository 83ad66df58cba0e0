package dev.plimsoll.check.podsecurity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checks of the level {@code baseline}. */
final class Baseline {
  private static final Set<String> CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  /** Safe kernel settings, by the minor that first called them so. */
  private static final Map<String, Integer> SYSCTLS =
      Map.ofEntries(
          Map.entry("kernel.shm_rmid_forced", 0),
          Map.entry("net.ipv4.ip_local_port_range", 0),
          Map.entry("net.ipv4.tcp_syncookies", 0),
          Map.entry("net.ipv4.ping_group_range", 0),
          Map.entry("net.ipv4.ip_unprivileged_port_start", 0),
          Map.entry("net.ipv4.ip_local_reserved_ports", 27),
          Map.entry("net.ipv4.tcp_keepalive_time", 29),
          Map.entry("net.ipv4.tcp_fin_timeout", 29),
          Map.entry("net.ipv4.tcp_keepalive_intvl", 29),
          Map.entry("net.ipv4.tcp_keepalive_probes", 29),
          Map.entry("net.ipv4.tcp_rmem", 32),
          Map.entry("net.ipv4.tcp_wmem", 32),
          Map.entry("net.ipv4.tcp_slow_start_after_idle", 37),
          Map.entry("net.ipv4.tcp_notsent_lowat", 37));

  private static final String APP_ARMOR_ANNOTATION =
      "container.apparmor.security.beta.kubernetes.io/";
  private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");

  /** Up to this minor seccomp profiles were annotations. */
  private static final int SECCOMP_FIELDS = 19;

  private Baseline() {}

  static List<Breach> hostNamespaces(PodView pod, int minor) {
    var breaches = new ArrayList<Breach>();
    for (String name : List.of("hostNetwork", "hostPID", "hostIPC")) {
      Spot shared = pod.spec().at(name);
      if (shared.isTrue()) {
        breaches.add(Breach.at(shared, name + " is true", "remove " + name));
      }
    }
    return breaches;
  }

  static List<Breach> privileged(PodView pod, int minor) {
    var breaches = new ArrayList<Breach>();
    for (Spot container : pod.containers()) {
      Spot privileged = container.at("securityContext", "privileged");
      if (privileged.isTrue()) {
        breaches.add(Breach.at(privileged, "a privileged container", "remove privileged"));
      }
    }
    return breaches;
  }

  static List<Breach> capabilities(PodView pod, int minor) {
    var breaches = new ArrayList<Breach>();
    for (Spot container : pod.containers()) {
      for (Spot added : container.at("securityContext", "capabilities", "add").items()) {
        if (!CAPABILITIES.contains(added.text())) {
          breaches.add(
              Breach.at(
                  added, "capability " + added.text() + " is added", "remove " + added.text()));
        }
      }
    }
    return breaches;
  }

  static List<Breach> hostPaths(PodView pod, int minor) {
    var breaches = new ArrayList<Breach>();
    for (Spot volume : pod.spec().at("volumes").items()) {
      Spot path = volume.at("hostPath");
      if (path.isGiven()) {
        breaches.add(
            Breach.at(
                path,
                "volume \"" + volume.at("name").text() + "\" is a folder of the node",
                "use a persistent volume claim or an emptyDir"));
      }
    }
    return breaches;
  }

  static List<Breach> hostPorts(PodView pod, int minor) {
    var breaches = new ArrayList<Breach>();
    for (Spot container : pod.containers()) {
      for (Spot port : container.at("ports").items()) {
        Spot host = port.at("hostPort");
        if (host.isGiven() && !host.text().equals("0")) {
          breaches.add(
              Breach.at(
                  host,
                  "port " + host.text() + " of the node is taken",
                  "remove hostPort and use a Service"));
        }
      }
    }
    return breaches;
  }

  static List<Breach> appArmor(PodView pod, int minor) {
    var breaches = new ArrayList<Breach>();
    for (Spot context : pod.contexts()) {
      Spot type = context.at("appArmorProfile", "type");
      if (context.at("appArmorProfile").isGiven() && !PROFILES.contains(type.text())) {
        breaches.add(profile(type, "AppArmor"));
      }
    }
    for (Spot annotation : pod.metadata().at("annotations").entries()) {
      String value = annotation.text();
      boolean ours = annotation.path().toString().contains(APP_ARMOR_ANNOTATION);
      if (ours
          && !value.isEmpty()
          && !value.equals("runtime/default")
          && !value.startsWith("localhost/")) {
        breaches.add(profile(annotation, "AppArmor"));
      }
    }
    return breaches;
  }

  static Breach profile(Spot type, String what) {
    return Breach.at(
        type,
        "the " + what + " profile is " + (type.text().isEmpty() ? "not said" : type.text()),
        "write RuntimeDefault");
  }

  static List<Breach> seLinux(PodView pod, int minor) {
    var allowed =
        new ArrayList<>(List.of("", "container_t", "container_init_t", "container_kvm_t"));
    if (minor >= 31) {
      allowed.add("container_engine_t");
    }
    var breaches = new ArrayList<Breach>();
    for (Spot context : pod.contexts()) {
      Spot options = context.at("seLinuxOptions");
      Spot type = options.at("type");
      if (!allowed.contains(type.text())) {
        breaches.add(
            Breach.at(type, "the SELinux type is " + type.text(), "write container_t, or nothing"));
      }
      for (String name : List.of("user", "role")) {
        Spot set = options.at(name);
        if (!set.text().isEmpty()) {
          breaches.add(
              Breach.at(set, "the SELinux " + name + " is " + set.text(), "remove " + name));
        }
      }
    }
    return breaches;
  }

  static List<Breach> procMount(PodView pod, int minor) {
    return minor >= 35 && pod.hasOwnUsers() ? List.of() : unmasked(pod);
  }

  static List<Breach> unmasked(PodView pod) {
    var breaches = new ArrayList<Breach>();
    for (Spot container : pod.containers()) {
      Spot mount = container.at("securityContext", "procMount");
      if (mount.isGiven() && !mount.text().equals("Default")) {
        breaches.add(Breach.at(mount, "/proc is mounted " + mount.text(), "remove procMount"));
      }
    }
    return breaches;
  }

  static List<Breach> seccomp(PodView pod, int minor) {
    if (minor < SECCOMP_FIELDS) {
      return seccompAnnotations(pod);
    }
    var breaches = new ArrayList<Breach>();
    for (Spot context : pod.contexts()) {
      Spot profile = context.at("seccompProfile");
      if (profile.isGiven() && !PROFILES.contains(profile.at("type").text())) {
        breaches.add(profile(profile.at("type"), "seccomp"));
      }
    }
    return breaches;
  }

  private static List<Breach> seccompAnnotations(PodView pod) {
    var breaches = new ArrayList<Breach>();
    var keys = new ArrayList<String>(List.of("seccomp.security.alpha.kubernetes.io/pod"));
    pod.containers()
        .forEach(
            container ->
                keys.add(
                    "container.seccomp.security.alpha.kubernetes.io/"
                        + container.at("name").text()));
    for (String key : keys) {
      Spot annotation = pod.metadata().at("annotations", key);
      boolean known =
          Set.of("runtime/default", "docker/default").contains(annotation.text())
              || annotation.text().startsWith("localhost/");
      if (annotation.isGiven() && !known) {
        breaches.add(profile(annotation, "seccomp"));
      }
    }
    return breaches;
  }

  static List<Breach> sysctls(PodView pod, int minor) {
    var breaches = new ArrayList<Breach>();
    for (Spot sysctl : pod.context().at("sysctls").items()) {
      Spot name = sysctl.at("name");
      if (SYSCTLS.getOrDefault(name.text(), Integer.MAX_VALUE) > minor) {
        breaches.add(
            Breach.at(name, "sysctl " + name.text() + " is not a safe one", "remove the sysctl"));
      }
    }
    return breaches;
  }

  static List<Breach> hostProcess(PodView pod, int minor) {
    var breaches = new ArrayList<Breach>();
    for (Spot context : pod.contexts()) {
      Spot host = context.at("windowsOptions", "hostProcess");
      if (host.isTrue()) {
        breaches.add(Breach.at(host, "a process of the Windows host", "remove hostProcess"));
      }
    }
    return breaches;
  }

  static List<Breach> probeHosts(PodView pod, int minor) {
    var breaches = new ArrayList<Breach>();
    for (Spot container : pod.containers()) {
      for (Spot handler :
          List.of(
              container.at("livenessProbe"),
              container.at("readinessProbe"),
              container.at("startupProbe"),
              container.at("lifecycle", "postStart"),
              container.at("lifecycle", "preStop"))) {
        for (String how : List.of("httpGet", "tcpSocket")) {
          Spot host = handler.at(how, "host");
          if (!host.text().isEmpty()) {
            breaches.add(Breach.at(host, "the node asks host " + host.text(), "remove host"));
          }
        }
      }
    }
    return breaches;
  }
}
