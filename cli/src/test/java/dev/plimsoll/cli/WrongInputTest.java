package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Inputs that people got wrong: the whole text of what is said, and that no output changes. */
class WrongInputTest extends RefusedInput {
  private String definition() {
    return Shop.class.getName();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** What a command that is used wrongly says first. */
  private String usage(String... args) {
    Run run = Run.of(args);
    assertThat(run.status()).isEqualTo(2);
    assertThat(files()).isEqualTo(before);
    return here(run).lines().findFirst().orElse("");
  }

  private String why(String question) {
    Run run =
        Run.of(
            "why",
            "--definition",
            definition(),
            "--environments",
            path("environments"),
            "--env",
            "dev",
            question);
    return here(run);
  }

  @Test
  void overlaysAmongTheEnvironments() throws IOException {
    Files.writeString(
        folder.resolve("environments/edits.yaml"),
        "schema: plimsoll/overlays/v1\noverlays:\n- { target: { name: web }, remove: true }\n");
    refused(
        generate(Shop.class),
        """
        error PLM0212 file "edits.yaml" at schema: the file holds overlays, and stands among the environments
          fix: move it into a folder below, for example overlays, and correct the path in "overlays" of the environment
          at: HERE/environments/edits.yaml:1:1
        """);
  }

  @Test
  void foreignFilesAmongTheEnvironments() throws IOException {
    Files.writeString(folder.resolve("environments/values.yaml"), "replicaCount: 1\n");
    Files.writeString(folder.resolve("environments/list.yaml"), "schema: [1]\n");
    refused(
        generate(Shop.class),
        """
        error PLM0212 file "list.yaml" at schema: the schema is no text
          fix: begin the file with "schema: plimsoll/environment/v1", or move it elsewhere if it describes no environment
          at: HERE/environments/list.yaml:1:1
        error PLM0212 file "values.yaml": there is no schema
          fix: begin the file with "schema: plimsoll/environment/v1", or move it elsewhere if it describes no environment
          at: HERE/environments/values.yaml
        """);
  }

  @Test
  void hiddenFilesOfEditorsAreNoEnvironments() throws IOException {
    Files.copy(file, folder.resolve("environments/._dev.yaml"));
    Files.createSymbolicLink(
        folder.resolve("environments/.#dev.yaml"), Path.of("someone@somewhere.1"));
    assertThat(here(generate(Shop.class))).isEmpty();
  }

  @Test
  void aNameThatIsANumber() throws IOException {
    edit("environment: dev", "environment: 12");
    refused(
        generate(Shop.class),
        """
        error PLM0214 file "dev.yaml" at environment: the environment is named by a text, and this is 12
          fix: put it in quotes
          at: HERE/environments/dev.yaml:2:1
        """);
  }

  @Test
  void aFileNamedInsteadOfTheEnvironment() throws IOException {
    environment("base", "labels: {}\n");
    edit("stage: dev\n", "stage: dev\nextends: base.yaml\n");
    refused(
        generate(Shop.class),
        """
        error PLM0210 environment "dev" at extends: no file in HERE/environments describes environment "base.yaml"
          fix: write "base"
          at: HERE/environments/dev.yaml:4:1
        """);
  }

  @Test
  void filesThatLeadInACircleOrAreFolders() throws IOException {
    Files.createSymbolicLink(folder.resolve("environments/loop.yaml"), Path.of("loop.yaml"));
    refused(
        generate(Shop.class),
        """
        error PLM0221 file "HERE/environments/loop.yaml": the file cannot be read: symbolic links lead in a circle
          fix: check that it is a file and that you may read it
          at: HERE/environments/loop.yaml
        """);
    Files.delete(folder.resolve("environments/loop.yaml"));
    edit("stage: dev\n", "stage: dev\noverlays: [., gone.yaml]\nopenApi: gone.json\n");
    refused(
        generate(Shop.class),
        """
        error PLM0221 environment "dev" at overlays: the overlay file HERE/environments/. cannot be read: it is a folder
          fix: correct the path, which is relative to the environment file, or make the file readable
          at: HERE/environments/dev.yaml:4:12
        error PLM0221 environment "dev" at overlays: the overlay file HERE/environments/gone.yaml is not there
          fix: correct the path, which is relative to the environment file, or make the file readable
          at: HERE/environments/dev.yaml:4:15
        error PLM0221 environment "dev" at openApi: there is no file HERE/environments/gone.json
          fix: ask the cluster for it: kubectl get --raw /openapi/v2 > openapi.json
          at: HERE/environments/dev.yaml:5:1
        """);
  }

  @Test
  void aFileInPlaceOfTheFolderOfEnvironments() {
    Run run =
        Run.of(
            "generate",
            "--definition",
            definition(),
            "--environments",
            file.toString(),
            "--out",
            path("out"));
    refused(
        run,
        """
        error PLM0221 folder "HERE/environments/dev.yaml": the folder cannot be read: it is a file
          fix: check that it is a folder and that you may read it
          at: HERE/environments/dev.yaml
        """);
  }

  @Test
  void reasonsThatSayNothing() throws IOException {
    edit("stage: dev\n", "stage: dev\naccepted: [{ code: PLM8706, reason: \" \" }]\n");
    refused(
        generate(Shop.class),
        """
        error PLM0226 environment "dev" at accepted[0]: the reason is empty
          fix: say in a sentence why nobody repairs it
          at: HERE/environments/dev.yaml:4:12
        """);
  }

  @Test
  void overlaysThatWouldTakeEverything() throws IOException {
    overlay(
        """
        - { target: {}, remove: true }
        """);
    refused(
        generate(Shop.class),
        """
        error PLM8006 file "HERE/environments/overlays/dev.yaml" at overlays[0].remove: the overlay would remove every object
          fix: name what is to go: kind, name or labels
          at: HERE/environments/overlays/dev.yaml:3:17
        """);
    overlay("- { target: { kind: Deployment }, patch: { metadata: null } }\n");
    refused(
        generate(Shop.class),
        """
        error PLM8005 overlay "HERE/environments/overlays/dev.yaml#1": Deployment shop/web would lose its apiVersion, kind or name
          fix: leave apiVersion, kind, name and namespace as they are
          at: HERE/environments/overlays/dev.yaml:3:3
        """);
  }

  @Test
  void optionsThatAreEmptyOrNameSomethingElse() throws IOException {
    Path manifest =
        Files.writeString(
            folder.resolve("a.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n");
    assertThat(usage("generate", "--definition", definition(), "--out", ""))
        .isEqualTo("--out is empty; give a folder, . for this one");
    assertThat(usage("generate", "--definition", path("environments"), "--out", path("out")))
        .isEqualTo(
            "--definition: \"HERE/environments\" is a folder; give the name of a class, or a file"
                + " that ends in .java");
    assertThat(
            usage(
                "generate",
                "--definition",
                definition(),
                "--class-path",
                manifest.toString(),
                "--out",
                path("out")))
        .isEqualTo("--class-path: \"HERE/a.yaml\" is neither a folder nor a jar");
    assertThat(usage("check", "--openapi", path("none.json"), manifest.toString()))
        .isEqualTo("--openapi: there is no file \"HERE/none.json\"");
    assertThat(usage("check", "--openapi", folder.toString(), manifest.toString()))
        .isEqualTo("--openapi: a folder is no document: \"HERE\"");
    for (String option : new String[] {"--externals", "--baseline", "--waivers"}) {
      assertThat(usage("check", option, folder.toString(), manifest.toString()))
          .isEqualTo("\"HERE\" is a folder; give a file");
    }
  }

  @Test
  void codesAndFieldsThatAreNone() {
    assertThat(usage("explain", "PLM"))
        .isEqualTo("there is no code PLM; copy the code from a finding, for example PLM5001");
    assertThat(usage("explain", "5001"))
        .isEqualTo(
            "there is no kind \"5001\"; write kind and field as Deployment.spec.replicas, items"
                + " without an index");
    assertThat(usage("explain", "Deployment."))
        .isEqualTo(
            "\"\" is no field of Deployment; there are apiVersion, kind, metadata, spec, status");
  }

  @Test
  void filesThatAreNamedTwiceAreJudgedOnce() throws IOException {
    Files.createDirectory(folder.resolve("d"));
    Path manifest =
        Files.writeString(
            folder.resolve("d/a.yaml"),
            "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: b }\n",
            StandardCharsets.UTF_8);
    Run run =
        Run.of(
            "check",
            manifest.toString(),
            path("d"),
            path("d/"),
            folder.resolve("d/../d/a.yaml").toString());
    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                "1 document: 1 accepted, 0 refused, 0 not checked; 0 errors, 0 warnings, 0 notes\n",
                ""));
  }

