package dev.plimsoll.check;

import static dev.plimsoll.check.ReferenceWords.and;
import static dev.plimsoll.check.ReferenceWords.in;
import static dev.plimsoll.check.ReferenceWords.or;
import static dev.plimsoll.check.ReferenceWords.quoted;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.Answer;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.Demand;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.LabelSelector;
import dev.plimsoll.reference.Meaning;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.PodSet;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reports each reference that leads nowhere. */
final class ReferenceDangling {
  private static final Set<String> CLASSES =
      Set.of(
          "StorageClass",
          "VolumeAttributesClass",
          "VolumeSnapshotClass",
          "PriorityClass",
          "RuntimeClass",
          "IngressClass",
          "GatewayClass",
          "DeviceClass");
  private static final Set<String> ROLES = Set.of("Role", "ClusterRole");
  private static final int MOST_KNOWN = 8;

  private final References references;
  private final Externals externals;
  private final WrittenNames written;
  private final Findings findings;

  ReferenceDangling(
      References references, Externals externals, WrittenNames written, Findings findings) {
    this.references = references;
    this.externals = externals;
    this.written = written;
    this.findings = findings;
  }

  void check() {
    boolean makesNamespaces = references.bundle().ofKind("", "Namespace").findAny().isPresent();
    var missingNamespaces = new TreeSet<String>();
    for (Reference reference : references.all()) {
      Answer answer = reference.answer();
      if (answer instanceof Answer.Missing missing) {
        if (isOwnNamespace(reference)) {
          if (makesNamespaces && missingNamespaces.add(reference.name())) {
            namespace(reference);
          }
        } else {
          object(reference, missing);
        }
      } else if (answer instanceof Answer.MissingPart missing) {
        part(reference, missing);
      } else if (answer instanceof Answer.Nothing) {
        nothing(reference);
      }
    }
  }

  private static boolean isOwnNamespace(Reference reference) {
    return reference.path().equals(FieldPath.of("metadata", "namespace"));
  }

  private void namespace(Reference reference) {
    Optional<String> near =
        Nearest.of(
            reference.name(),
            written.names(
                KindName.NAMESPACE, references.names(KindName.NAMESPACE, Optional.empty())));
    findings.add(
        ReferenceCheckCodes.MISSING_NAMESPACE,
        where(reference),
        "is in namespace \"" + reference.name() + "\", which the bundle does not make",
        near.map(name -> "write \"" + name + "\", ").orElse("")
            + "add the Namespace, or declare it external");
  }

  private void object(Reference reference, Answer.Missing missing) {
    Optional<Severity> severity = severity(reference);
    if (severity.isEmpty() || missing.wanted().isEmpty()) {
      return;
    }
    ObjectKey first = missing.wanted().get(0);
    String kinds = or(missing.wanted().stream().map(key -> key.kind().kind()).distinct().toList());
    Set<String> known = new TreeSet<>();
    missing
        .wanted()
        .forEach(
            key -> {
              known.addAll(
                  written.names(key.kind(), references.names(key.kind(), key.namespace())));
              known.addAll(externals.names(key.kind(), key.namespace()));
            });
    List<String> elsewhere =
        references.namespaces().stream()
            .sorted()
            .filter(
                namespace ->
                    first.namespace().isPresent() && !first.namespace().get().equals(namespace))
            .map(namespace -> ObjectKey.namespaced(first.kind(), namespace, first.name()))
            .filter(this::isThere)
            .map(key -> key.namespace().orElseThrow())
            .toList();
    String problem =
        "names "
            + kinds
            + " \""
            + first.name()
            + "\", which does not exist"
            + in(first.namespace());
    if (!elsewhere.isEmpty()) {
      problem += ", only in " + and(elsewhere);
    }
    String fix = Nearest.of(first.name(), known).map(name -> "write \"" + name + "\", ").orElse("");
    findings.add(
        new Finding(
            code(first),
            severity.get(),
            where(reference),
            problem,
            fix
                + "add "
                + article(kinds)
                + " of that name"
                + in(written.namespace(first.namespace()))
                + ", or declare it external"));
  }

