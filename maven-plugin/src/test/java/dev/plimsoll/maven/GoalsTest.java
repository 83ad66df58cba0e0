package dev.plimsoll.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
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

  private final List<String> log = new ArrayList<>();
  private Project project;

  @BeforeEach
  void aProject() throws IOException {
    project = new Project(folder).withEnvironment();
  }

  @Test
  void generateWritesTheManifestsOfTheOnlyDefinition() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    generate().execute();
    assertThat(project.out().resolve("dev/web/deployment.apps-web.yaml")).isRegularFile();
    assertThat(log).hasSize(1);
    assertThat(log.get(0)).matches("dev: \\d+ files in .*dev, of which \\d+ written; 0 removed");
  }

  @Test
  void generateTouchesNothingThatIsRightAlready() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    generate().execute();
    log.clear();
    generate().execute();
    assertThat(log.get(0)).endsWith("of which 0 written; 0 removed");
  }

  @Test
  void anExceptionInDefineFailsTheBuildAndKeepsTheFormerOutput() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    generate().execute();
    String before = Files.readString(project.out().resolve("dev/.plimsoll/inventory.json"));
    project.withDefinition(
        "Acme", "if (true) { throw new IllegalStateException(\"no luck\"); }", "\"hello\"");
    assertThatThrownBy(() -> generate().execute())
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
    assertThatThrownBy(() -> set(generate(), "only", List.of("deev")).execute())
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
    check().execute();
    assertThat(project.out()).doesNotExist();
    assertThat(log.get(0)).matches("dev: \\d+ objects checked");
  }

  @Test
  void objectsOfAKindThatNobodyKnowsAreSummedUpAndRefusedIfOneWants() throws Exception {
    project.withDefinition("Acme", SHIP, "\"hello\"");
    check().execute();
    assertThat(log)
        .contains(
            "not checked: 1 object of kind Ship of acme.example/v1 in dev",
            "  give their CustomResourceDefinitions: \"crds\" of the environment file, or with the"
                + " command");
    assertThatThrownBy(() -> set(check(), "refuseUnknownKinds", true).execute())
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
    assertThatThrownBy(() -> set(check(), "crds", List.of(crds.toFile())).execute())
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
    set(check(), "twice", true).execute();
    assertThat(log.get(1))
        .isEqualTo("a second process, under another locale, zone and charset, renders the same");
  }

  @Test
  void checkTwiceNamesTheFirstFieldThatDependsOnTheZone() throws Exception {
    project.withDefinition("Acme", "", "java.util.TimeZone.getDefault().getID()");
    assertThatThrownBy(() -> set(check(), "twice", true).execute())
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
    set(mojo(new ExplainMojo()), "code", "PLM0210").execute();
    assertThat(log).contains("PLM0210 (error, stage environment)");
  }

  @Test
  void envListNamesEnvironments() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    mojo(new EnvListMojo()).execute();
    assertThat(log).containsExactly("dev");
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
    mojo(new EnvListMojo()).execute();
    assertThat(log).containsExactly("dev", "qa");
    log.clear();
    set(mojo(new EnvShowMojo()), "environment", "qa").execute();
    assertThat(log)
        .startsWith("labels:", "  acme.example/stage: qa", "environment: qa", "extends: dev")
        .contains("  on-prem:", "stage: dev");
  }

  @Test
  void envShowNamesTheNearestEnvironmentOfOneThatIsNotThere() {
    assertThatThrownBy(() -> set(mojo(new EnvShowMojo()), "environment", "dve").execute())
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
    set(mojo(new EnvScaffoldMojo()), "environment", "dev").execute();
    assertThat(log).startsWith("bindings:", "  secret/token:").hasSizeGreaterThan(2);

    Path file = project.environments().resolve("dev.yaml");
    Files.writeString(file, Files.readString(file) + String.join("\n", log) + "\n");
    log.clear();
    set(mojo(new EnvScaffoldMojo()), "environment", "dev").execute();
    assertThat(log).containsExactly("# environment dev binds everything that the platform needs");
  }

  @Test
  void whyNamesTheLayerAndThePlace() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    var why = mojo(new WhyMojo());
    set(why, "environment", "dev");
    set(why, "question", "web/deployment.apps-web.yaml#/spec/replicas").execute();
    assertThat(String.join("\n", log)).contains("spec.replicas");
  }

  @Test
  void pathNamesAnEndThatIsNotThere() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    var path = mojo(new PathMojo());
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

  private GenerateMojo generate() throws ReflectiveOperationException {
    GenerateMojo mojo = mojo(new GenerateMojo());
    set(mojo, "out", project.out().toFile());
    return mojo;
  }

  private CheckMojo check() throws ReflectiveOperationException {
    return mojo(new CheckMojo());
  }

  private <M extends AbstractMojo> M mojo(M mojo) throws ReflectiveOperationException {
    set(mojo, "project", new ResolvedProject(project));
    set(mojo, "environments", project.environments().toFile());
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence line) {
            log.add(line.toString());
          }
        });
    return mojo;
  }

  /** Sets a parameter as Maven does. */
  private static <M extends Mojo> M set(M mojo, String name, Object value)
      throws ReflectiveOperationException {
    for (Class<?> at = mojo.getClass(); at != Object.class; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          field.set(mojo, value);
          return mojo;
        }
      }
    }
    throw new NoSuchFieldException(name);
  }

  /** A project whose dependencies Maven has resolved. */
  private static final class ResolvedProject extends MavenProject {
    private final List<String> classPath;

    ResolvedProject(Project project) {
      classPath = project.classPath().stream().map(Path::toString).toList();
      var build = new Build();
      build.setOutputDirectory(project.classes().toString());
      getModel().setBuild(build);
      setFile(new File(project.folder().toFile(), "pom.xml"));
    }

    @Override
    public List<String> getCompileClasspathElements() {
      return classPath;
    }

    @Override
    public List<String> getRuntimeClasspathElements() {
      return classPath;
    }
  }
}
