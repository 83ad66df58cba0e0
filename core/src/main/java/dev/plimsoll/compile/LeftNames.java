package dev.plimsoll.compile;

import static dev.plimsoll.compile.RenamedObjects.isDistinctive;

import dev.plimsoll.compile.RenamedObjects.Renamed;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.References;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says which old names stay in texts, since nothing says that they are names: what follows is
 * rewritten, and of the rest a person has to know.
 *
 * <p>A warning is what can hardly be meant otherwise: a name with its type ({@code
 * configmap/settings}, {@code kubectl get cm settings}), a Service with its namespace, and a whole
 * value that is the name of a ConfigMap, Secret or claim, of several words and nothing else's. What
 * may as well be a word is a note.
 */
final class LeftNames {
  private static final Set<FieldPath> FILES =
      Set.of(FieldPath.of("data"), FieldPath.of("stringData"));

  /** A name, maybe with a namespace, that is no part of a longer name or of a path. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![-_./a-z0-9A-Z])("
              + AddressText.LABEL
              + ")(?:\\.("
              + AddressText.LABEL
              + "))?(?![-_a-z0-9A-Z]|\\.[a-z0-9A-Z])");

  /** Behind a name: what only an image, a key or a path has there. */
  private static final Pattern NO_HOST = Pattern.compile("/|:(?!\\d{1,5}(?![-_.\\w]))\\S");

  private static final String KEEP =
      "if the object is meant, keep its name with the annotation plimsoll.dev/keep-name, or let the"
          + " program find it in a volume or a variable";

  private final ServiceNames services;
  private final NewNames names;
  private final RenamedObjects renamed;
  private final Map<Spot, Seen> seen = new LinkedHashMap<>();
  private final boolean areSome;

  /** To be made when it is known which objects get a hash, and before they have it. */
  LeftNames(References references, NewNames names, ServiceNames services) {
    this.services = services;
    this.names = names;
    this.renamed = new RenamedObjects(references, names);
    this.areSome =
        !renamed.isEmpty() || references.namespaces().stream().anyMatch(services::isMoved);
  }

  /**
   * A name that is left.
   *
   * @param word what stands there
   * @param what the object, as it was
   * @param after what it is called afterwards
   * @param severity how likely it is meant
   * @param fix what to write
   */
  private record Left(String word, String what, String after, Severity severity, String fix) {}

  /** What is said once: a name in a file, or in a text of its own. */
  private record Spot(Manifest manifest, FieldPath root, Left left) {}

  /** Where a name was seen first, and how often. */
  private record Seen(FieldPath path, long line, int times) {}

  /**
   * A text that is looked at.
   *
   * @param own the namespace of its object; empty for one of the cluster
   * @param meaning what its key says of it
   */
  private record Text(
      Manifest manifest, FieldPath path, String own, KeyMeaning meaning, TextEdits edits) {
    String text() {
      return edits.text();
    }
  }

  /** Whether anything could be left. */
  boolean areSome() {
    return areSome;
  }

  /**
   * Looks for old names in what is not rewritten of a text.
   *
   * @param meaning what the key of the text says of it
   */
  void judge(Manifest manifest, FieldPath path, KeyMeaning meaning, TextEdits edits) {
    if (!areSome || meaning == KeyMeaning.WORD) {
      return;
    }
    String own = manifest.identity().namespace().orElse("");
    var text = new Text(manifest, path, own, meaning, edits);
    var done = new HashSet<Integer>();
    for (TypedNames.Typed one : TypedNames.in(edits.text())) {
      int end = one.start() + one.name().length();
      if (edits.isFree(one.start(), end)) {
        typed(one, own)
            .ifPresent(
                left -> {
                  done.add(one.start());
                  note(text, one.start(), left);
                });
      }
    }
    Matcher match = WORD.matcher(edits.text());
    while (match.find()) {
      if (!done.contains(match.start()) && edits.isFree(match.start(), match.end())) {
        found(text, match).ifPresent(left -> note(text, match.start(), left));
      }
    }
  }

  /**
   * Looks at a value of a custom resource that no rule of the catalogue knows, if its key says that
   * it names an object.
   *
   * @param key the key, or that of the map that the name is in
   */
  void judgeCustom(Manifest manifest, FieldPath path, String key, TextEdits edits) {
    String own = manifest.identity().namespace().orElse("");
    RenamedObjects.ofKey(renamed.named(own, edits.text()), key)
        .ifPresent(
            one ->
                note(
                    new Text(manifest, path, own, KeyMeaning.OBJECT, edits),
                    0,
                    left(
                        edits.text(),
                        one,
                        own,
                        Severity.WARNING,
                        "if the object is meant, teach the reference catalogue the field, so that"
                            + " it follows, or keep the name with the annotation"
                            + " plimsoll.dev/keep-name")));
  }

  private void note(Text text, int start, Left left) {
    var here = new Seen(text.path(), line(text.text(), start), 1);
    seen.merge(
        new Spot(text.manifest(), root(text.path()), left),
        here,
        (first, next) -> new Seen(first.path(), first.line(), first.times() + 1));
  }

  /** A file of a ConfigMap is one place, whatever it consists of. */
  private static FieldPath root(FieldPath path) {
    FieldPath root = path;
    while (!root.isRoot()) {
      if (FILES.contains(root.parent())) {
        return root;
      }
      root = root.parent();
    }
    return path;
  }

