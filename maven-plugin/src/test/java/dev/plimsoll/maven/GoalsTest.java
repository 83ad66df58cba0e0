package dev.plimsoll.maven;

import static dev.plimsoll.maven.Goals.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals as Maven runs them, on a project whose class path is that of these tests. */
class GoalsTest {
  /** A statement that answers a platform with a custom resource. */
  private static final String SHIP =
      """
      if (env != null) {
        return Platform.named("acme").with(
            dev.plimsoll.component.Imported.named("ships").in("web").with(
                dev.plimsoll.manifest.Manifests.read(
                    "apiVersion: acme.example/v1\\nkind: Ship\\nmetadata: { name: brig }\\nmasts: two\\n", "f")));
      }
      """;

  @TempDir private Path folder;

  private Project project;
  private Goals goals;

  @BeforeEach
  void aProject() throws IOException {
    project = new Project(folder).withEnvironment();
    goals = new Goals(project);
  }

  @Test
  void generateWritesTheManifestsOfTheOnlyDefinition() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    goals.generate().execute();
    assertThat(project.out().resolve("dev/web/deployment.apps-web.yaml")).isRegularFile();
    assertThat(goals.log).hasSize(1);
    assertThat(goals.log.get(0))
        .matches("dev: \\d+ files in .*dev, of which \\d+ written; 0 removed");
  }

  @Test
  void generateTouchesNothingThatIsRightAlready() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    goals.generate().execute();
    goals.log.clear();
    goals.generate().execute();
    assertThat(goals.log.get(0)).endsWith("of which 0 written; 0 removed");
  }

  @Test
  void anExceptionInDefineFailsTheBuildAndKeepsTheFormerOutput() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    goals.generate().execute();
    String before = Files.readString(project.out().resolve("dev/.plimsoll/inventory.json"));
    project.withDefinition(
        "Acme", "if (true) { throw new IllegalStateException(\"no luck\"); }", "\"hello\"");
    assertThatThrownBy(() -> goals.generate().execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """

            error PLM0109 definition "com.acme.Acme": for environment "dev": IllegalStateException: no luck
              fix: repair the value that the message names, at the place below
              at: render Acme.define:12
            """);
    assertThat(project.out().resolve("dev/.plimsoll/inventory.json")).hasContent(before);
  }

  @Test
  void anUnknownEnvironmentIsNamedWithTheNearestOne() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    assertThatThrownBy(() -> set(goals.generate(), "only", List.of("deev")).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """

            error PLM0210 environment "deev": no file in %s describes environment "deev"
              fix: write "dev"
            """
                .formatted(project.environments()));
  }

  @Test
  void checkWritesNothing() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    goals.check().execute();
    assertThat(project.out()).doesNotExist();
    assertThat(goals.log.get(0)).matches("dev: \\d+ objects checked");
  }

  @Test
  void objectsOfAKindThatNobodyKnowsAreSummedUpAndRefusedIfOneWants() throws Exception {
    project.withDefinition("Acme", SHIP, "\"hello\"");
    goals.check().execute();
    assertThat(goals.log)
        .contains(
            "not checked: 1 object of kind Ship of acme.example/v1 in dev",
            "  give their CustomResourceDefinitions: \"crds\" of the environment file, or with the"
                + " command")
        .noneMatch(line -> line.contains("PLM1104"));
    assertThatThrownBy(() -> set(goals.check(), "refuseUnknownKinds", true).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """

            error PLM1104 Ship web/brig at kind: not checked: nobody knows Ship of acme.example/v1
              fix: give its CustomResourceDefinition
              at: f:2:1
            """);
  }

  @Test
  void definitionsOfCustomResourcesAreGivenByPath() throws Exception {
    project.withDefinition("Acme", SHIP, "\"hello\"");
    Path crds =
        Files.writeString(
            folder.resolve("ship.yaml"),
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
                  schema: { openAPIV3Schema: { type: object, properties: { masts: { type: integer } } } }
            """);
    assertThatThrownBy(() -> set(goals.check(), "crds", List.of(crds.toFile())).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """

            error PLM2001 Ship web/brig at masts: "two" must be a whole number
              fix: write a whole number
              at: f:4:1
            """);
  }

  @Test
  void checkTwicePassesADefinitionThatDependsOnNothingElse() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    set(goals.check(), "twice", true).execute();
    assertThat(goals.log.get(1))
        .isEqualTo("a second process, under another locale, zone and charset, renders the same");
  }

  @Test
  void checkTwiceNamesTheFirstFieldThatDependsOnTheZone() throws Exception {
    project.withDefinition("Acme", "", "java.util.TimeZone.getDefault().getID()");
    assertThatThrownBy(() -> set(goals.check(), "twice", true).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("error PLM0107 ConfigMap web/web")
        .hasMessageContaining("at data.GREETING: is ")
        .hasMessageContaining(
            " in the first run, and \"Pacific/Chatham\" in the second\n"
                + "  fix: let the definition depend on nothing but the environment: no clock, chance,"
                + " default locale, zone or charset, and no order of a Set or HashMap");
  }

  @Test
  void explainTellsWhatACodeMeans() throws Exception {
    set(goals.mojo(new ExplainMojo()), "code", "PLM0210").execute();
    assertThat(goals.log).contains("PLM0210 (error, stage environment)");
  }

  @Test
  void envListNamesEnvironments() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    goals.mojo(new EnvListMojo()).execute();
    assertThat(goals.log).containsExactly("dev");
  }

  @Test
  void envListAndEnvShowNeedNoDefinition() throws Exception {
    Files.writeString(
        project.environments().resolve("qa.yaml"),
        """
        schema: plimsoll/environment/v1
        environment: qa
        extends: dev
        labels: { acme.example/stage: qa }
        """);
    goals.mojo(new EnvListMojo()).execute();
    assertThat(goals.log).containsExactly("dev", "qa");
    goals.log.clear();
    set(goals.mojo(new EnvShowMojo()), "environment", "qa").execute();
    assertThat(goals.log)
        .startsWith("labels:", "  acme.example/stage: qa", "environment: qa", "extends: dev")
        .contains("  on-prem:", "stage: dev");
  }

  @Test
  void envShowNamesTheNearestEnvironmentOfOneThatIsNotThere() {
    assertThatThrownBy(() -> set(goals.mojo(new EnvShowMojo()), "environment", "dve").execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """

            error PLM0210 environment "dve": no file in %s describes environment "dve"
              fix: write "dev"
            """
                .formatted(project.environments()));
  }

  @Test
  void envScaffoldPrintsTheBindingsThatAreMissing() throws Exception {
    // Closes what the greeting stands in, and opens as much again.
    project.withDefinition(
        "Acme",
        "",
        "\"hello\")).withEnv(dev.plimsoll.intent.SecretNeed.named(\"token\", \"api-token\"");
    set(goals.mojo(new EnvScaffoldMojo()), "environment", "dev").execute();
    assertThat(goals.log).startsWith("bindings:", "  secret/token:").hasSizeGreaterThan(2);

    Path file = project.environments().resolve("dev.yaml");
    Files.writeString(file, Files.readString(file) + String.join("\n", goals.log) + "\n");
    goals.log.clear();
    set(goals.mojo(new EnvScaffoldMojo()), "environment", "dev").execute();
    assertThat(goals.log)
        .containsExactly("# environment dev binds everything that the platform needs");
  }

  @Test
  void whyNamesTheLayerAndThePlace() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    var why = goals.mojo(new WhyMojo());
    set(why, "environment", "dev");
    set(why, "question", "web/deployment.apps-web.yaml#/spec/replicas").execute();
    assertThat(String.join("\n", goals.log)).contains("spec.replicas");
  }

  @Test
  void pathNamesAnEndThatIsNotThere() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    var path = goals.mojo(new PathMojo());
    set(path, "environment", "dev");
    set(path, "from", "web/wbe");
    assertThatThrownBy(() -> set(path, "to", "web/web").execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("PLM6108 environment \"dev\": the picture has no end \"web/wbe\"");
  }

  @Test
  void aProjectWithoutPlimsollIsToldSo() {
    assertThatThrownBy(() -> ProjectRealm.open(List.of(folder)))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "the class path of this project has no dev.plimsoll:plimsoll-core that this plugin can"
                + " run\n  fix: add it to the dependencies, in the version of the plugin, or newer");
  }
}
