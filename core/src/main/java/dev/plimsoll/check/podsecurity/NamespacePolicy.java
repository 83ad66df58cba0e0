package dev.plimsoll.check.podsecurity;

import dev.plimsoll.component.PodSecurityLevel;
import dev.plimsoll.manifest.Manifest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the labels of a namespace ask of Pods.
 *
 * @param enforce what is refused
 * @param warn what the client is warned of
 * @param audit what the audit trail says
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-admission/">Pod Security
 *     admission</a>
 */
record NamespacePolicy(Grade enforce, Grade warn, Grade audit) {
  private static final String PREFIX = "pod-security.kubernetes.io/";
  private static final Pattern VERSION = Pattern.compile("v1\\.(0|[1-9][0-9]{0,5})");

  /**
   * A level in a version.
   *
   * @param level the level
   * @param minor of Kubernetes 1; that of the server for {@code latest}
   * @param shown as labels say it, for example {@code restricted:v1.35}
   */
  record Grade(PodSecurityLevel level, int minor, String shown) {}

  /**
   * The policy of a namespace.
   *
   * @param server the minor of the server, beyond which it knows no version
   */
  static NamespacePolicy of(Manifest namespace, int server) {
    Grade enforce = grade(namespace, "enforce", server);
    boolean said = namespace.label(PREFIX + "warn").isPresent();
    Grade warn = said ? grade(namespace, "warn", server) : enforce;
    return new NamespacePolicy(enforce, warn, grade(namespace, "audit", server));
  }

  /** Whether it asks for nothing. */
  boolean isOpen() {
    return enforce.level() == PodSecurityLevel.PRIVILEGED
        && warn.level() == PodSecurityLevel.PRIVILEGED
        && audit.level() == PodSecurityLevel.PRIVILEGED;
  }

  private static Grade grade(Manifest namespace, String mode, int server) {
    PodSecurityLevel level =
        namespace
            .label(PREFIX + mode)
            .flatMap(NamespacePolicy::level)
            .orElse(PodSecurityLevel.PRIVILEGED);
    String version = namespace.label(PREFIX + mode + "-version").orElse("latest");
    Matcher matcher = VERSION.matcher(version);
    int minor = matcher.matches() ? Math.min(server, Integer.parseInt(matcher.group(1))) : server;
    return new Grade(level, minor, level.word() + ":" + version);
  }

  /** What is no level is refused when the namespace is checked, and asks for nothing here. */
  private static Optional<PodSecurityLevel> level(String word) {
    for (PodSecurityLevel level : PodSecurityLevel.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
