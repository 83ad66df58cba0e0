package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check that throws takes neither the run nor the judgement of other documents with it. */
class FaultyCheckTest {
  private final MapNode bad = configMap("bad");
  private final MapNode good = configMap("good");

  @Test
  void judgesTheOtherDocuments() {
    Checks checks = Checks.of(Schemas.of(KubernetesVersion.V1_35)).with(List.of(new OfDocument()));
    List<Judgement> judged = checks.judgeAll(List.of(bad, good));
    assertThat(judged)
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.NOT_CHECKED, Verdict.ACCEPTED);
    assertThat(judged.get(0).findings())
        .extracting(found -> found.code().id() + " " + found.problem().replaceAll("\\(.*\\)$", ""))
        .containsExactly(
            "PLM0018 a check failed: java.lang.IllegalStateException: no way out at"
                + " dev.plimsoll.check.FaultyCheckTest$OfDocument.check");
  }

  @Test
  void runsTheOtherChecks() {
    Checks checks =
        Checks.of(Schemas.of(KubernetesVersion.V1_35))
            .with(
                List.of(
                    new OfBundle(),
                    new ReferenceCheck(ReferenceCatalogue.standard(), Externals.none())));
    List<Finding> found = checks.together(Bundle.of(List.of(Manifest.of(good), Manifest.of(good))));
    assertThat(found)
        .extracting(finding -> finding.code().id())
        .containsExactly("PLM0018", "PLM5009");
  }

  private static MapNode configMap(String name) {
    return (MapNode)
        YamlReader.read(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}}",
                name,
                new Findings())
            .get(0)
            .root();
  }

  private static final class OfDocument implements DocumentCheck {
    @Override
    public Stage stage() {
      return Stage.RUNTIME;
    }

    @Override
    public void check(CheckedDocument document, Findings findings) {
      if (document.subject().toString().contains("bad")) {
        throw new IllegalStateException("no way out");
      }
    }
  }

  private static final class OfBundle implements BundleCheck {
    @Override
    public Stage stage() {
      return Stage.REFERENCE;
    }

    @Override
    public void check(Bundle bundle, Findings findings) {
      throw new IllegalStateException("no way out");
    }
  }
}
