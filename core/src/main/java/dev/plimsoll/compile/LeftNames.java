package dev.plimsoll.compile;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which old names stay in texts, since nothing says that they are names: what follows is
 * rewritten, and of the rest a person has to know.
 */
final class LeftNames {
  /** Kinds that programs are told to look for, the likeliest first. */
  private static final List<String> KINDS =
      List.of("Service", "ConfigMap", "Secret", "ServiceAccount", "PersistentVolumeClaim");

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

  private final ServiceNames services;
  private final NewNames names;
  private final Map<String, Map<String, Manifest>> renamed = new HashMap<>();
  private final Map<Spot, Seen> seen = new LinkedHashMap<>();
  private final boolean areSome;

  LeftNames(References references, NewNames names, ServiceNames services) {
    this.services = services;
    this.names = names;
    for (String kind : KINDS) {
      references
          .bundle()
          .ofKind("", kind)
          .filter(manifest -> !manifest.isLatent() && isRenamed(manifest))
          .forEach(
              manifest ->
                  renamed
                      .computeIfAbsent(
                          manifest.identity().namespace().orElse(""), n -> new HashMap<>())
                      .putIfAbsent(manifest.identity().name(), manifest));
    }
    this.areSome =
        !renamed.isEmpty() || references.namespaces().stream().anyMatch(services::isMoved);
  }

  private boolean isRenamed(Manifest manifest) {
    return !names.of(manifest).name().equals(manifest.identity().name());
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
    String text = edits.text();
    Matcher match = WORD.matcher(text);
    while (match.find()) {
      if (edits.isFree(match.start(), match.end())) {
        Optional<Left> left = found(text, match, own, meaning);
        if (left.isPresent()) {
          var here = new Seen(path, line(text, match.start()), 1);
          seen.merge(
              new Spot(manifest, root(path), left.get()),
              here,
              (first, next) -> new Seen(first.path(), first.line(), first.times() + 1));
        }
      }
    }
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

  private Optional<Left> found(String text, Matcher match, String own, KeyMeaning meaning) {
    String word = match.group();
    if (match.group(2) != null) {
      return address(match.group(1), match.group(2), word.equals(text.strip()));
    }
    Manifest object = renamed.getOrDefault(own, Map.of()).get(word);
    if (object != null && (meaning == KeyMeaning.OBJECT || object.is("", "Service"))) {
      return NO_HOST.matcher(text).region(match.end(), text.length()).lookingAt()
          ? Optional.empty()
          : Optional.of(object(word, object, own));
    }
    return meaning == KeyMeaning.SOME_NAMESPACE && services.isMoved(word)
        ? Optional.of(
            new Left(
                word,
                "namespace " + word,
                services.namespace(word),
                Severity.NOTE,
                "if the namespace is meant, take it from the field metadata.namespace of the pod or"
                    + " from a setting of the environment"))
        : Optional.empty();
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

  private Left object(String word, Manifest object, String own) {
    String fix =
        object.is("", "Service")
            ? "if the Service is meant, write "
                + word
                + "."
                + own
                + ".svc, or give the value a key that says so, for example HOST; both follow"
            : "if the object is meant, keep its name with the annotation plimsoll.dev/keep-name, or"
                + " let the program find it in a volume or a variable";
    return new Left(
        word,
        object.identity().kind() + " " + own + "/" + word,
        names.of(object).name(),
        Severity.NOTE,
        fix);
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
