package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.unit.NameRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a declared object can exist: an entry that names none would excuse nothing, in silence.
 */
final class ExternalRules {
  private static final String RBAC = "rbac.authorization.k8s.io";

  private final Schemas schemas;
  private final ReferenceCatalogue catalogue;
  private final Findings findings;

  ExternalRules(Schemas schemas, ReferenceCatalogue catalogue, Findings findings) {
    this.schemas = schemas;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  /**
   * Judges an object.
   *
   * @param mustSayNamespace whether one without a namespace is in none; plain manifests may leave
   *     theirs to whoever applies them
   */
  void judge(ObjectKey object, Where where, boolean mustSayNamespace) {
    kind(object.kind(), where);
    scope(object, where, mustSayNamespace);
    name(object, where);
    object
        .namespace()
        .ifPresent(
            namespace ->
                word(
                    "namespace",
                    namespace,
                    NameRules::dns1123Label,
                    where.at(at(where, "namespace"))));
  }

  private static FieldPath at(Where where, String key) {
    return where.path().field(key);
  }

  private void kind(KindName kind, Where where) {
    boolean isVersioned = kind.group().indexOf('/') >= 0;
    boolean isGroup = kind.group().indexOf('.') >= 0 && !schemas.isBuiltIn(kind.group());
    if (!isVersioned && (isGroup || isServed(kind) || catalogue.isOfCluster(kind))) {
      return;
    }
    String problem =
        isVersioned
            ? "\"" + kind + "\" says a version, and an object is the same in each"
            : kind.group().isEmpty()
                ? "the core group has no kind \"" + kind + "\""
                : schemas.isBuiltIn(kind.group())
                    ? "Kubernetes "
                        + schemas.version()
                        + " has no kind \""
                        + kind.kind()
                        + "\" in the group \""
                        + kind.group()
                        + "\""
                    : "there is no group \"" + kind.group() + "\"";
    refuse(where.at(at(where, "kind")), problem, meant(kind));
  }

  private boolean isServed(KindName kind) {
    return find(kind).isPresent();
  }

  private Optional<KindSchema> find(KindName kind) {
    return schemas.kinds().stream()
        .filter(known -> known.kind().equals(kind.kind()) && known.group().equals(kind.group()))
        .findFirst();
  }

  /** What was probably meant: the same kind in another group, else one that is written alike. */
  private String meant(KindName kind) {
    Set<String> known = new TreeSet<>();
    schemas.kinds().forEach(one -> known.add(new KindName(one.group(), one.kind()).toString()));
    catalogue.rules().forEach(rule -> known.add(rule.holder().toString()));
    List<String> same =
        known.stream().filter(text -> KindName.parse(text).kind().equals(kind.kind())).toList();
    if (same.size() == 1) {
      return "write \"" + same.get(0) + "\"";
    }
    return Nearest.of(kind.toString(), same.isEmpty() ? known : same)
        .map(near -> "write \"" + near + "\"")
        .orElse(
            same.isEmpty()
                ? "write the kind and, behind a dot, its group, such as"
                    + " \"StorageClass.storage.k8s.io\""
                : "write one of " + String.join(", ", same));
  }

  private void scope(ObjectKey object, Where where, boolean mustSayNamespace) {
    Optional<KindSchema> schema = find(object.kind());
    boolean isOfCluster =
        catalogue.isOfCluster(object.kind()) || schema.filter(s -> !s.isNamespaced()).isPresent();
    if (isOfCluster && object.namespace().isPresent()) {
      refuse(
          where.at(at(where, "namespace")),
          "a " + object.kind().kind() + " is in no namespace",
          "leave \"namespace\" out");
    } else if (mustSayNamespace
        && !isOfCluster
        && schema.isPresent()
        && object.namespace().isEmpty()) {
      refuse(
          where,
          "a " + object.kind().kind() + " is in a namespace, and none is said",
          "write \"namespace: ...\"; \"*\" is any");
    }
  }

  private void name(ObjectKey object, Where where) {
    Where at = where.at(at(where, "name"));
    if (object.kind().group().equals(RBAC)) {
      word("name", object.name(), ExternalRules::pathSegment, at);
    } else {
      word("name", object.name(), NameRules::dns1123Subdomain, at);
    }
  }

  /** The names of roles and bindings: whatever can stand in a path. */
  private static Optional<String> pathSegment(String text) {
    return text.isEmpty()
        ? Optional.of("must not be empty")
        : text.indexOf('/') >= 0 || text.indexOf('%') >= 0
            ? Optional.of("must not have '/' or '%'")
            : Optional.empty();
  }

  /** What a text breaks. */
  private interface Rule {
    Optional<String> broken(String text);
  }

  private void word(String what, String text, Rule rule, Where where) {
    int star = text.indexOf('*');
    if (star >= 0 && star < text.length() - 1) {
      refuse(
          where,
          "the " + what + " \"" + text + "\" has \"*\" before its end",
          "write \""
              + text.substring(0, star + 1)
              + "\", which is any that begins so, or each "
              + what
              + " in an entry of its own");
      return;
    }
    // Whatever follows a star makes a legal end.
    String whole = star < 0 ? text : text.substring(0, star) + "x";
    rule.broken(whole)
        .ifPresent(
            broken ->
                refuse(
                    where,
                    "the " + what + " \"" + text + "\" " + broken,
                    "write it as the cluster has it"));
  }

  private void refuse(Where where, String problem, String fix) {
    findings.add(EnvironmentCodes.BAD_EXTERNAL, where, problem, fix);
  }
}
