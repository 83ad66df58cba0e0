package dev.plimsoll.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionFilesTest {
  private static final String SHIPS =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: { name: ships.acme.example }
      spec:
        group: acme.example
        names: { plural: ships, kind: Ship }
        versions: [{ name: v1, served: true, storage: true }]
      """;

  private static final String OLD = SHIPS.replace("k8s.io/v1\n", "k8s.io/v1beta1\n");

  @TempDir private Path folder;
  private final Findings findings = new Findings();

  private static String named(String name) {
    return SHIPS.replace("ships.acme", name + ".acme");
  }

  private List<String> read(Path path) {
    var files = new DefinitionFiles(findings);
    files.read(path, Where.named("option", "--crds"));
    return files.trees().stream()
        .map(tree -> tree.findMap("metadata").orElseThrow().findText("name").orElseThrow())
        .toList();
  }

  private String found() {
    return FindingFiles.text(findings.sorted()).replace(folder.toString(), "HERE");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aFolderIsReadByNameWithWhatIsBelowItButNoHiddenStateOfTools() throws IOException {
    write("c.yaml", named("c"));
    write("b/all.yml", "kind: Deployment\n---\n" + named("b1") + "---\n" + OLD);
    write("a.json", "{\"kind\": \"Other\"}");
    write("b/list.yaml", "apiVersion: v1\nkind: List\nitems:\n- " + named("b2").indent(2).strip());
    write(".git/d.yaml", named("d"));
    write(".plimsoll/e.yaml", named("e"));
    write("f.txt", named("f"));
    assertThat(read(folder))
        .containsExactly("b1.acme.example", "b2.acme.example", "c.acme.example");
    assertThat(found()).isEmpty();
  }

  @Test
  void aJarIsReadByNameOfItsEntries() throws IOException {
    Path jar = folder.resolve("crds.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("META-INF/b.yml", "a.yaml", "Ship.class")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(named(name.replaceAll("\\W", "")).getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry("broken.yaml"));
      zip.write("a: [\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(jar)).containsExactly("METAINFbyml.acme.example", "ayaml.acme.example");
    assertThat(found())
        .isEqualTo(
            """
            error PLM1001 file "HERE/crds.jar!/broken.yaml": the document is not YAML: here should be a value
              fix: write one, or null
              at: HERE/crds.jar!/broken.yaml:2:1
            """);
  }

  @Test
  void whatHoldsNoDefinitionIsRefused() throws IOException {
    write("none/ship.yaml", "apiVersion: acme.example/v1\nkind: Ship\n");
    write("old.yaml", OLD + "---\n" + SHIPS.replace("served: true", "served: false"));
    Files.writeString(folder.resolve("no.jar"), "no zip");
    assertThat(read(folder.resolve("none"))).isEmpty();
    assertThat(read(folder.resolve("old.yaml"))).isEmpty();
    assertThat(read(folder.resolve("gone"))).isEmpty();
    assertThat(read(folder.resolve("no.jar"))).isEmpty();
    assertThat(found())
        .isEqualTo(
            """
            error PLM0221 option "--crds": HERE/no.jar cannot be read: ZipException zip END header not found
              fix: check what it is, and that you may read it
            error PLM0221 option "--crds": there is no file or folder HERE/gone
              fix: correct the path, or make it
            error PLM0230 option "--crds": there is no CustomResourceDefinition in HERE/none
              fix: give a file, folder or jar that holds some of apiextensions.k8s.io/v1, or take the path out
            error PLM0230 option "--crds": there is no CustomResourceDefinition in HERE/old.yaml that serves a version, only of apiextensions.k8s.io/v1, apiextensions.k8s.io/v1beta1
              fix: give a file, folder or jar that holds some of apiextensions.k8s.io/v1, or take the path out
            """);
  }
}
