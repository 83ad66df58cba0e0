package dev.plimsoll.check;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.unit.NameRules;
import java.util.Locale;
import java.util.Optional;

/**
 * What is said of a kind that the schemas do not have: that no server can serve it, that this one
 * does not, or that nobody knows.
 */
final class UnknownKind {
  private final Schemas schemas;
  private final String apiVersion;
  private final String kind;
  private final String group;
  private final MapNode tree;
  private final Subject subject;

  /**
   * A kind.
   *
   * @param tree an object with an apiVersion and a kind
   * @param subject how the object is called
   */
  UnknownKind(Schemas schemas, MapNode tree, Subject subject) {
    this.schemas = schemas;
    this.apiVersion = tree.findText("apiVersion").orElseThrow();
    this.kind = tree.findText("kind").orElseThrow();
    this.group = apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    this.tree = tree;
    this.subject = subject;
  }

  /** The finding; of a kind that nobody knows, in the given severity. */
  Finding found(Checks.UnknownKinds unknownKinds) {
    if (schemas.isBuiltIn(group)) {
      return notServed("kind", KindAdvice.of(schemas, apiVersion, kind));
    }
    // No custom resource definition can claim a group without a dot.
    if (!group.contains(".")) {
      return notServed("apiVersion", KindAdvice.of(schemas, apiVersion, kind));
    }
    Optional<String> problem =
        NameRules.dns1123Subdomain(group)
            .or(() -> NameRules.dns1035Label(apiVersion.substring(apiVersion.indexOf('/') + 1)));
    if (problem.isPresent()) {
      return notServed("apiVersion", "correct group and version: each " + problem.get());
    }
    Optional<String> misspelt = NameRules.dns1035Label(kind.toLowerCase(Locale.ROOT));
    if (misspelt.isPresent()) {
      return notServed("kind", "correct it: a kind in lower case " + misspelt.get());
    }
    if (isDefinedInOtherVersions()) {
      return notServed("kind", KindAdvice.of(schemas, apiVersion, kind));
    }
    Optional<KubernetesVersion> other = minorThatServesIt();
    if (other.isPresent()) {
      return notServed("kind", "remove the document: Kubernetes " + other.get() + " serves it");
    }
    Finding found =
        Finding.of(
            DecodeCodes.NOT_CHECKED,
            where("kind"),
            "not checked: nobody knows " + kind + " of " + apiVersion,
            "give its CustomResourceDefinition");
    return unknownKinds == Checks.UnknownKinds.NOTED ? found : found.graded(Severity.ERROR);
  }

  private Finding notServed(String field, String fix) {
    return Finding.of(
        DecodeCodes.NOT_SERVED,
        where(field),
        "Kubernetes " + schemas.version() + " serves no " + kind + " of " + apiVersion,
        fix);
  }

  private Where where(String field) {
    return new Where(subject, FieldPath.of(field), tree.find(field).orElse(tree).origin());
  }

  /** Groups whose names end so are Kubernetes' own; those of its projects have definitions. */
  private Optional<KubernetesVersion> minorThatServesIt() {
    return group.endsWith(".k8s.io")
        ? KubernetesVersion.SUPPORTED.stream()
            .filter(minor -> Schemas.of(minor).find(apiVersion, kind).isPresent())
            .findFirst()
        : Optional.empty();
  }

  /** One definition has all versions of its kind. */
  private boolean isDefinedInOtherVersions() {
    return schemas.kinds().stream()
        .filter(KindSchema::isCustom)
        .anyMatch(known -> known.group().equals(group) && known.kind().equals(kind));
  }
}
