package dev.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.reference.Answer;
import dev.plimsoll.reference.Demand;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.Meaning;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.reference.References;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a lowered object names is lowered with it, or declared as there already. */
class LoweredReferencesTest {
  static List<String> environments() {
    return TestEnvironments.names();
  }

  @ParameterizedTest
  @MethodSource("environments")
  void namesNothingThatIsNotThere(String name) {
    EnvironmentFacts facts = TestEnvironments.facts(name);
    References references =
        References.of(
            bundle(facts),
            ReferenceCatalogue.standard(),
            Externals.ofEveryCluster().plus(facts.externals()));
    assertThat(references.all()).isNotEmpty();
    assertThat(
            references.all().stream()
                .filter(LoweredReferencesTest::leadsNowhere)
                .map(LoweredReferencesTest::text))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("environments")
  void wouldMissWhatIsThereIfItWereNotDeclared(String name) {
    EnvironmentFacts facts = TestEnvironments.facts(name);
    References references =
        References.of(bundle(facts), ReferenceCatalogue.standard(), Externals.ofEveryCluster());
    assertThat(references.all()).anyMatch(LoweredReferencesTest::leadsNowhere);
  }

  private static Bundle bundle(EnvironmentFacts facts) {
    Set<Node> trees = new LinkedHashSet<>();
    var extra = new ArrayList<HasMetadata>();
    extra.add(
        new NamespaceBuilder()
            .withNewMetadata()
            .withName(LoweredObjects.NAMESPACE.value())
            .endMetadata()
            .build());
    extra.add(
        new PodBuilder()
            .withNewMetadata()
            .withName("web")
            .withNamespace(LoweredObjects.NAMESPACE.value())
            .addToLabels("app", "web")
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("main")
            .addNewPort()
            .withName("http")
            .withContainerPort(8080)
            .endPort()
            .endContainer()
            .endSpec()
            .build());
    extra.forEach(object -> trees.add(ObjectNodes.from(object, Origin.UNKNOWN)));
    LoweredObjects.all(facts.lowering())
        .values()
        .forEach(
            objects ->
                objects.forEach(object -> trees.add(ObjectNodes.from(object, Origin.UNKNOWN))));
    return Bundle.of(trees.stream().map(tree -> Manifest.of((MapNode) tree)).toList());
  }

  private static boolean leadsNowhere(Reference reference) {
    return demand(reference.rule().meaning()).level() != Demand.Level.MAY
        && (reference.answer() instanceof Answer.Missing
            || reference.answer() instanceof Answer.MissingPart
            || reference.answer() instanceof Answer.Nothing);
  }

  private static Demand demand(Meaning meaning) {
    if (meaning instanceof Meaning.NamesObject names) {
      return names.demand();
    }
    if (meaning instanceof Meaning.NamesKey key) {
      return key.demand();
    }
    if (meaning instanceof Meaning.NamesPort port) {
      return port.demand();
    }
    if (meaning instanceof Meaning.NamesItem item) {
      return item.demand();
    }
    return meaning instanceof Meaning.Selects selects ? selects.demand() : Demand.MAY;
  }

  private static String text(Reference reference) {
    return reference.from().identity() + " " + reference.path() + " -> " + reference.answer();
  }
}
