package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.Imported;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.manifest.Manifests;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of custom resources in a platform, rules of their definition included. */
class CustomKindsTest {
  private static final String DEFINITION =
      """
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
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties: { masts: { type: integer }, sails: { type: integer } }
                    x-kubernetes-validations:
                      - { rule: "self.sails <= 3 * self.masts", message: too many sails }
      """;

  private static final String SHIP =
      """
      apiVersion: acme.example/v1
      kind: Ship
      metadata: { name: brig }
      spec: { masts: 2, sails: 7 }
      """;

  private static final String RULE_BROKEN =
      """
      error PLM4001 Ship ships/brig at spec: too many sails
        fix: make this true: self.sails <= 3 * self.masts
        at: platform.yaml:LINE:1
      """;

  @TempDir private Path folder;

  /** A ship. */
  public static class Ships implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<PlatformDefinition.NoSettings> env) {
      return Platform.named("fleet")
          .with(Imported.named("ships").in("ships").with(Manifests.read(text(), "platform.yaml")));
    }

    String text() {
      return SHIP;
    }
  }

  /** A ship, and what a ship is. */
  public static final class Yard extends Ships {
    @Override
    String text() {
      return DEFINITION + "---\n" + SHIP;
    }
  }

  @BeforeEach
  void twoEnvironments() throws IOException {
    Platforms.write(folder, "dev");
    Platforms.write(folder, "qa");
  }

  private Run run(String verb, Class<?> definition, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                verb,
                "--definition",
                definition.getName(),
                "--environments",
                folder.resolve("environments").toString()));
    if (verb.equals("generate")) {
      arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    }
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  @Test
  void aRuleOfADefinitionOfThePlatformHolds() {
    Run generate = run("generate", Yard.class, "--env", "dev");
    assertThat(generate.status()).isEqualTo(1);
    assertThat(generate.errors()).contains(RULE_BROKEN.replace("LINE", "25"));
    assertThat(run("check", Yard.class, "--env", "dev").out())
        .contains(RULE_BROKEN.replace("LINE", "25"));
  }

  @Test
  void aRuleOfADefinitionThatWasGivenHolds() throws IOException {
    Path crds = Files.writeString(folder.resolve("ship.yaml"), DEFINITION);
    Run generate = run("generate", Ships.class, "--env", "dev", "--crds", crds.toString());
    assertThat(generate.status()).isEqualTo(1);
    assertThat(generate.errors()).contains(RULE_BROKEN.replace("LINE", "4"));
    Path file = folder.resolve("environments/dev.yaml");
    Files.writeString(file, Files.readString(file) + "crds: [../ship.yaml]\n");
    assertThat(run("check", Ships.class, "--env", "dev").out())
        .contains(RULE_BROKEN.replace("LINE", "4"));
  }

  @Test
  void kindsThatNobodyKnowsAreInTheSummary() {
    Run generate = run("generate", Ships.class);
    assertThat(generate.status()).isZero();
    assertThat(generate.out().replace(folder.toString(), "HERE"))
        .endsWith(
            """
            not checked: 2 objects of kind Ship of acme.example/v1 in dev, qa
              give their CustomResourceDefinitions: "crds" of the environment file, or with the command
            2 environments written to HERE/out
            """);
  }

  @Test
  void kindsThatNobodyKnowsAreErrorsIfOneWants() {
    Run generate = run("generate", Ships.class, "--refuse-unknown-kinds");
    assertThat(generate.status()).isEqualTo(1);
    assertThat(generate.errors())
        .contains(
            """
            error PLM1104 Ship ships/brig at kind: not checked: nobody knows Ship of acme.example/v1
              fix: give its CustomResourceDefinition
              at: platform.yaml:2:1
              in: both environments
            """);
    assertThat(generate.out()).doesNotContain("not checked");
    assertThat(run("check", Ships.class, "--refuse-unknown-kinds").status()).isEqualTo(1);
  }
}
