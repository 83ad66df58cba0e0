package dev.plimsoll.check;

import dev.plimsoll.check.admission.AdmissionCheck;
import dev.plimsoll.check.apply.ApplyCheck;
import dev.plimsoll.check.apply.QuotaCheck;
import dev.plimsoll.check.internal.GoDecoder;
import dev.plimsoll.check.internal.StructuralCheck;
import dev.plimsoll.check.security.AccountCheck;
import dev.plimsoll.check.security.ClearSecretCheck;
import dev.plimsoll.check.security.RoleCheck;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.Schemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Runs the checks. Immutable and thread-safe; make one for a server's minor and its custom resource
 * definitions, and use it for any number of documents.
 *
 * <p>A document goes through decode and schema first. Only one that passes has the server's
 * defaults filled in and goes through the other checks, as in the server itself. A check that fails
 * itself leaves its document not checked, and the others are judged.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Checks {
  private final Schemas schemas;
  private final List<DocumentCheck> documentChecks;
  private final List<BundleCheck> bundleChecks;
  private final UnknownKinds unknownKinds;

  /** What to say of a kind that nobody knows. */
  public enum UnknownKinds {
    /** The document is not checked, and a note says so. */
    NOTED,
    /** It is an error. */
    REFUSED
  }

  private Checks(Schemas schemas, Collection<? extends Check> checks, UnknownKinds unknownKinds) {
    this.schemas = schemas;
    this.unknownKinds = unknownKinds;
    this.documentChecks = inOrder(checks, DocumentCheck.class);
    this.bundleChecks = inOrder(checks, BundleCheck.class);
  }

  private static <C extends Check> List<C> inOrder(
      Collection<? extends Check> checks, Class<C> type) {
    return checks.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .sorted(Comparator.comparing(Check::stage))
        .toList();
  }

  /** The checks of core that need no more than documents: decode to runtime, and security. */
  public static Checks of(Schemas schemas) {
    return new Checks(
        schemas,
        List.of(
            new AdmissionCheck(schemas.version()),
            new ApplyCheck(),
            new QuotaCheck(),
            new RoleCheck(),
            new ClearSecretCheck(),
            new AccountCheck()),
        UnknownKinds.NOTED);
  }

  /** These checks, and the checks and kinds that modules visible to a class loader bring. */
  public Checks withProvided(ClassLoader loader) {
    List<CheckProvider> providers =
        ServiceLoader.load(CheckProvider.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    Schemas known =
        schemas.withMissing(
            providers.stream().flatMap(provider -> provider.definitions().stream()).toList());
    var all = new ArrayList<Check>(all().toList());
    providers.forEach(provider -> all.addAll(provider.checks(known)));
    return new Checks(known, all, unknownKinds);
  }

  /** These checks and more. */
  public Checks with(Collection<? extends Check> more) {
    return new Checks(schemas, Stream.concat(all(), more.stream()).toList(), unknownKinds);
  }

  /** These checks, with another answer to kinds that nobody knows. Default: noted. */
  public Checks with(UnknownKinds answer) {
    return new Checks(schemas, all().toList(), answer);
  }

  private Stream<Check> all() {
    return Stream.concat(documentChecks.stream(), bundleChecks.stream());
  }

  /** The kinds that documents are judged by. */
  public Schemas schemas() {
    return schemas;
  }

  /** Judges documents, many at once; the judgements are in the order of the documents. */
  public List<Judgement> judgeAll(List<? extends Node> documents) {
    return documents.parallelStream().map(this::judge).toList();
  }

  /**
   * Judges documents, many at once, each as a change if its object is there already; see {@link
   * #judgeUpdate}.
   *
   * @param former finds the object of a document as it was applied before
   */
  public List<Judgement> judgeAll(
      List<? extends Node> documents, Function<Node, Optional<MapNode>> former) {
    return documents.parallelStream()
        .map(document -> judge(document, former.apply(document)))
        .toList();
  }

  /** Judges one document by the checks that look at documents alone. */
  public Judgement judge(Node document) {
    return judge(document, Optional.empty());
  }

  /**
   * Judges one document as a change of an object that is there already.
   *
   * @param former the object as it was applied before; what no server would have accepted is passed
   *     over
   */
  public Judgement judgeUpdate(MapNode former, Node document) {
    return judge(document, Optional.of(former));
  }

  private Judgement judge(Node document, Optional<MapNode> former) {
    if (!(document instanceof MapNode tree)) {
      return notAnObject(document);
    }
    Subject subject = subject(tree);
    try {
      return judge(subject, tree, former);
    } catch (RuntimeException | StackOverflowError fault) {
      var where = new Where(subject, FieldPath.ROOT, tree.origin());
      return new Judgement(subject, Verdict.NOT_CHECKED, List.of(FaultCodes.found(where, fault)));
    }
  }

  private Judgement judge(Subject subject, MapNode tree, Optional<MapNode> former) {
    var findings = new Findings();
    Optional<KindSchema> kind = findKind(tree, subject, findings);
    if (kind.isPresent()) {
      judge(subject, tree, kind.get(), findings)
          .ifPresent(passed -> former.ifPresent(before -> update(passed, before, findings)));
    }
    List<Finding> sorted = findings.isEmpty() ? List.of() : findings.sorted();
    boolean refused =
        sorted.stream().anyMatch(found -> found.isError() && found.code().stage().isServers());
    return new Judgement(
        subject,
        refused ? Verdict.REFUSED : kind.isEmpty() ? Verdict.NOT_CHECKED : Verdict.ACCEPTED,
        sorted);
  }

  /** Answers the document if it passed decode and schema, so that other checks could look at it. */
  private Optional<CheckedDocument> judge(
      Subject subject, MapNode tree, KindSchema kind, Findings findings) {
    if (!kind.isCustom()) {
      new GoDecoder(subject, findings).decode(tree, kind.type());
      if (findings.hasErrors()) {
        return Optional.empty();
      }
    }
    MapNode filled = ServerDefaults.fill(tree, kind);
    if (kind.isCustom()) {
      new StructuralCheck(subject, findings, schemas.version()).check(filled, kind);
      if (findings.hasErrors()) {
        return Optional.empty();
      }
    }
    var document = new CheckedDocument(subject, tree, filled, kind);
    for (DocumentCheck check : documentChecks) {
      check.check(document, findings);
    }
    return Optional.of(document);
  }

  private void update(CheckedDocument document, MapNode former, Findings findings) {
    KindSchema kind = document.kind();
    if (!Optional.of(kind).equals(schemas.find(text(former, "apiVersion"), text(former, "kind")))) {
      return;
    }
    sound(kind, document.subject(), former)
        .ifPresent(
            before ->
                documentChecks.forEach(check -> check.checkUpdate(document, before, findings)));
  }

  /** An object that decode and schema pass, as other checks look at it. */
  private Optional<CheckedDocument> sound(KindSchema kind, Subject subject, MapNode tree) {
    var broken = new Findings();
    if (!kind.isCustom()) {
      new GoDecoder(subject, broken).decode(tree, kind.type());
      if (broken.hasErrors()) {
        return Optional.empty();
      }
    }
    MapNode filled = ServerDefaults.fill(tree, kind);
    if (kind.isCustom()) {
      new StructuralCheck(subject, broken, schemas.version()).check(filled, kind);
    }
    return broken.hasErrors()
        ? Optional.empty()
        : Optional.of(new CheckedDocument(subject, tree, filled, kind));
  }

  private static String text(MapNode tree, String key) {
    return tree.findText(key).orElse("");
  }

  /**
   * Judges what changes when a bundle takes the place of a former one: the objects that are in
   * both, by the rules for objects that are there already.
   *
   * @return what the server would refuse beyond {@link #check}, sorted
   */
  public List<Finding> checkUpdate(Bundle former, Bundle now) {
    var findings = new Findings();
    now.applied()
        .forEach(
            manifest ->
                former
                    .find(
                        manifest.identity().group(),
                        manifest.identity().kind(),
                        manifest.identity().namespace(),
                        manifest.identity().name())
                    .filter(before -> !before.isLatent())
                    .ifPresent(before -> update(before, manifest, findings)));
    return findings.sorted();
  }

  private void update(Manifest former, Manifest now, Findings findings) {
    MapNode tree = now.tree();
    schemas
        .find(now.identity().apiVersion(), now.identity().kind())
        .flatMap(kind -> sound(kind, subject(tree), tree))
        .ifPresent(document -> update(document, former.tree(), findings));
  }

  /**
   * Judges all manifests of a bundle, each alone and then all together.
   *
   * @return everything that was found, sorted
   */
  public List<Finding> check(Bundle bundle) {
    var findings = new Findings();
    findings.addAll(alone(bundle));
    // An object that no server takes may be more than a check of all can read.
    boolean refused = findings.hasErrors();
    together(bundle).stream()
        .filter(found -> !refused || !found.code().equals(FaultCodes.FAILED))
        .forEach(findings::add);
    return findings.sorted();
  }

  /**
   * Judges all manifests of a bundle, each alone: what can be said of a bundle that is not whole.
   *
   * @return what was found, sorted
   */
  public List<Finding> alone(Bundle bundle) {
    var findings = new Findings();
    judgeAll(bundle.all().stream().map(Manifest::tree).toList())
        .forEach(judgement -> findings.addAll(judgement.findings()));
    return findings.sorted();
  }

  /**
   * Judges all manifests of a bundle together, by the checks that look at more than one document.
   *
   * @return what they found, sorted
   */
  public List<Finding> together(Bundle bundle) {
    var findings = new Findings();
    for (BundleCheck check : bundleChecks) {
      try {
        check.check(bundle, findings);
      } catch (RuntimeException | StackOverflowError fault) {
        findings.add(
            FaultCodes.found(Where.named("check", check.getClass().getSimpleName()), fault));
      }
    }
    return findings.sorted();
  }

  private Optional<KindSchema> findKind(MapNode tree, Subject subject, Findings findings) {
    Optional<String> apiVersion = tree.findText("apiVersion").filter(text -> !text.isEmpty());
    Optional<String> name = tree.findText("kind").filter(text -> !text.isEmpty());
    if (apiVersion.isEmpty() || name.isEmpty()) {
      String missing = apiVersion.isEmpty() ? "apiVersion" : "kind";
      String given =
          tree.find(missing)
              .map(value -> missing + " " + value + " is no name")
              .orElse("there is no " + missing);
      findings.add(
          DecodeCodes.NO_KIND,
          new Where(subject, FieldPath.of(missing), tree.find(missing).orElse(tree).origin()),
          given,
          "write "
              + missing
              + ", for example "
              + (apiVersion.isEmpty() ? "apiVersion: apps/v1" : "kind: Deployment"));
      return Optional.empty();
    }
    Optional<KindSchema> kind = schemas.find(apiVersion.get(), name.get());
    if (kind.isEmpty()) {
      findings.add(new UnknownKind(schemas, tree, subject).found(unknownKinds));
    } else if (!kind.get().traits().creatable()) {
      findings.add(
          DecodeCodes.NOT_CREATABLE,
          new Where(subject, FieldPath.of("kind"), tree.origin()),
          "a " + name.get() + " can only be read",
          "remove the document");
    }
    return kind;
  }

  private static Judgement notAnObject(Node document) {
    var subject = new Subject.KubernetesObject("", "", Optional.empty(), "");
    Finding found =
        Finding.of(
            DecodeCodes.NOT_AN_OBJECT,
            new Where(subject, FieldPath.ROOT, document.origin()),
            (document instanceof ScalarNode ? document.toString() : "a list") + " is no object",
            "write a map with apiVersion, kind and metadata");
    return new Judgement(subject, Verdict.REFUSED, List.of(found));
  }

  private static Subject subject(MapNode tree) {
    Optional<MapNode> metadata = tree.findMap("metadata");
    String name =
        metadata.flatMap(m -> m.findText("name").or(() -> m.findText("generateName"))).orElse("");
    return new Subject.KubernetesObject(
        tree.findText("apiVersion").orElse(""),
        tree.findText("kind").orElse(""),
        metadata.flatMap(m -> m.findText("namespace")),
        name);
  }
}