  @Test
  void questionsThatLeadNowhere() {
    assertThat(why("shop/service-wb.yaml#/kind"))
        .isEqualTo(
            """
            error PLM9030 file "shop/service-wb.yaml": environment "dev" has no such file
              fix: write "shop/service-web.yaml"
            """);
    assertThat(why("out/prod/shop/service-web.yaml#/kind"))
        .isEqualTo(
            """
            error PLM9030 file "out/prod/shop/service-web.yaml": environment "dev" has no such file
              fix: write "shop/service-web.yaml"
            """);
    assertThat(why("shop/service-web.yaml#spec.ports"))
        .isEqualTo(
            """
            error PLM9030 file "shop/service-web.yaml": "spec.ports" is no JSON pointer: it does not begin with a slash
              fix: write /spec/ports
            """);
    assertThat(why("shop/service-web.yaml#/metadata/labels/a~2b"))
        .isEqualTo(
            """
            error PLM9030 file "shop/service-web.yaml": "/metadata/labels/a~2b" is no JSON pointer: a ~ stands before neither 0 nor 1
              fix: write ~0 for ~, and ~1 for a slash within a key
            """);
    assertThat(why("shop/service-web.yaml#/spec/ports/00"))
        .isEqualTo(
            """
            error PLM9030 Service shop/web at spec.ports.00: the object has no such field
              fix: spec.ports has the items 0 to 0
              at: render web (Services.clusterIp)
            """);
  }
}
