package dev.plimsoll.maven;

import static dev.plimsoll.maven.Goals.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each goal says of parameters that are left out or wrong: all of it, by the names to type.
 */
class GoalInputsTest {
  @TempDir private Path folder;

  private Project project;
  private Goals goals;

  @BeforeEach
  void aProject() throws IOException {
    project = new Project(folder).withEnvironment();
    goals = new Goals(project);
  }

  @Test
  void allThatAGoalCannotDoWithoutIsNamedAtOnce() throws Exception {
    refuses(
        new WhyMojo(),
        """

        goal why needs plimsoll.env
          fix: add -Dplimsoll.env=NAME; mvn plimsoll:env-list prints the names
        goal why needs plimsoll.question
          fix: add -Dplimsoll.question=FILE#/json/pointer, a file as generate writes it: namespace/kind-name.yaml
        """);
    refuses(
        new PathMojo(),
        """

        goal path needs plimsoll.env
          fix: add -Dplimsoll.env=NAME; mvn plimsoll:env-list prints the names
        goal path needs plimsoll.from
          fix: add -Dplimsoll.from=END, for example airflow/scheduler
        goal path needs plimsoll.to
          fix: add -Dplimsoll.to=END or END:PORT, for example airflow/api-server:8080
        """);
    refuses(
        new ExplainMojo(),
        """

        goal explain needs plimsoll.code
          fix: add -Dplimsoll.code=PLM5001, or KIND.PATH
        """);
    refuses(
        new EnvShowMojo(),
        """

        goal env-show needs plimsoll.env
          fix: add -Dplimsoll.env=NAME; mvn plimsoll:env-list prints the names
        """);
    refuses(
        set(new EnvScaffoldMojo(), "environment", " "),
        """

        goal env-scaffold needs plimsoll.env
          fix: add -Dplimsoll.env=NAME; mvn plimsoll:env-list prints the names
        """);
  }

  @Test
  void aGoalThatAsksAboutOneEnvironmentTakesNoList() throws Exception {
    refuses(
        set(new EnvShowMojo(), "environment", "dev,qa"),
        """

        goal env-show asks about one environment, and plimsoll.env names several: "dev,qa"
          fix: ask about each by itself
        """);
  }

  @Test
  void namesInAListMayHaveSpacesAround() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    set(goals.check(), "only", Arrays.asList(" dev", "", null)).execute();
    assertThat(goals.log).hasSize(1);
  }

  @Test
  void everyEnvironmentThatIsNotThereIsNamed() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    assertThatThrownBy(() -> set(goals.check(), "only", List.of("dve", "dev", "eks")).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """

            error PLM0210 environment "dve": no file in HERE describes environment "dve"
              fix: write "dev"
            error PLM0210 environment "eks": no file in HERE describes environment "eks"
              fix: use one of dev
            """
                .replace("HERE", project.environments().toString()));
  }

  @Test
  void aFormerOutputThatIsNotThereIsNotTakenForNone() throws Exception {
    project.withDefinition("Acme", "", "\"hello\"");
    Path gone = folder.resolve("applied");
    assertThatThrownBy(() -> set(goals.check(), "former", gone.toFile()).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """

            error PLM0011 former "%s": there is no file or folder %s
              fix: correct the path, or leave it out: what was never applied is not compared
            """
                .formatted(gone, gone));

    Files.createDirectories(gone);
    assertThatThrownBy(
            () -> set(set(goals.check(), "former", gone.toFile()), "failOnWarning", true).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """

            warning PLM0017 former "%s": not compared: there is no manifest in it for dev
              fix: give the folder or file that holds what was applied before
            """
                .formatted(gone));
  }

  @Test
  void beforeCompilationOneIsToldToCompile() {
    assertThatThrownBy(() -> goals.check().execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """

            error PLM0104 classes "%s": no class implements dev.plimsoll.platform.PlatformDefinition
              fix: compile first, there is no such folder; or name one of a library as the definition
            """
                .formatted(project.classes()));
  }

  @Test
  void explainTakesAFieldAndACodeInAnyCase() throws Exception {
    set(goals.mojo(new ExplainMojo()), "code", "plm0210").execute();
    assertThat(goals.log).startsWith("PLM0210 (error, stage environment)");
    goals.log.clear();
    set(goals.mojo(new ExplainMojo()), "code", "deployment.spec.replicas").execute();
    assertThat(goals.log)
        .startsWith("Deployment.spec.replicas of apps/v1, Kubernetes 1.35")
        .contains("  default: 1");
  }

  @Test
  void explainNamesTheNearestCodeFieldAndMinor() throws Exception {
    refuses(
        set(new ExplainMojo(), "code", "PLM02100"),
        """

        error PLM0010 code "PLM02100": no rule has this code
          fix: ask for PLM0210
        """);
    refuses(
        set(new ExplainMojo(), "code", "deployment.spec.replica"),
        """

        error PLM0019 field "deployment.spec.replica": "replica" is no field of DeploymentSpec; did you mean replicas?
          fix: ask for a code such as PLM5001, or a field such as deployment.spec.strategy
        """);
    refuses(
        set(set(new ExplainMojo(), "code", "deployment.spec"), "kubernetes", "1.12"),
        """

        error PLM0019 kubernetes "1.12": Plimsoll knows the schemas of Kubernetes 1.34 to 1.37, not of 1.12; give the cluster's own OpenAPI document (kubectl get --raw /openapi/v2)
          fix: write one of 1.34, 1.35, 1.36, 1.37
        """);
  }

  private void refuses(AbstractMojo goal, String message) throws Exception {
    assertThatThrownBy(() -> goals.mojo(goal).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(message);
  }
}
