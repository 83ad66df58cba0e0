package dev.plimsoll.check.podsecurity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The checks that the level {@code restricted} adds. */
final class Restricted {
  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");
  private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");

  /** From this minor on a Pod that says it is for Windows need not say what only Linux knows. */
  private static final int WINDOWS = 25;

  /** From this minor on root of a user namespace counts as nobody. */
  private static final int OWN_USERS = 35;

  private Restricted() {}

  static List<Breach> volumes(PodView pod, int minor) {
    var breaches = new ArrayList<Breach>();
    for (Spot volume : pod.spec().at("volumes").items()) {
      List<Spot> sources =
          volume.entries().stream()
              .filter(entry -> entry.isGiven() && !entry.name().equals("name"))
              .toList();
      if (!sources.isEmpty() && sources.stream().noneMatch(s -> VOLUMES.contains(s.name()))) {
        breaches.add(
            Breach.at(
                sources.get(0),
                "volume \"" + volume.at("name").text() + "\" is of type " + sources.get(0).name(),
                "use a persistent volume claim"));
      }
    }
    return breaches;
  }

  static List<Breach> escalation(PodView pod, int minor) {
    if (minor >= WINDOWS && pod.isWindows()) {
      return List.of();
    }
    var breaches = new ArrayList<Breach>();
    for (Spot container : pod.containers()) {
      Spot allowed = container.at("securityContext", "allowPrivilegeEscalation");
      if (!allowed.isFalse()) {
        breaches.add(
            Breach.at(
                allowed,
                "allowPrivilegeEscalation is " + (allowed.isGiven() ? "true" : "not said"),
                "write allowPrivilegeEscalation: false"));
      }
    }
    return breaches;
  }

  static List<Breach> nonRoot(PodView pod, int minor) {
    if (minor >= OWN_USERS && pod.hasOwnUsers()) {
      return List.of();
    }
    var breaches = new ArrayList<Breach>();
    for (Spot context : pod.contexts()) {
      Spot said = context.at("runAsNonRoot");
      if (said.isFalse()) {
        breaches.add(Breach.at(said, "runAsNonRoot is false", "write runAsNonRoot: true"));
      }
    }
    if (breaches.isEmpty() && !pod.context().at("runAsNonRoot").isTrue()) {
      for (Spot container : pod.containers()) {
        Spot said = container.at("securityContext", "runAsNonRoot");
        if (!said.isGiven()) {
          breaches.add(
              Breach.at(
                  said,
                  "runAsNonRoot is not said",
                  "write runAsNonRoot: true here or for the whole pod"));
        }
      }
    }
    return breaches;
  }

  static List<Breach> rootUser(PodView pod, int minor) {
    if (minor >= OWN_USERS && pod.hasOwnUsers()) {
      return List.of();
    }
    var breaches = new ArrayList<Breach>();
    for (Spot context : pod.contexts()) {
      Spot user = context.at("runAsUser");
      if (user.text().equals("0")) {
        breaches.add(Breach.at(user, "runAsUser is 0, which is root", "write another user"));
      }
    }
    return breaches;
  }

  static List<Breach> seccomp(PodView pod, int minor) {
    if (minor >= WINDOWS && pod.isWindows()) {
      return List.of();
    }
    List<Breach> wrong = Baseline.seccomp(pod, minor);
    if (!wrong.isEmpty() || isProfiled(pod.context())) {
      return wrong;
    }
    var breaches = new ArrayList<Breach>();
    for (Spot container : pod.containers()) {
      Spot profile = container.at("securityContext", "seccompProfile");
      if (!profile.isGiven()) {
        breaches.add(
            Breach.at(
                profile,
                "the seccomp profile is not said",
                "write type: RuntimeDefault here or for the whole pod"));
      }
    }
    return breaches;
  }

  private static boolean isProfiled(Spot context) {
    return PROFILES.contains(context.at("seccompProfile", "type").text());
  }

  static List<Breach> capabilities(PodView pod, int minor) {
    if (minor >= WINDOWS && pod.isWindows()) {
      return List.of();
    }
    var breaches = new ArrayList<Breach>();
    for (Spot container : pod.containers()) {
      Spot capabilities = container.at("securityContext", "capabilities");
      Spot dropped = capabilities.at("drop");
      if (dropped.items().stream().noneMatch(item -> item.text().equals("ALL"))) {
        breaches.add(Breach.at(dropped, "capabilities are kept", "write capabilities.drop: [ALL]"));
      }
      for (Spot added : capabilities.at("add").items()) {
        if (!added.text().equals("NET_BIND_SERVICE")) {
          breaches.add(
              Breach.at(
                  added, "capability " + added.text() + " is added", "remove " + added.text()));
        }
      }
    }
    return breaches;
  }

  static List<Breach> procMount(PodView pod, int minor) {
    return Baseline.unmasked(pod);
  }
}
