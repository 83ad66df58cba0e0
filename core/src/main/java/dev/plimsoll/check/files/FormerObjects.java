package dev.plimsoll.check.files;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.DocumentSink;
import dev.plimsoll.node.Documents;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Objects as they were applied before. A document about one of them is judged as a change too: a
 * server refuses, for instance, another selector of a Deployment that is there. Immutable.
 *
 * <p>Objects are found by group, kind, namespace and name, whatever their version. What cannot be
 * read is reported, and passed over.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class FormerObjects {
  private final Bundle bundle;

  private FormerObjects(Bundle bundle) {
    this.bundle = bundle;
  }

  /** Nothing was there. */
  public static FormerObjects none() {
    return new FormerObjects(Bundle.of(List.of()));
  }

  /**
   * Reads the applied objects of sources.
   *
   * @param findings receives what cannot be read, as warnings: what is no manifest was not applied
   */
  public static FormerObjects read(List<ManifestSource> sources, Findings findings) {
    var manifests = new ArrayList<Manifest>();
    for (ManifestSource source : sources) {
      if (source.presence() == ManifestSource.Presence.APPLIED) {
        read(source, manifests, findings);
      }
    }
    return new FormerObjects(Bundle.of(manifests));
  }

  private static void read(ManifestSource source, List<Manifest> manifests, Findings findings) {
    try (InputStream in = source.content().open()) {
      YamlReader.stream(in, source.name(), new Gathering(manifests, findings));
    } catch (IOException fault) {
      findings.add(
          Finding.of(
              FileCodes.NO_FORMER,
              Where.named("file", source.name()),
              "not compared: it cannot be read",
              "give this user the right to read it, or leave it out"));
    }
  }

  private record Gathering(List<Manifest> manifests, Findings findings) implements DocumentSink {
    @Override
    public void read(YamlDocument document, List<Finding> found) {
      for (YamlDocument item : Documents.unfold(List.of(document))) {
        if (item.root() instanceof MapNode tree && FileRun.isNamed(tree)) {
          manifests.add(Manifest.of(tree));
        }
      }
    }

    @Override
    public void broken(int at, List<Finding> found) {
      for (Finding finding : found) {
        findings.add(
            Finding.of(
                FileCodes.NO_FORMER,
                finding.where(),
                "not compared: " + finding.problem(),
                finding.fix()));
      }
    }
  }

  /** All of them. */
  public Bundle bundle() {
    return bundle;
  }

  /** The object that a document is about, as it was before. */
  Optional<MapNode> of(Node document) {
    if (bundle.all().isEmpty() || !(document instanceof MapNode tree) || !FileRun.isNamed(tree)) {
      return Optional.empty();
    }
    Manifest now = Manifest.of(tree);
    return bundle
        .find(
            now.identity().group(),
            now.identity().kind(),
            now.identity().namespace(),
            now.identity().name())
        .map(Manifest::tree);
  }
}
