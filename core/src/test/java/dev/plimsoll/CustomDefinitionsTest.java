package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.check.DecodeCodes;
import dev.plimsoll.component.Imported;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.manifest.Manifests;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which definitions the custom resources of a platform are judged. */
class CustomDefinitionsTest {
  /** A definition whose objects have one field, of this type. */
  private static String ship(String type) {
    return """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: { name: ships.acme.example }
    spec:
      group: acme.example
      scope: Namespaced
      names: { plural: ships, singular: ship, kind: Ship, listKind: ShipList }
      versions:
        - name: v1
          served: true
          storage: true
          schema: { openAPIV3Schema: { type: object, properties: { masts: { type: %s } } } }
    """
        .formatted(type);
  }

  private static final String SHIPS =
      """
      apiVersion: acme.example/v1
      kind: Ship
      metadata: { name: brig }
      masts: two
      ---
      apiVersion: acme.example/v1
      kind: Ship
      metadata: { name: cutter }
      masts: 1
      """;

  private static final String REFUSED =
      """
      error PLM2001 Ship ships/brig at masts: "two" must be a whole number
        fix: write a whole number
        at: platform.yaml:LINE:1
      """;

  private static final String UNKNOWN =
      """
      SEVERITY PLM1104 Ship ships/brig at kind: not checked: nobody knows Ship of acme.example/v1
        fix: give its CustomResourceDefinition
        at: platform.yaml:2:1
      SEVERITY PLM1104 Ship ships/cutter at kind: not checked: nobody knows Ship of acme.example/v1
        fix: give its CustomResourceDefinition
        at: platform.yaml:7:1
      """;

  @TempDir private Path folder;
  private Path environments;

  /** Brings objects that another program wrote. */
  private record Fleet(String text) implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("fleet")
          .with(Imported.named("ships").in("ships").with(Manifests.read(text, "platform.yaml")));
    }
  }

  @BeforeEach
  void twoFilesOfOneEnvironment() throws IOException {
    environments = Files.createDirectories(folder.resolve("deep/environments"));
    base("");
    Files.writeString(
        environments.resolve("prod.yaml"),
        """
        schema: plimsoll/environment/v1
        environment: prod
        extends: base
        target: { plain: { kubernetes: "1.35" } }
        """);
  }

  private void base(String more) throws IOException {
    Files.writeString(
        environments.resolve("base.yaml"),
        """
        schema: plimsoll/environment/v1
        environment: base
        stage: prod
        """
            + more);
  }

  private Plimsoll<?> fleet(String text) {
    return Plimsoll.of(new Fleet(text)).withEnvironments(environments);
  }

  private static String found(Plimsoll<?> plimsoll) {
    return found(plimsoll, finding -> finding.where().toString().contains("Ship "));
  }

  private static String found(Plimsoll<?> plimsoll, Predicate<Finding> which) {
    return FindingFiles.text(plimsoll.render("prod").findings().stream().filter(which).toList());
  }

  @Test
  void thoseOfThePlatformItself() {
    assertThat(found(fleet(ship("integer") + "---\n" + SHIPS)))
        .isEqualTo(REFUSED.replace("LINE", "17"));
  }

  @Test
  void thoseThatTheEnvironmentNamesRelativeToTheFileThatDoes() throws IOException {
    Files.writeString(folder.resolve("ship.yaml"), ship("integer"));
    base("crds: [../../ship.yaml]\n");
    assertThat(found(fleet(SHIPS))).isEqualTo(REFUSED.replace("LINE", "4"));
  }

  @Test
  void thoseThatAreGivenForAllEnvironments() throws IOException {
    Path file = Files.writeString(folder.resolve("ship.yaml"), ship("integer"));
    assertThat(found(fleet(SHIPS).withCrds(List.of(file)))).isEqualTo(REFUSED.replace("LINE", "4"));
  }

  @Test
  void thoseOfThePlatformWinOverAllOthersAndThoseGivenOverThoseOfTheEnvironment()
      throws IOException {
    Path strict = Files.writeString(folder.resolve("strict.yaml"), ship("integer"));
    Path open = Files.writeString(folder.resolve("open.yaml"), ship("\"\""));
    base("crds: [../../strict.yaml]\n");
    assertThat(found(fleet(ship("\"\"") + "---\n" + SHIPS).withCrds(List.of(strict)))).isEmpty();
    assertThat(found(fleet(SHIPS).withCrds(List.of(open)))).isEmpty();
    base("crds: [../../open.yaml]\n");
    assertThat(found(fleet(SHIPS).withCrds(List.of(strict))))
        .isEqualTo(REFUSED.replace("LINE", "4"));
  }

  @Test
  void aKindThatNobodyKnowsIsNotedOrRefused() {
    assertThat(found(fleet(SHIPS))).isEqualTo(UNKNOWN.replace("SEVERITY", "note"));
    assertThat(found(fleet(SHIPS).refusingUnknownKinds()))
        .isEqualTo(UNKNOWN.replace("SEVERITY", "error"));
  }

  @Test
  void kindsThatNobodyKnowsAreSummedUp() {
    var unchecked = new UncheckedKinds();
    assertThat(unchecked.lines()).isEmpty();
    for (String name : List.of("prod-b", "prod-a")) {
      unchecked.add(name, fleet(SHIPS).render("prod").findings());
    }
    unchecked.add(
        "dev",
        List.of(
            Finding.of(
                DecodeCodes.NOT_CHECKED,
                Manifests.read(SHIPS.replace("Ship", "Boat"), "f")
                    .get(0)
                    .where(FieldPath.of("kind")),
                "not checked",
                "give it")));
    assertThat(unchecked.lines())
        .containsExactly(
            "not checked: 1 object of kind Boat of acme.example/v1 in dev",
            "not checked: 4 objects of kind Ship of acme.example/v1 in prod-a, prod-b",
            "  give their CustomResourceDefinitions: \"crds\" of the environment file, or with the"
                + " command");
    var refused = new UncheckedKinds();
    refused.add("prod", fleet(SHIPS).refusingUnknownKinds().render("prod").findings());
    assertThat(refused.lines()).isEmpty();
  }

  @Test
  void aPathWithoutDefinitionIsRefused() {
    Path nothing = folder.resolve("deep");
    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class, () -> fleet(SHIPS).withCrds(List.of(nothing)).render("prod"));
    assertThat(FindingFiles.text(refused.findings()).replace(folder.toString(), "HERE"))
        .isEqualTo(
            """
            error PLM0230 crds "HERE/deep": there is no CustomResourceDefinition in HERE/deep
              fix: give a file, folder or jar that holds some of apiextensions.k8s.io/v1, or take the path out
            """);
  }
}
