package dev.plimsoll.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every package and everything public says what it is; javac's doclint judges how it is said. */
class DocumentationTest {
  @Test
  void everyPackageSaysWhatLivesThere() {
    var silent = new TreeSet<String>();
    for (String module : House.modules()) {
      for (Path source : House.sources(module)) {
        Path info = source.resolveSibling("package-info.java");
        if (!Files.exists(info) || !House.read(info).stripLeading().startsWith("/**")) {
          silent.add(module + ": " + House.packageOf(module, source));
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  /** Whoever opens a room must know at the door what it may stand on. */
  @Test
  void everyPackageSaysWhatItImports() {
    var silent = new TreeSet<String>();
    for (String module : House.modules()) {
      for (Path source : House.sources(module)) {
        if (source.endsWith("package-info.java") && !House.read(source).contains("mport")) {
          silent.add(module + ": " + House.packageOf(module, source));
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void everythingPublicIsDocumented() {
    List<String> silent = new ArrayList<>();
    for (String module : House.modules()) {
      silent.addAll(UndocumentedElements.in(House.sources(module)));
    }
    assertThat(silent).isEmpty();
  }
}
