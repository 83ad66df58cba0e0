package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Lowered.HandOff;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hand-offs say the names that the cluster will have. */
class HandOffsTest {
  private static final HandOff TRUST =
      new HandOff(
          "Trust in <service-account>",
          "Trust `system:serviceaccount:<namespace>:<service-account>`");

  private static final Naming NAMING =
      Naming.unchanged().withPrefix("dev-").withNamespaces(Map.of("data-jobs", "acme-data-jobs"));

  @Test
  void followThePrefixAndTheNamespaceOfTheirAccount() {
    HandOff named = named(TRUST.forAccount("data-jobs", "spark"), account("data-jobs", "spark"));
    assertThat(named.heading()).isEqualTo("Trust in dev-spark");
    assertThat(named.text()).isEqualTo("Trust `system:serviceaccount:acme-data-jobs:dev-spark`");
  }

  @Test
  void keepTheNameOfAnAccountThatKeepsIt() {
    HandOff named =
        named(TRUST.forAccount("data-jobs", "default"), account("data-jobs", "default"));
    assertThat(named.text()).isEqualTo("Trust `system:serviceaccount:acme-data-jobs:default`");
  }

  @Test
  void keepTheNameOfAnAccountThatSomebodyElseMakes() {
    HandOff named =
        named(TRUST.forAccount("gateways", "certificate"), account("data-jobs", "spark"));
    assertThat(named.text()).isEqualTo("Trust `system:serviceaccount:gateways:certificate`");
  }

  @Test
  void leavePlaceholdersWhereTheSubjectIsNotKnown() {
    assertThat(named(TRUST, account("data-jobs", "spark")).text()).isEqualTo(TRUST.instructions());
    assertThat(named(TRUST.in("data-jobs"), account("data-jobs", "spark")).text())
        .isEqualTo("Trust `system:serviceaccount:acme-data-jobs:<service-account>`");
  }

  private static HandOff named(HandOff handOff, Manifest account) {
    return new HandOffs(NAMING, Bundle.of(List.of(account))).named(List.of(handOff)).get(0);
  }

  private static Manifest account(String namespace, String name) {
    return Manifest.of(
        (MapNode)
            ObjectNodes.from(
                new ServiceAccountBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withNamespace(namespace)
                    .endMetadata()
                    .build(),
                Origin.UNKNOWN));
  }
}
