package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents judged as changes of what was applied before. */
class CheckFormerTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, namespace: shop }
      spec:
        selector: { matchLabels: { app: LABEL } }
        template:
          metadata: { labels: { app: LABEL } }
          spec: { containers: [{ name: web, image: "web:1", resources: { requests: { cpu: 100m } } }] }
      """;

  @TempDir private Path folder;

  @Test
  void refusesWhatAServerKeepsAsItIs() throws IOException {
    String former = write("former/web.yaml", DEPLOYMENT.replace("LABEL", "web"));
    String now = write("now/deployment.yaml", DEPLOYMENT.replace("LABEL", "shop"));
    Run alone = Run.of("check", "--format", "jsonl", now);
    assertThat(alone.status()).isZero();
    Run change = Run.of("check", "--former", former, now);
    assertThat(change.status()).isEqualTo(1);
    assertThat(change.out().replace(now, "NOW"))
        .startsWith(
            """
            error PLM3985 Deployment shop/web at spec.selector.matchLabels.app: "shop" was "web"
              fix: keep it, or delete the object and create it again
              at: NOW:5:30
              5 |   selector: { matchLabels: { app: shop } }
                |                              ^
            """)
        .contains("1 document: 0 accepted, 1 refused, 0 not checked; 1 error");
    assertThat(Run.of("check", "--former", now, now).status()).isZero();
  }

  @Test
  void saysWhatOfTheFormerManifestsCannotBeCompared() throws IOException {
    String former =
        write("former.yaml", "a: [\n---\n" + DEPLOYMENT.replace("LABEL", "web")).replace('\\', '/');
    String now = write("now.yaml", DEPLOYMENT.replace("LABEL", "web"));
    Run broken = Run.of("check", "--former", former, now);
    assertThat(broken.status()).isZero();
    assertThat(broken.out().replace(former, "FORMER"))
        .isEqualTo(
            """
            warning PLM0017 file "FORMER": not compared: the document is not YAML: here should be a value
              fix: write one, or null
              at: FORMER:2:1
              2 | ---
                | ^
            1 document: 1 accepted, 0 refused, 0 not checked; 0 errors, 1 warning, 0 notes
            """);
    String none = Files.createDirectory(folder.resolve("none")).toString().replace('\\', '/');
    Run nothing = Run.of("check", "--former", none, now);
    assertThat(nothing.status()).isZero();
    assertThat(nothing.out())
        .startsWith(
            "warning PLM0017 path \""
                + none
                + "\": not compared: there is no manifest in it\n"
                + "  fix: give the folder or file that holds what was applied before\n");
    assertThat(Run.of("check", "--former", none + "/x", now).complaint())
        .isEqualTo("there is no file or folder \"" + none + "/x\"");
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }
}
