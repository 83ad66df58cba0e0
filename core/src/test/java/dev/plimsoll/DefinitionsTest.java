package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {
  private static final String HERE = "dev.plimsoll.DefinitionsTest$";

  @TempDir private Path classes;

  /** A definition. */
  public static class Good implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<PlatformDefinition.NoSettings> env) {
      return Platform.named("good");
    }
  }

  /** Another. */
  public static final class Other extends Good {}

  /** One that is only a base for others. */
  public abstract static class Base extends Good {}

  /** None. */
  public static final class Stranger {}

  /** One that keeps its constructor to itself. */
  public static final class Closed extends Good {
    Closed() {}
  }

  /** One whose constructor fails. */
  public static final class Failing extends Good {
    /** Fails. */
    public Failing() {
      throw new IllegalStateException("no such bucket");
    }
  }

  /** One whose static field fails. */
  public static final class Uninitialised extends Good {
    static final int SIZE = Integer.parseInt("ten");
  }

  @Test
  void makesTheDefinitionThatIsNamed() {
    assertThat(named("Good")).isInstanceOf(Good.class);
  }

  @Test
  void saysWhyAClassCannotServe() {
    refuses(
        "Goot",
        "there is no such class on the class path",
        "correct the name (a nested class stands after \"$\"), or compile first");
    refuses(
        "Stranger",
        "the class does not implement dev.plimsoll.platform.PlatformDefinition",
        "name a class that does");
    refuses(
        "Closed",
        "it is abstract, not public, or has no public constructor without parameters",
        "make class and constructor public");
    refuses(
        "Base",
        "it is abstract, not public, or has no public constructor without parameters",
        "make class and constructor public");
    refuses(
        "Failing",
        "its constructor failed: IllegalStateException: no such bucket",
        "repair the constructor; a definition keeps no state");
    refuses(
        "Uninitialised",
        "the class cannot be initialised: NumberFormatException: For input string: \"ten\"",
        "repair the static field or block that fails");
  }

  @Test
  void findsTheOnlyDefinitionAmongClasses() throws IOException {
    compiled("Stranger", "Base", "Good");
    assertThat(Definitions.onlyIn(List.of(classes), getClass().getClassLoader()))
        .isInstanceOf(Good.class);
  }

  @Test
  void refusesClassesWithoutADefinition() throws IOException {
    compiled("Stranger", "Base");
    assertThatThrownBy(() -> Definitions.onlyIn(List.of(classes), getClass().getClassLoader()))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            "error PLM0104 classes \""
                + classes
                + "\": no class implements dev.plimsoll.platform.PlatformDefinition\n"
                + "  fix: write a class that implements it, or name one of a library as the"
                + " definition");
  }

  @Test
  void namesAllDefinitionsIfThereAreSeveral() throws IOException {
    compiled("Other", "Good");
    assertThatThrownBy(() -> Definitions.onlyIn(List.of(classes), getClass().getClassLoader()))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            "error PLM0105 classes \""
                + classes
                + "\": more than one class implements dev.plimsoll.platform.PlatformDefinition: "
                + HERE
                + "Good, "
                + HERE
                + "Other\n"
                + "  fix: name the one that is meant as the definition");
  }

  @Test
  void namesClassesThatCannotBeLoaded() throws IOException {
    Files.createDirectories(classes.resolve("com/acme"));
    Files.writeString(classes.resolve("com/acme/Broken.class"), "no class file");
    assertThatThrownBy(() -> Definitions.onlyIn(List.of(classes), getClass().getClassLoader()))
        .hasMessageContaining("; not to be loaded: com.acme.Broken");
  }

  private static PlatformDefinition<?> named(String name) {
    return Definitions.named(HERE + name, DefinitionsTest.class.getClassLoader());
  }

  private static void refuses(String name, String problem, String fix) {
    assertThatThrownBy(() -> named(name))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            "error PLM0106 definition \"" + HERE + name + "\": " + problem + "\n  fix: " + fix);
  }

  private void compiled(String... names) throws IOException {
    Path folder = Files.createDirectories(classes.resolve("dev/plimsoll"));
    for (String name : names) {
      String file = "DefinitionsTest$" + name + ".class";
      try (InputStream in = getClass().getResourceAsStream(file)) {
        Files.copy(in, folder.resolve(file));
      }
    }
  }
}
