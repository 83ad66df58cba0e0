package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import java.util.List;
import java.util.Set;

/** Rules of the labels that say how strict Pod Security is in a namespace. */
final class PodSecurityLabelRules {
  static final Rule POD_SECURITY =
      Rule.of("PLM3022", "N2a")
          .at("metadata.labels")
          .says("labels of Pod Security name a level and a version")
          .fix("write privileged, baseline or restricted, and latest or v1.35")
          .source(CORE, "PodSecurity admission plugin");

  private static final List<String> LEVELS = List.of("privileged", "baseline", "restricted");
  private static final String POD_SECURITY_PREFIX = "pod-security.kubernetes.io/";

  private PodSecurityLabelRules() {}

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
}
