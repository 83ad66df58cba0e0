package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.FindingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {
  private static final String DEFINITION =
      """
      public final class %s implements dev.plimsoll.platform.PlatformDefinition<Settings> {
        @Override
        public dev.plimsoll.platform.Platform define(dev.plimsoll.environment.Environment<Settings> env) {
          return dev.plimsoll.platform.Platform.named("bare");
        }
      }
      """;

  private static final String SETTINGS = "record Settings() {}\n";

  @TempDir private Path folder;
  private String here;

  @BeforeEach
  void writeAnEnvironment() throws IOException {
    here = folder.toString().replace('\\', '/');
    Platforms.write(folder, "dev");
  }

  @Test
  void rendersADefinitionInSource() throws IOException {
    Run run = check(write("Acme.java", DEFINITION.formatted("Acme") + SETTINGS));
    assertThat(run.out())
        .isEqualTo(
            "1 environment, 0 documents: 0 accepted, 0 refused, 0 not checked; 0 errors, 0"
                + " warnings, 0 notes\n");
    assertThat(run.status()).isZero();
  }

  @Test
  void tellsEachErrorOfTheCompilerWithItsPlace() throws IOException {
    Run run = check(write("Acme.java", "class Acme {\n  int a = \"x\";\n  Strin b;\n}\n"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().replace(here, "HERE"))
        .isEqualTo(
            """
            error PLM0022 file "HERE/Acme.java": incompatible types: java.lang.String cannot be converted to int
              fix: repair the source
              at: HERE/Acme.java:2:11
              2 |   int a = "x";
                |           ^
            error PLM0022 file "HERE/Acme.java": cannot find symbol, symbol: class Strin, location: class Acme
              fix: repair the source
              at: HERE/Acme.java:3:3
              3 |   Strin b;
                |   ^
            nothing rendered; 2 errors, 0 warnings, 0 notes
            """);
  }

  @Test
  void saysThatNoClassIsADefinition() throws IOException {
    Run run = check(write("Acme.java", "public class Acme {}\n"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().replace(here, "HERE"))
        .isEqualTo(
            """
            error PLM0104 file "HERE/Acme.java": no class implements dev.plimsoll.platform.PlatformDefinition
              fix: let a public class in the file implement it
            nothing rendered; 1 error, 0 warnings, 0 notes
            """);
  }

  @Test
  void asksWhichOfTwoDefinitionsIsMeant() throws IOException {
    String two =
        DEFINITION.formatted("Two")
            + DEFINITION.formatted("Other").replace("public final", "final")
            + SETTINGS;
    Path file = write("Two.java", two);
    Run run = check(file);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().replace(here, "HERE"))
        .isEqualTo(
            """
            error PLM0105 file "HERE/Two.java": more than one class implements dev.plimsoll.platform.PlatformDefinition: Other, Two
              fix: name one: --definition HERE/Two.java#CLASS
            nothing rendered; 1 error, 0 warnings, 0 notes
            """);
    assertThat(check(Path.of(file + "#Two")).status()).isZero();
  }

  @Test
  void saysThatARuntimeWithoutCompilerCannotTakeSource() throws IOException {
    var source = new SourceFile(write("Acme.java", "class Acme {}\n"));
    FindingsException refused =
        catchThrowableOfType(FindingsException.class, () -> source.compile("", null));
    assertThat(FindingText.render(refused.findings().get(0)).replace(here, "HERE"))
        .isEqualTo(
            "error PLM0021 file \"HERE/Acme.java\": the file is source, and this Java ("
                + Runtime.version().feature()
                + ", in "
                + System.getProperty("java.home").replace('\\', '/')
                + ") has no compiler\n"
                + "  fix: run with a JDK (set JAVA_HOME), or name a compiled class");
  }

  @Test
  void refusesAFileThatIsNotThereAsWrongUsage() {
    Run run = check(folder.resolve("Gone.java"));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.complaint().replace(here, "HERE"))
        .isEqualTo("there is no file \"HERE/Gone.java\"");
  }

  private Run check(Path definition) {
    return Run.of(
        "check",
        "--definition",
        definition.toString(),
        "--environments",
        folder.resolve("environments").toString());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
