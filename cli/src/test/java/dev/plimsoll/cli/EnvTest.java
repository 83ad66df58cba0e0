package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.schema.record.Default;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvTest {
  @TempDir private Path folder;
  private String environments;

  /** What {@link Tuned} can be told. */
  public record Knobs(@Default("20") int maxExecutors, List<String> tenants) {}

  /** A platform with settings. */
  public static final class Tuned implements PlatformDefinition<Knobs> {
    @Override
    public Platform define(Environment<Knobs> env) {
      return Platform.named("tuned");
    }
  }

  @BeforeEach
  void writeEnvironments() throws IOException {
    environments = Platforms.write(folder, "dev").getParent().toString();
  }

  @Test
  void listsWithoutADefinition() throws IOException {
    Files.writeString(
        Path.of(environments, "base.yaml"), "schema: plimsoll/environment/v1\nenvironment: base\n");
    assertThat(Run.of("env", "list", "--environments", environments))
        .isEqualTo(new Run(0, "dev\n", ""));
  }

  @Test
  void showsWhatAnEnvironmentExtendsMergedIn() throws IOException {
    Files.writeString(
        Path.of(environments, "qa.yaml"),
        """
        schema: plimsoll/environment/v1
        environment: qa
        extends: dev
        target: { on-prem: { kubernetes: "1.36" } }
        overlays: [ qa-overlay.yaml ]
        """);
    assertThat(Run.of("env", "show", "qa", "--environments", environments))
        .isEqualTo(
            new Run(
                0,
                """
                environment: qa
                extends: dev
                overlays:
                - qa-overlay.yaml
                schema: plimsoll/environment/v1
                stage: dev
                target:
                  on-prem:
                    kubernetes: "1.36"
                    networkEngine: calico
                    storage:
                      driver: nfs
                      nfs:
                        server: nfs.acme.example
                        share: /export/dev
                """,
                ""));
  }

  @Test
  void namesTheNearestEnvironmentOfOneThatIsNotThere() {
    Run run = Run.of("env", "show", "dve", "--environments", environments);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors().replace(environments.replace('\\', '/'), "HERE"))
        .isEqualTo(
            """
            error PLM0210 environment "dve": no file in HERE describes environment "dve"
              fix: write "dev"
            """);
  }

  @Test
  void scaffoldsTheBindingsThatAreMissing() throws IOException {
    String definition = Platforms.Needy.class.getName();
    Run missing =
        Run.of(
            "env", "scaffold", "dev", "--definition", definition, "--environments", environments);
    assertThat(missing.errors()).isEmpty();
    assertThat(missing.status()).isZero();
    assertThat(missing.out()).startsWith("bindings:\n  secret/token:\n    ");

    Path file = Path.of(environments, "dev.yaml");
    Files.writeString(file, Files.readString(file) + missing.out());
    Run bound =
        Run.of(
            "env", "scaffold", "dev", "--definition", definition, "--environments", environments);
    assertThat(bound)
        .isEqualTo(new Run(0, "# environment dev binds everything that the platform needs\n", ""));
  }

  /** A component that looks at its store while it declares must not hide what else is needed. */
  @Test
  void namesAllThatIsMissingAtOnce() {
    String definition = Platforms.Nightly.class.getName();
    Run scaffold =
        Run.of(
            "env", "scaffold", "dev", "--definition", definition, "--environments", environments);
    assertThat(scaffold.errors()).isEmpty();
    assertThat(scaffold.out().lines().filter(line -> line.matches("  \\S+:")))
        .containsExactly(
            "  database/airflow-db:",
            "  endpoint/airflow:",
            "  objectStore/lake:",
            "  secret/airflow-api-secret-key:",
            "  secret/airflow-fernet-key:",
            "  secret/airflow-jwt-secret:");

    Run generate =
        Run.of(
            "generate",
            "--definition",
            definition,
            "--environments",
            environments,
            "--out",
            folder.resolve("out").toString());
    assertThat(generate.status()).isEqualTo(1);
    assertThat(generate.errors())
        .isEqualTo(
            "error PLM0219 environment \"dev\" at bindings: 6 of 6 intents are not bound:"
                + " database/airflow-db, endpoint/airflow, objectStore/lake,"
                + " secret/airflow-api-secret-key, secret/airflow-fernet-key,"
                + " secret/airflow-jwt-secret\n"
                + "  fix: add to the environment file and correct the values:\n"
                + scaffold.out()
                + "  at: "
                + environments
                + "/dev.yaml\n");
  }

  @Test
  void theSchemaAcceptsTheEnvironmentFilesOfTheSamples() throws IOException {
    Schema schema = schema(Run.of("env", "schema"));
    try (Stream<Path> all = Files.find(Path.of("..", "samples"), 3, EnvTest::isEnvironment)) {
      List<Path> files = all.toList();
      assertThat(files).hasSizeGreaterThan(12);
      for (Path file : files) {
        assertThat(schema.validate(Files.readString(file), InputFormat.YAML))
            .as(file.toString())
            .isEmpty();
      }
    }
  }

  private static boolean isEnvironment(Path path, BasicFileAttributes attributes) {
    return path.getParent().endsWith("environments") && path.toString().endsWith(".yaml");
  }

  @Test
  void theSchemaMarksWhatTheReaderWouldRefuse() {
    Schema schema = schema(Run.of("env", "schema", "--definition", Tuned.class.getName()));
    String head = "schema: plimsoll/environment/v1\nenvironment: dev\n";
    assertThat(problems(schema, head + "settings: { maxExecutors: 3, tenants: [ a ] }")).isEmpty();
    assertThat(problems(schema, head + "settings: { maxExecutors: three }"))
        .containsExactly("/settings/maxExecutors: string found, integer expected");
    assertThat(problems(schema, head + "settings: { maxExecutor: 3 }"))
        .containsExactly(
            "/settings: property 'maxExecutor' is not defined in the schema and the schema does not"
                + " allow additional properties");
    assertThat(problems(schema, head + "target: { ekz: {} }"))
        .containsExactly(
            "/target: property 'ekz' is not defined in the schema and the schema does not allow"
                + " additional properties");
    assertThat(problems(schema, head + "bindings: { objectstore/lake: {} }")).hasSize(1);
    assertThat(problems(schema, "schema: plimsoll/environment/v2\nenvironment: dev")).hasSize(1);
    assertThat(problems(schema, "schema: plimsoll/environment/v1")).hasSize(1);
  }

  @Test
  void theSchemaItselfIsOne() {
    Schema draft =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    "https://json-schema.org/draft/2020-12/schema"));
    String text = Run.of("env", "schema").out();
    assertThat(draft.validate(text, InputFormat.JSON)).isEmpty();
  }

  private static List<String> problems(Schema schema, String yaml) {
    return schema.validate(yaml, InputFormat.YAML).stream()
        .map(problem -> problem.getInstanceLocation() + ": " + problem.getMessage())
        .toList();
  }

  private static Schema schema(Run run) {
    assertThat(run.errors()).isEmpty();
    assertThat(run.status()).isZero();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(run.out(), InputFormat.JSON);
  }
}
