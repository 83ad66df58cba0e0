package dev.plimsoll.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.CodeRegistry;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodesPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final CodeRegistry CODES = CodeRegistry.load(CodesPageTest.class.getClassLoader());

  @Test
  void everyCodeHasAnAnchorItsStageItsTitleAndItsExplanation() throws IOException {
    String html = Site.make(ROOT).get("finding-codes.html");
    for (Code code : CODES.all()) {
      assertThat(html)
          .contains("<h3 id=\"" + code.id() + "\">" + code.id() + " ")
          .contains("stage <code>" + code.stage().word() + "</code>");
    }
    assertThat(html.split("<h3 id=\"PLM", -1)).hasSize(CODES.all().size() + 1);
  }

  /** A title is a name, an explanation says at least why and what then. */
  @Test
  void everyExplanationSaysMoreThanItsTitle() {
    assertThat(CODES.all())
        .allSatisfy(
            code -> {
              assertThat(code.title()).hasSizeBetween(10, 120).doesNotEndWith(".");
              assertThat(code.explanation()).hasSizeGreaterThan(40).endsWith(".");
              assertThat(code.explanation()).isNotEqualTo(code.title());
            });
  }

  @Test
  void everyCodeIsInARangeOfItsOwn() {
    assertThat(CODES.all()).allSatisfy(code -> assertThat(CodesPage.range(code)).isNotBlank());
  }

  /** A module that the site does not depend on would be missing on the page. */
  @Test
  void everyProviderOfTheRepositoryIsOnTheClassPath() throws IOException {
    var declared = new TreeSet<String>();
    PathMatcher services =
        FileSystems.getDefault()
            .getPathMatcher(
                "glob:**/src/main/resources/META-INF/services/" + CodeProvider.class.getName());
    try (Stream<Path> files = Files.walk(ROOT, 8)) {
      for (Path file : files.filter(services::matches).toList()) {
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .forEach(declared::add);
      }
    }
    var loaded = new TreeSet<String>();
    for (CodeProvider provider : ServiceLoader.load(CodeProvider.class)) {
      loaded.add(provider.getClass().getName());
    }
    assertThat(loaded).isEqualTo(declared).isNotEmpty();
  }

  /** A constant that its provider forgets to list would be on no page. */
  @Test
  void everyConstantIsListed() throws IllegalAccessException {
    List<String> forgotten = new ArrayList<>();
    for (CodeProvider provider : ServiceLoader.load(CodeProvider.class)) {
      for (Field field : provider.getClass().getFields()) {
        if (field.getType().equals(Code.class)
            && Modifier.isStatic(field.getModifiers())
            && !provider.codes().contains((Code) field.get(null))) {
          forgotten.add(provider.getClass().getSimpleName() + "." + field.getName());
        }
      }
    }
    assertThat(forgotten).isEmpty();
  }
}
