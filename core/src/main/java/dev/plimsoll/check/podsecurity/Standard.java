package dev.plimsoll.check.podsecurity;

import static dev.plimsoll.component.PodSecurityLevel.BASELINE;
import static dev.plimsoll.component.PodSecurityLevel.RESTRICTED;

import dev.plimsoll.component.PodSecurityLevel;
import dev.plimsoll.finding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The standards, one for each check of the API server's Pod Security admission.
 *
 * @see <a
 *     href="https://github.com/kubernetes/pod-security-admission/tree/master/policy">pod-security-admission,
 *     policy</a>
 */
// Codes and method references do not change, and carry no annotation that says so.
@SuppressWarnings("ImmutableEnumChecker")
enum Standard {
  HOST_NAMESPACES("Z1", BASELINE, 0, PodSecurityCodes.HOST_NAMESPACES, Baseline::hostNamespaces),
  PRIVILEGED("Z2", BASELINE, 0, PodSecurityCodes.PRIVILEGED, Baseline::privileged),
  CAPABILITIES("Z3", BASELINE, 0, PodSecurityCodes.CAPABILITIES, Baseline::capabilities),
  HOST_PATHS("Z4", BASELINE, 0, PodSecurityCodes.HOST_PATHS, Baseline::hostPaths),
  HOST_PORTS("Z4", BASELINE, 0, PodSecurityCodes.HOST_PORTS, Baseline::hostPorts),
  APP_ARMOR("Z5", BASELINE, 0, PodSecurityCodes.APP_ARMOR, Baseline::appArmor),
  SE_LINUX("Z6", BASELINE, 0, PodSecurityCodes.SE_LINUX, Baseline::seLinux),
  PROC_MOUNT("Z7", BASELINE, 0, PodSecurityCodes.PROC_MOUNT, Baseline::procMount),
  SECCOMP("Z8", BASELINE, 0, PodSecurityCodes.SECCOMP, Baseline::seccomp),
  SYSCTLS("Z9", BASELINE, 0, PodSecurityCodes.SYSCTLS, Baseline::sysctls),
  HOST_PROCESS("Z10", BASELINE, 0, PodSecurityCodes.HOST_PROCESS, Baseline::hostProcess),
  PROBE_HOSTS("Z11", BASELINE, 34, PodSecurityCodes.PROBE_HOSTS, Baseline::probeHosts),
  VOLUMES("Z13", RESTRICTED, 0, PodSecurityCodes.VOLUMES, Restricted::volumes),
  ESCALATION("Z14", RESTRICTED, 8, PodSecurityCodes.ESCALATION, Restricted::escalation),
  NON_ROOT("Z15", RESTRICTED, 0, PodSecurityCodes.NON_ROOT, Restricted::nonRoot),
  ROOT_USER("Z16", RESTRICTED, 23, PodSecurityCodes.ROOT_USER, Restricted::rootUser),
  SECCOMP_SET("Z17", RESTRICTED, 19, PodSecurityCodes.SECCOMP_SET, Restricted::seccomp),
  DROP_ALL("Z18", RESTRICTED, 22, PodSecurityCodes.DROP_ALL, Restricted::capabilities),
  MASKED_PROC("Z18", RESTRICTED, 35, PodSecurityCodes.MASKED_PROC, Restricted::procMount);

  private final String id;
  private final PodSecurityLevel level;
  private final int since;
  private final Code code;
  private final BiFunction<PodView, Integer, List<Breach>> judge;

  Standard(
      String id,
      PodSecurityLevel level,
      int since,
      Code code,
      BiFunction<PodView, Integer, List<Breach>> judge) {
    this.id = id;
    this.level = level;
    this.since = since;
    this.code = code;
    this.judge = judge;
  }

  /** Its name in our catalogue of rules. */
  String id() {
    return id;
  }

  /** The code of a breach by what will make Pods. */
  Code code() {
    return code;
  }

  /**
   * The standards of a level in a version.
   *
   * @param minor of Kubernetes 1, as the label of the namespace says or the server is
   */
  static List<Standard> of(PodSecurityLevel level, int minor) {
    var standards = new ArrayList<Standard>();
    for (Standard standard : values()) {
      boolean counts =
          level != PodSecurityLevel.PRIVILEGED
              && standard.level.compareTo(level) <= 0
              && standard.since <= minor;
      if (counts && !standard.isCoveredBy(level, minor)) {
        standards.add(standard);
      }
    }
    return standards;
  }

  /** Whether a check of the restricted level says all that this one says, and more. */
  private boolean isCoveredBy(PodSecurityLevel asked, int minor) {
    if (asked != RESTRICTED) {
      return false;
    }
    return switch (this) {
      case HOST_PATHS -> true;
      case CAPABILITIES -> minor >= DROP_ALL.since;
      case SECCOMP -> minor >= SECCOMP_SET.since;
      case PROC_MOUNT -> minor >= MASKED_PROC.since;
      default -> false;
    };
  }

  /** Where a Pod breaks this standard in a version. */
  List<Breach> breaches(PodView pod, int minor) {
    return judge.apply(pod, minor);
  }
}
