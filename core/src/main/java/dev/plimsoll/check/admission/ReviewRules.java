package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.AUTHORIZATION;

import dev.plimsoll.unit.NameRules;
import java.util.List;
import java.util.Set;

/** Rules of questions about tokens and rights. */
final class ReviewRules {
  static final Rule REVIEW =
      Rule.of("PLM3758", "SA1")
          .at("spec")
          .says("a review asks one question, and has no metadata")
          .fix("write resourceAttributes or nonResourceAttributes")
          .source(AUTHORIZATION, "ValidateSubjectAccessReview");

  /** What the server overwrites in metadata before it looks. */
  private static final Set<String> SET_BY_SERVER =
      Set.of(
          "managedFields",
          "namespace",
          "uid",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "selfLink");

  private ReviewRules() {}

  static void accessReview(Field root) {
    Field spec = root.at("spec");
    boolean resource = spec.has("resourceAttributes");
    boolean url = spec.has("nonResourceAttributes");
    if (resource == url) {
      spec.refuse(
          REVIEW,
          resource
              ? "both resourceAttributes and nonResourceAttributes"
              : "neither resourceAttributes nor nonResourceAttributes");
    }
    if (spec.text("user").isEmpty() && spec.at("groups").isEmpty()) {
      spec.at("user").refuse(REVIEW, "there is neither user nor groups");
    }
    attributes(spec.at("resourceAttributes"));
    noMetadata(root);
  }

  static void selfAccessReview(Field root) {
    Field spec = root.at("spec");
    boolean resource = spec.has("resourceAttributes");
    if (resource == spec.has("nonResourceAttributes")) {
      spec.refuse(
          REVIEW,
          resource
              ? "both resourceAttributes and nonResourceAttributes"
              : "neither resourceAttributes nor nonResourceAttributes");
    }
    attributes(spec.at("resourceAttributes"));
    noMetadata(root);
  }

  /** A selector of fields or labels in a question: raw, or by requirements. */
  private static void attributes(Field attributes) {
    for (String key : List.of("fieldSelector", "labelSelector")) {
      Field selector = attributes.at(key);
      if (!selector.isGiven()) {
        continue;
      }
      Field requirements = selector.at("requirements");
      boolean raw = !selector.text("rawSelector").isEmpty();
      if (raw && !requirements.isEmpty()) {
        selector.at("rawSelector").refuse(REVIEW, "rawSelector beside requirements");
      } else if (!raw && requirements.isEmpty()) {
        requirements.refuse(REVIEW, key + " without requirements and rawSelector");
      }
      for (Field requirement : requirements.items()) {
        if (requirement.text("key").isEmpty()) {
          requirement.at("key").refuse(REVIEW, "a requirement has no key");
        } else if (key.equals("labelSelector")) {
          requirement.at("key").refuse(REVIEW, NameRules.labelKey(requirement.text("key")));
        }
        if (key.equals("labelSelector")) {
          for (Field value : requirement.at("values").items()) {
            value.refuse(REVIEW, NameRules.labelValue(value.text()));
          }
        }
        boolean valued = List.of("In", "NotIn").contains(requirement.text("operator"));
        boolean bare = List.of("Exists", "DoesNotExist").contains(requirement.text("operator"));
        if (valued == requirement.at("values").isEmpty() && valued) {
          requirement.at("values").refuse(REVIEW, requirement.text("operator") + " needs values");
        } else if (bare && !requirement.at("values").isEmpty()) {
          requirement
              .at("values")
              .refuse(REVIEW, requirement.text("operator") + " takes no values");
        }
      }
    }
  }

  private static void noMetadata(Field root) {
    for (Field entry : root.at("metadata").entries()) {
      boolean set =
          entry.isGiven()
              && !SET_BY_SERVER.contains(entry.key())
              && !(entry.isEmpty() && isZero(entry));
      if (set) {
        entry.refuse(REVIEW, "metadata of a review has " + entry.key(), "remove it");
        return;
      }
    }
  }

  /** The server takes an empty text, and zero in a field of numbers, for nothing. */
  private static boolean isZero(Field entry) {
    return entry.text().isEmpty() || (!entry.isText() && entry.text().equals("0"));
  }

  static void localAccessReview(Field root) {
    accessReview(root);
    Field spec = root.at("spec");
    Field attributes = spec.at("resourceAttributes");
    String namespace = root.at("metadata").text("namespace");
    if (attributes.isGiven()
        && !attributes.text("namespace").equals(namespace.isEmpty() ? "default" : namespace)) {
      attributes
          .at("namespace")
          .refuse(REVIEW, "a local review asks about its own namespace", "write " + namespace);
    }
    if (spec.has("nonResourceAttributes")) {
      spec.at("nonResourceAttributes").refuse(REVIEW, "a URL has no namespace");
    }
  }

  static void rulesReview(Field root) {
    if (root.at("spec").text("namespace").isEmpty()) {
      root.at("spec", "namespace").refuse(REVIEW, "there is no namespace", "write spec.namespace");
    }
  }

  static void tokenReview(Field root) {
    if (root.at("spec").text("token").isEmpty()) {
      root.at("spec", "token").refuse(REVIEW, "there is no token", "write spec.token");
    }
  }
}
