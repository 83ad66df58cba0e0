package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.environment.Naming;
import dev.plimsoll.environment.Surroundings;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.ReferenceRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random bundles over the whole catalogue of references, renamed at random: applied and latent
 * objects, embedded documents, hashes and all.
 */
class NamerPropertyTest {
  /** Rules that no single field can say: they need more around them. {@code NamerTest} has them. */
  private static final int RULES_LEFT_OUT_AT_MOST = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyFieldOfTheCatalogueFollowsTheObjectThatItNames(long seed) {
    var references = new RandomReferences(seed);
    List<ReferenceRule> rules = new ArrayList<>(RandomReferences.rules());
    Collections.shuffle(rules, new Random(seed));
    var leftOut = new TreeSet<String>();
    for (ReferenceRule rule : rules) {
      if (!references.plant(rule)) {
        leftOut.add(rule.toString());
      }
      if (references.planted().size() % 20 == 0) {
        references.plantAddress();
      }
    }
    assertThat(leftOut).as("rules that were not tried").hasSizeLessThan(RULES_LEFT_OUT_AT_MOST);
    Bundle before = references.bundle();
    Naming naming = references.naming();
    var findings = new Findings();
    Bundle after = new Namer("prod", naming, Surroundings.standard()).name(before, findings);
    assertThat(FindingFiles.text(findings.sorted())).isEmpty();
    Map<Place, Manifest> found = RandomReferences.byPlace(after);
    List<String> wrong = new ArrayList<>();
    for (RandomReferences.Planted field : references.planted()) {
      Manifest target = found.get(field.target());
      String wanted =
          RandomReferences.filled(
              field.text(), target.identity().name(), target.identity().namespace().orElse(""));
      String said =
          found
              .get(field.holder())
              .find(field.path())
              .map(node -> ((ScalarNode) node).text())
              .orElse("nothing");
      if (!said.equals(wanted)) {
        wrong.add(field.rule() + " says " + said + " and not " + wanted);
      }
    }
    assertThat(wrong).as("with %s", naming).isEmpty();
  }
}
