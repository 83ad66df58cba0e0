package dev.plimsoll.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.IsolatedPlimsoll;
import dev.plimsoll.Plimsoll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plimsoll in a class loader of its own, in the class path of these tests. */
class IsolatedTest {
  @TempDir private Path folder;

  private Project project;

  @BeforeEach
  void aProject() throws IOException {
    project = new Project(folder).withEnvironment().withDefinition("Acme", "", "\"hello\"");
  }

  @Test
  void rendersWhatGenerateWrites() throws IOException {
    try (IsolatedPlimsoll acme = open()) {
      assertThat(acme.environments()).containsExactly("dev");
      acme.generate("dev", project.out());
      assertThat(acme.render("dev").files()).isEqualTo(written(project.out().resolve("dev")));
    }
  }

  @Test
  void answersSeveralThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (IsolatedPlimsoll acme = open()) {
      Callable<Map<String, String>> render = () -> acme.render("dev").files();
      var answers = new ArrayList<Map<String, String>>();
      for (var answer : threads.invokeAll(List.of(render, render, render, render))) {
        answers.add(answer.get());
      }
      assertThat(answers).hasSize(4).containsOnly(acme.render("dev").files());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void throwsAllErrorsAsText() throws IOException {
    Files.writeString(project.environments().resolve("dev.yaml"), "environment: dev\n");
    try (IsolatedPlimsoll acme = open()) {
      assertThatThrownBy(() -> acme.render("dev"))
          .isInstanceOfSatisfying(
              IsolatedPlimsoll.RefusedException.class,
              refused ->
                  assertThat(refused.findings())
                      .containsExactly(
                          new IsolatedPlimsoll.Found(
                              "error",
                              "PLM0212",
                              "error PLM0212 file \"dev.yaml\": there is no schema\n"
                                  + "  fix: begin the file with \"schema:"
                                  + " plimsoll/environment/v1\", or move it elsewhere if it"
                                  + " describes no environment\n"
                                  + "  at: "
                                  + project.environments().resolve("dev.yaml"))));
    }
  }

  @Test
  void leavesTheThreadsLoaderAsItWas() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (IsolatedPlimsoll acme = open()) {
      acme.render("dev");
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }
  }

  @Test
  void refusesWorkAfterItWasClosed() {
    IsolatedPlimsoll acme = open();
    acme.close();
    acme.close();
    assertThatThrownBy(() -> acme.render("dev"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this Plimsoll is closed");
  }

  @Test
  void refusesAClassPathThatIsNotThere() {
    Path missing = folder.resolve("lib");
    assertThatThrownBy(() -> Plimsoll.isolated(List.of(missing)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not there: [" + missing + "]");
  }

  @Test
  void refusesAClassPathWithoutPlimsoll() {
    assertThatThrownBy(() -> Plimsoll.isolated(List.of(project.classes())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no plimsoll-core, with what it depends on, among [" + project.classes() + "]");
  }

  private IsolatedPlimsoll open() {
    return Plimsoll.isolated(project.classPath())
        .withDefinition("com.acme.Acme")
        .withEnvironments(project.environments());
  }

  private static Map<String, String> written(Path root) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(root.resolve(".plimsoll"))) {
          files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
    return files;
  }
}