  /** The line of a position, from 1; 0 if the text has one only. */
  private static long line(String text, int position) {
    boolean isLong = text.strip().indexOf('\n') >= 0;
    return isLong ? text.substring(0, position).chars().filter(c -> c == '\n').count() + 1 : 0;
  }

  private Optional<Left> typed(TypedNames.Typed one, String own) {
    if (List.of("namespace", "namespaces", "ns").contains(one.type())) {
      return services.isMoved(one.name())
          ? Optional.of(namespace(one.name(), Severity.WARNING))
          : Optional.empty();
    }
    String namespace = one.namespace().orElse(own);
    Severity severity = one.isCertain() ? Severity.WARNING : Severity.NOTE;
    return renamed.named(namespace, one.name()).stream()
        .filter(object -> object.isOfType(one.type()))
        .findFirst()
        .map(object -> left(one.name(), object, namespace, severity, KEEP));
  }

  private Optional<Left> found(Text text, Matcher match) {
    String word = match.group();
    boolean isWhole = isWhole(word, text.text());
    if (match.group(2) != null) {
      return address(match.group(1), match.group(2), isWhole);
    }
    List<Renamed> objects = renamed.named(text.own(), word);
    Optional<Renamed> object =
        RenamedObjects.likely(objects).filter(one -> isMeant(one, objects, text.meaning()));
    if (object.isPresent()) {
      if (NO_HOST.matcher(text.text()).region(match.end(), text.text().length()).lookingAt()) {
        return Optional.empty();
      }
      boolean isOnly = isDistinctive(word) && objects.stream().allMatch(Renamed::isContent);
      Severity severity = isWhole && isOnly ? Severity.WARNING : Severity.NOTE;
      return Optional.of(
          left(word, object.get(), text.own(), severity, fix(word, object.get(), text.own())));
    }
    return text.meaning() == KeyMeaning.SOME_NAMESPACE && services.isMoved(word)
        ? Optional.of(namespace(word, Severity.NOTE))
        : Optional.empty();
  }

  /** Whether a text, or an item of it between commas, is a word and no more. */
  private static boolean isWhole(String word, String text) {
    return Stream.of(text.split(",", -1)).anyMatch(item -> item.strip().equals(word));
  }

  /** Whether a word alone may mean an object: a Service, what a key says, or what is no word. */
  private static boolean isMeant(Renamed one, List<Renamed> objects, KeyMeaning meaning) {
    return meaning == KeyMeaning.OBJECT
        || one.manifest().is("", "Service")
        || (isDistinctive(one.manifest().identity().name())
            && objects.stream().allMatch(Renamed::isContent));
  }

  private Left namespace(String word, Severity severity) {
    return new Left(
        word,
        "namespace " + word,
        services.namespace(word),
        severity,
        "if the namespace is meant, take it from the field metadata.namespace of the pod or"
            + " from a setting of the environment");
  }

  private Optional<Left> address(String name, String namespace, boolean isWhole) {
    Optional<Definition> service = services.service(name, namespace);
    if (service.isEmpty()) {
      return Optional.empty();
    }
    String word = name + "." + namespace;
    String after = services.of(service.get(), name) + "." + services.namespace(namespace);
    return after.equals(word)
        ? Optional.empty()
        : Optional.of(
            new Left(
                word,
                "Service " + namespace + "/" + name,
                after,
                isWhole ? Severity.WARNING : Severity.NOTE,
                "if the Service is meant, write " + word + ".svc, which follows"));
  }

  private static Left left(
      String word, Renamed object, String namespace, Severity severity, String fix) {
    return new Left(
        word,
        object.manifest().identity().kind() + " " + namespace + "/" + word,
        object.after(),
        severity,
        fix);
  }

  private static String fix(String word, Renamed object, String own) {
    return object.manifest().is("", "Service")
        ? "if the Service is meant, write "
            + word
            + "."
            + own
            + ".svc, or give the value a key that says so, for example HOST; both follow"
        : KEEP;
  }

  /** Says what was found. */
  void report(Findings findings) {
    seen.forEach((spot, where) -> findings.add(finding(spot, where)));
  }

  private Finding finding(Spot spot, Seen where) {
    Left left = spot.left();
    String times =
        where.times() == 1
            ? ""
            : where.times() == 2
                ? ", here and once more"
                : ", here and " + (where.times() - 1) + " times more";
    return Finding.of(
            NameCodes.OLD_NAME_LEFT,
            new Where(
                subject(spot.manifest()),
                where.path(),
                spot.manifest().where(where.path()).origin()),
            "says \""
                + left.word()
                + "\""
                + (where.line() == 0 ? "" : " in line " + where.line())
                + times
                + ", which is also the old name of "
                + left.what()
                + ", \""
                + left.after()
                + "\" in this environment; it is left, since nothing says that it is meant",
            left.fix())
        .graded(left.severity());
  }

  /** The object as it is called afterwards, but for a hash. */
  private Subject subject(Manifest manifest) {
    ObjectKey after = names.of(manifest);
    return new Subject.KubernetesObject(
        manifest.identity().apiVersion(), after.kind().kind(), after.namespace(), after.name());
  }
}
