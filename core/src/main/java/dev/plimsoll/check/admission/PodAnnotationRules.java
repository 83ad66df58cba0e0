package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import java.util.List;
import java.util.Optional;

/** Rules of annotations of pods that the server reads. */
final class PodAnnotationRules {
  static final Rule DELETION_COST =
      Rule.of("PLM3129", "P29")
          .at("metadata.annotations")
          .says("pod-deletion-cost is a whole number of 32 bits")
          .fix("write a number such as \"100\"")
          .source(CORE, "ValidatePodSpecificAnnotations");
  static final Rule APPARMOR_ANNOTATION =
      Rule.of("PLM3130", "P30")
          .at("metadata.annotations")
          .says("an AppArmor annotation names a container and a profile")
          .fix("use securityContext.appArmorProfile")
          .source(CORE, "ValidateAppArmorPodAnnotations");
  static final Rule SECCOMP_ANNOTATION =
      Rule.of("PLM3131", "P31")
          .at("metadata.annotations")
          .says("a seccomp annotation names a profile")
          .fix("use securityContext.seccompProfile")
          .source(CORE, "ValidateSeccompPodAnnotations");
  private static final String APPARMOR = "container.apparmor.security.beta.kubernetes.io/";
  private static final String SECCOMP = "seccomp.security.alpha.kubernetes.io/pod";
  private static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";

  private PodAnnotationRules() {}

  static void annotations(PodContext context) {
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
