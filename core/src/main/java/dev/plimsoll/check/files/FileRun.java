package dev.plimsoll.check.files;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.Judgement;
import dev.plimsoll.check.Verdict;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of a check: reads, holds, judges, lets go. */
final class FileRun {
  private static final int BATCH = 512;
  private static final Subject.KubernetesObject UNREAD =
      new Subject.KubernetesObject("", "", Optional.empty(), "");

  private final ManifestCheck check;
  private final ManifestCheck.Limits limits;
  private final Consumer<JudgedDocument> out;
  private final List<Pending> pending = new ArrayList<>();
  private final List<MapNode> definitions = new ArrayList<>();
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private Optional<Checks> checks = Optional.empty();
  private long bytes;
  private int passedOver;
  private boolean overflowed;

  /**
   * A document that waits for its verdict.
   *
   * @param root empty if the document cannot be read
   * @param findings what is known already
   */
  record Pending(ManifestSource source, int index, Optional<Node> root, List<Finding> findings) {}

  FileRun(ManifestCheck check, ManifestCheck.Limits limits, Consumer<JudgedDocument> out) {
    this.check = check;
    this.limits = limits;
    this.out = out;
  }

  /** Reads a source; judges what is held if that becomes too much. */
  void read(ManifestSource source) {
    var feed = new SourceFeed(source, this::accept);
    try {
      feed.read(count -> bytes += count);
    } catch (IOException fault) {
      feed.fail(Unreadable.found("file", source.name(), fault));
    }
    passedOver += feed.passedOver();
  }

  private void accept(Pending document) {
    pending.add(document);
    document
        .root()
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .filter(FileRun::isDefinition)
        .ifPresent(
            definition -> {
              definitions.add(definition);
              checks = Optional.empty();
            });
    if (!overflowed && (pending.size() > limits.documents() || bytes > limits.bytes())) {
      overflowed = true;
    }
    if (overflowed && pending.size() >= BATCH) {
      settle();
    }
  }

  private static boolean isDefinition(MapNode tree) {
    return tree.findText("kind").filter("CustomResourceDefinition"::equals).isPresent()
        && tree.findText("apiVersion").filter("apiextensions.k8s.io/v1"::equals).isPresent();
  }

  /** Judges what is left. */
  Tally end() {
    settle();
    var findings = new ArrayList<Finding>();
    int documents = verdicts.values().stream().mapToInt(count -> count).sum();
    if (overflowed) {
      findings.add(
          Finding.of(
              FileCodes.TOO_MANY,
              Where.named("check", "files"),
              "not checked: references among " + documents + " documents of " + bytes + " bytes",
              "check them in parts of at most "
                  + limits.documents()
                  + " documents and "
                  + limits.bytes()
                  + " bytes"));
    }
    return new Tally(
        verdicts.getOrDefault(Verdict.ACCEPTED, 0),
        verdicts.getOrDefault(Verdict.REFUSED, 0),
        verdicts.getOrDefault(Verdict.NOT_CHECKED, 0),
        passedOver,
        findings);
  }

  private void settle() {
    Checks now = checks.orElseGet(() -> check.checks(definitions));
    checks = Optional.of(now);
    List<Judgement> judgements =
        now.judgeAll(pending.stream().flatMap(p -> p.root().stream()).toList(), check.former()::of);
    var judged = new ArrayList<JudgedDocument>(pending.size());
    int next = 0;
    for (Pending document : pending) {
      judged.add(
          document.root().isPresent()
              ? judged(document, judgements.get(next++))
              : unread(document));
    }
    if (!overflowed) {
      new FindingPlaces(pending, judged).add(now.together(bundle()));
    }
    for (int i = 0; i < judged.size(); i++) {
      JudgedDocument document = judged.get(i);
      // What is known of a folder, or of a file that cannot be read, is told but is no document.
      if (pending.get(i).root().isPresent() || document.verdict() == Verdict.REFUSED) {
        verdicts.merge(document.verdict(), 1, Integer::sum);
      }
      out.accept(document);
    }
    pending.clear();
  }

  private static JudgedDocument judged(Pending document, Judgement judgement) {
    return new JudgedDocument(
            document.source().name(),
            document.index(),
            (Subject.KubernetesObject) judgement.subject(),
            judgement.verdict(),
            judgement.findings())
        .plus(document.findings());
  }

  private static JudgedDocument unread(Pending document) {
    return new JudgedDocument(
            document.source().name(), document.index(), UNREAD, Verdict.NOT_CHECKED, List.of())
        .plus(document.findings());
  }

  private Bundle bundle() {
    var manifests = new ArrayList<Manifest>(pending.size());
    for (Pending document : pending) {
      document
          .root()
          .filter(root -> root instanceof MapNode tree && isNamed(tree))
          .map(root -> Manifest.of((MapNode) root))
          .map(
              manifest ->
                  document.source().presence() == ManifestSource.Presence.LATENT
                      ? manifest.latent("another program", 1)
                      : manifest)
          .ifPresent(manifests::add);
    }
    return Bundle.of(manifests);
  }

  /** Whether a document can be told from others, so that they can refer to it. */
  static boolean isNamed(MapNode tree) {
    return tree.findText("apiVersion").isPresent()
        && tree.findText("kind")
            .filter(kind -> !kind.isEmpty() && kind.indexOf('.') < 0)
            .isPresent()
        && tree.findMap("metadata")
            .flatMap(m -> m.findText("name"))
            .filter(name -> !name.isEmpty())
            .isPresent();
  }
}