  /** Whether an object is known by its name; a pattern that it fits does not say that it exists. */
  private boolean isThere(ObjectKey key) {
    return references.find(key).stream()
        .anyMatch(
            there ->
                there instanceof Definition.Outside
                    ? externals.names(key.kind(), key.namespace()).contains(key.name())
                    : there.key().equals(key));
  }

  private static String article(String noun) {
    return ("AEIO".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  private static Code code(ObjectKey wanted) {
    String kind = wanted.kind().kind();
    if (kind.equals("ServiceAccount")) {
      return ReferenceCheckCodes.MISSING_ACCOUNT;
    }
    if (CLASSES.contains(kind)) {
      return ReferenceCheckCodes.MISSING_CLASS;
    }
    return ROLES.contains(kind)
        ? ReferenceCheckCodes.MISSING_ROLE
        : ReferenceCheckCodes.MISSING_OBJECT;
  }

  private void part(Reference reference, Answer.MissingPart missing) {
    Optional<Severity> severity = severity(reference);
    if (severity.isEmpty() || missing.owners().isEmpty()) {
      return;
    }
    Meaning meaning = reference.rule().meaning();
    List<String> plain =
        missing.known().stream().map(known -> known.replaceFirst(" \\(.*", "")).toList();
    String write =
        Nearest.of(missing.part(), plain).map(name -> "write \"" + name + "\", or ").orElse("");
    if (meaning instanceof Meaning.NamesKey) {
      String owner = missing.owners().get(0).key().toString();
      findings.add(
          new Finding(
              ReferenceCheckCodes.MISSING_KEY,
              severity.get(),
              where(reference),
              "names key \""
                  + missing.part()
                  + "\" of "
                  + owner
                  + ", which has "
                  + known("key", missing.known()),
              write
                  + "add the key to "
                  + written.object(missing.owners().get(0))
                  + (meaning.demand().waiver().isPresent() ? ", or say optional: true" : "")));
    } else if (meaning instanceof Meaning.NamesItem) {
      findings.add(
          new Finding(
              ReferenceCheckCodes.MISSING_ITEM,
              severity.get(),
              where(reference),
              "names \"" + missing.part() + "\", but there " + choice(missing.known()),
              write + "add what it names"));
    } else {
      port(reference, missing, severity.get(), write);
    }
  }

  private void port(
      Reference reference, Answer.MissingPart missing, Severity severity, String write) {
    String owners =
        and(missing.owners().stream().map(owner -> owner.key().toString()).distinct().toList());
    boolean isTarget = KindName.of(reference.from()).equals(KindName.SERVICE);
    boolean isNumber =
        reference
            .from()
            .find(reference.path())
            .filter(node -> node instanceof ScalarNode scalar && !scalar.isString())
            .isPresent();
    String problem =
        isTarget
            ? "leads to port "
                + quoted(missing.part(), isNumber)
                + ", which no container of "
                + owners
                + " declares; declared "
                + declared(missing.known())
            : "names port "
                + quoted(missing.part(), isNumber)
                + " of "
                + owners
                + ", which has "
                + known("port", missing.known());
    findings.add(
        new Finding(
            isTarget ? ReferenceCheckCodes.PORT_NOT_OPENED : ReferenceCheckCodes.MISSING_PORT,
            isTarget && isNumber ? Severity.WARNING : severity,
            where(reference),
            problem,
            write
                + (isTarget
                    ? "declare the port in the container"
                    : "add the port to "
                        + and(
                            missing.owners().stream().map(written::object).distinct().toList()))));
  }

  private static String choice(List<String> known) {
    if (known.isEmpty()) {
      return "is no name to choose from";
    }
    return (known.size() == 1 ? "is only " : "are only ") + known("", known);
  }

  private static String declared(List<String> known) {
    return known.isEmpty() ? "is none" : (known.size() == 1 ? "is " : "are ") + and(known);
  }

  private static String known(String noun, List<String> known) {
    if (known.isEmpty()) {
      return "no " + noun;
    }
    String more = known.size() > MOST_KNOWN ? " and " + (known.size() - MOST_KNOWN) + " more" : "";
    List<String> shown = known.subList(0, Math.min(known.size(), MOST_KNOWN));
    String names = more.isEmpty() ? and(shown) : String.join(", ", shown) + more;
    return noun.isEmpty() ? names : "the " + noun + (known.size() == 1 ? " " : "s ") + names;
  }

  private void nothing(Reference reference) {
    Optional<Severity> severity = severity(reference);
    if (severity.isEmpty()
        || !(reference.from().find(reference.path()).orElseThrow() instanceof MapNode map)) {
      return;
    }
    var selects = (Meaning.Selects) reference.rule().meaning();
    if (isWithoutNamespace(reference, selects)) {
      return;
    }
    LabelSelector selector = selects.plain() ? LabelSelector.ofPlain(map) : LabelSelector.of(map);
    boolean isPolicy = reference.from().is("networking.k8s.io", "NetworkPolicy");
    if (isPolicy && selector.isEmpty()) {
      // What holds for every pod there may ever be, such as a default deny, needs none today.
      return;
    }
    String what = selects.kind().equals(KindName.POD) ? "pod" : selects.kind().kind();
    String problem =
        selector.isEmpty()
            ? "selects every " + what + ", but there is none"
            : "selects " + what + "s with " + selector + ", but there is none";
    findings.add(
        new Finding(
            isPolicy
                ? ReferenceCheckCodes.POLICY_SELECTS_NOTHING
                : ReferenceCheckCodes.SELECTS_NOTHING,
            severity.get(),
            where(reference),
            problem,
            nearestLabel(reference.from(), selector)
                    .map(label -> "write " + label + ", ")
                    .orElse("")
                + "correct the labels, or add what they should select"));
  }

  /**
   * Whether the selector of the namespaces selects nothing: then that is what is wrong, and is
   * reported.
   */
  private boolean isWithoutNamespace(Reference reference, Meaning.Selects selects) {
    return selects
        .namespaces()
        .chooser()
        .filter(way -> way.up() == 0)
        .map(way -> reference.path().parent().field(way.fields().get(0)))
        .filter(
            path ->
                references.from(reference.from()).stream()
                    .anyMatch(
                        other ->
                            other.path().equals(path) && other.answer() instanceof Answer.Nothing))
        .isPresent();
  }

  /** A label with another value that pods of the same namespace have. */
  private Optional<String> nearestLabel(Manifest from, LabelSelector selector) {
    for (Map.Entry<String, String> label : new java.util.TreeMap<>(selector.labels()).entrySet()) {
      var values = new LinkedHashSet<String>();
      for (PodSet pods : references.podsIn(from.identity().namespace())) {
        if (pods.labels().containsKey(label.getKey())) {
          values.add(pods.labels().get(label.getKey()));
        }
      }
      Optional<String> near =
          values.contains(label.getValue())
              ? Optional.empty()
              : Nearest.of(label.getValue(), values);
      if (near.isPresent()) {
        return Optional.of(label.getKey() + "=" + near.get());
      }
    }
    return Optional.empty();
  }

  /** How bad it is; empty if there is nothing to say. */
  private static Optional<Severity> severity(Reference reference) {
    Demand.Level level = reference.rule().meaning().demand().level();
    if (level == Demand.Level.MAY) {
      return Optional.empty();
    }
    return Optional.of(level == Demand.Level.MUST ? Severity.ERROR : Severity.WARNING);
  }

  private static Where where(Reference reference) {
    return reference.from().where(reference.path());
  }
}
