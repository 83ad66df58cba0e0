package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  @TempDir private Path folder;
  private String here;

  @BeforeEach
  void shorten() {
    here = folder.toString().replace('\\', '/');
  }

  @Test
  void showsEachFindingWithItsLineAndCounts() throws IOException {
    write(
        "web.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
        dota: { a: b }
        ---
        apiVersion: acme.example/v1
        kind: Ship
        metadata: { name: s }
        """);
    Run run = Run.of("check", here);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().replace(here, "HERE"))
        .isEqualTo(
            """
            error PLM1106 ConfigMap web at dota: "dota" is no field of ConfigMap
              fix: write "data"
              at: HERE/web.yaml:4:1
              4 | dota: { a: b }
                | ^
            note PLM1104 Ship s at kind: not checked: nobody knows Ship of acme.example/v1
              fix: give its CustomResourceDefinition
              at: HERE/web.yaml:7:1
              7 | kind: Ship
                | ^
            2 documents: 0 accepted, 1 refused, 1 not checked; 1 error, 0 warnings, 1 note
            """);
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void writesOneLineOfJsonForEachDocument() throws IOException {
    write(
        "web.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web, namespace: data }
        dota: { a: b }
        ---
        apiVersion: v1
        kind: Namespace
        metadata: { name: data }
        """);
    Run run = Run.of("check", "--format", "jsonl", here);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().replace(here, "HERE"))
        .isEqualTo(
            """
            {"file":"HERE/web.yaml","index":0,"apiVersion":"v1","kind":"ConfigMap","namespace":"data","name":"web","verdict":"refused","findings":[{"stage":"decode","code":"PLM1106","severity":"error","path":"dota","message":"\\"dota\\" is no field of ConfigMap","fix":"write \\"data\\"","line":4,"column":1}]}
            {"file":"HERE/web.yaml","index":1,"apiVersion":"v1","kind":"Namespace","namespace":"","name":"data","verdict":"accepted","findings":[]}
            """);
  }

  @Test
  void takesDefinitionsOfCustomResources() throws IOException {
    Path definitions =
        write(
            "crds/ship.yaml",
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: { name: ships.acme.example }
            spec:
              group: acme.example
              scope: Namespaced
              names: { plural: ships, singular: ship, kind: Ship, listKind: ShipList }
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema: { openAPIV3Schema: { type: object, properties: { masts: { type: integer } } } }
            """);
    String ship =
        write(
                "ship.yaml",
                """
                apiVersion: acme.example/v1
                kind: Ship
                metadata: { name: s }
                masts: 3
                """)
            .toString();
    Run known = Run.of("check", "--crds", definitions.toString(), ship);
    assertThat(known.status()).isZero();
    assertThat(known.out())
        .isEqualTo(
            "1 document: 1 accepted, 0 refused, 0 not checked; 0 errors, 0 warnings, 0 notes\n");
    assertThat(Run.of("check", ship).out())
        .endsWith(
            "1 document: 0 accepted, 0 refused, 1 not checked; 0 errors, 0 warnings, 1 note\n");
    Run none = Run.of("check", "--crds", ship, ship);
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.out().replace(here, "HERE"))
        .isEqualTo(
            """
            error PLM0230 crds "HERE/ship.yaml": there is no CustomResourceDefinition in HERE/ship.yaml
              fix: give a file, folder or jar that holds some of apiextensions.k8s.io/v1, or take the path out
            note PLM1104 Ship s at kind: not checked: nobody knows Ship of acme.example/v1
              fix: give its CustomResourceDefinition
              at: HERE/ship.yaml:2:1
              2 | kind: Ship
                | ^
            1 document: 0 accepted, 0 refused, 1 not checked; 1 error, 0 warnings, 1 note
            """);
    Run refused = Run.of("check", "--refuse-unknown-kinds", ship);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out())
        .startsWith(
            "error PLM1104 Ship s at kind: not checked: nobody knows Ship of acme.example/v1")
        .endsWith(
            "1 document: 0 accepted, 1 refused, 0 not checked; 1 error, 0 warnings, 0 notes\n");
  }

  @Test
  void reportsWhatIsWrongWithAFolderThatPlimsollWrote() throws IOException {
    Platforms.write(folder, "dev");
    String out = folder.resolve("out").toString();
    Run written =
        Run.of(
            "generate",
            "--definition",
            Platforms.Small.class.getName(),
            "--environments",
            folder.resolve("environments").toString(),
            "--out",
            out);
    assertThat(written.status()).as(written.errors()).isZero();
    Run clean = Run.of("check", out);
    assertThat(clean.out())
        .endsWith(
            "3 documents: 3 accepted, 0 refused, 0 not checked; 0 errors, 0 warnings, 0 notes\n");
    assertThat(clean.status()).isZero();

    Path edited = folder.resolve("out/dev/_cluster/namespace-data.yaml");
    Files.writeString(edited, Files.readString(edited) + "# by hand\n");
    Files.writeString(folder.resolve("out/dev/.plimsoll/journal"), "");
    Run dirty = Run.of("check", out);
    assertThat(dirty.status()).isEqualTo(1);
    assertThat(dirty.out().replace(here, "HERE"))
        .startsWith(
            """
            error PLM9023 folder "HERE/out/dev": a run was stopped before it replaced anything
              fix: generate again, which removes what is left of it
            error PLM9020 file "HERE/out/dev/_cluster/namespace-data.yaml": the generated file was edited by hand after it was written
              fix: move the edit into an overlay of the environment, or discard it by generating with --overwrite-edited
            """)
        .endsWith(
            "3 documents: 3 accepted, 0 refused, 0 not checked; 2 errors, 0 warnings, 0 notes\n");
  }

  @Test
  void judgesEachEnvironmentOfAnOutputFolderByItself() throws IOException {
    Path dev = Platforms.write(folder, "dev");
    Files.writeString(
        dev, Files.readString(dev) + "bindings: { secret/token: { existing: vault } }\n");
    Platforms.write(folder, "qa");
    Files.writeString(
        dev.resolveSibling("qa.yaml"),
        Files.readString(dev).replace(": dev\nstage", ": qa\nstage"));
    String out = folder.resolve("out").toString();
    Run written =
        Run.of(
            "generate",
            "--definition",
            Platforms.Needy.class.getName(),
            "--environments",
            dev.getParent().toString(),
            "--out",
            out);
    assertThat(written.out())
        .as(written.errors())
        .endsWith("2 environments written to " + out + "\n");
    assertThat(folder.resolve("out/dev/externals.txt"))
        .hasContent(
            """
            # What exists already in this environment: declared in its file, or known of its target.
            externals:
            - kind: Secret
              name: vault
              namespace: "*"
            """);
    Run run = Run.of("check", out);
    assertThat(run.out()).doesNotContain("error ");
    assertThat(run.status()).isZero();
  }

  @Test
  void takesTheListOfWhatExistsAlready() throws IOException {
    String pod =
        write(
                "pod.yaml",
                """
                apiVersion: v1
                kind: Pod
                metadata: { name: p, namespace: data }
                spec: { serviceAccountName: b, containers: [ { name: c, image: "i:1" } ] }
                """)
            .toString();
    String known =
        write("known.txt", "externals: [ { kind: ServiceAccount, namespace: data, name: b } ]\n")
            .toString();
    assertThat(Run.of("check", pod).status()).isEqualTo(1);
    assertThat(Run.of("check", "--externals", known, pod).status()).isZero();
    Run wrong = Run.of("check", "--externals", pod, pod);
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.out().replace(here, "HERE"))
        .startsWith(
            """
            error PLM0223 file "HERE/pod.yaml": the file holds no list "externals"
              fix: write "externals:" and below it entries such as "- { kind: Secret, namespace: airflow, name: fernet }"
              at: HERE/pod.yaml
            """);
  }

  @Test
  void rendersADefinitionAndJudgesWhatComesOut() throws IOException {
    Platforms.write(folder, "dev");
    Run run =
        Run.of(
            "check",
            "--definition",
            Platforms.Small.class.getName(),
            "--environments",
            folder.resolve("environments").toString());
    assertThat(run.out())
        .isEqualTo(
            "1 environment, 3 documents: 3 accepted, 0 refused, 0 not checked; 0 errors, 0"
                + " warnings, 0 notes\n");
    assertThat(run.status()).isZero();
    Run unknown =
        Run.of(
            "check",
            "--definition",
            Platforms.Small.class.getName(),
            "--environments",
            folder.resolve("environments").toString(),
            "--env",
            "dve");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.out().replace(here, "HERE"))
        .isEqualTo(
            """
            error PLM0210 environment "dve": no file in HERE/environments describes environment "dve"
              fix: write "dev"
            1 environment, 0 documents: 0 accepted, 0 refused, 0 not checked; 1 error, 0 warnings, 0 notes
            """);
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertThat(complaint("check"))
        .isEqualTo("give files or folders to check, - for standard input, or --definition");
    assertThat(complaint("check", "--definition", "a.B", here))
        .isEqualTo(
            "check judges either files or a definition: leave out --definition or the paths");
    assertThat(complaint("check", "--env", "dev", here))
        .isEqualTo(
            "--env chooses environments of a definition; give --definition, or leave it out");
    assertThat(complaint("check", "--definition", "a.B", "--kubernetes", "1.36"))
        .isEqualTo(
            "--kubernetes, --openapi and --externals are for files; an environment of a definition"
                + " names its own");
    assertThat(complaint("check", "--crds", here + "/gone", here))
        .isEqualTo("--crds: there is no file or folder \"" + here + "/gone\"");
    assertThat(complaint("check", here + "/gone"))
        .isEqualTo("there is no file or folder \"" + here + "/gone\"");
    assertThat(complaint("check", "--kubernetes", "1.20", here))
        .isEqualTo(
            "--kubernetes: Plimsoll knows the schemas of Kubernetes 1.34 to 1.37, not of 1.20; give"
                + " the cluster's own OpenAPI document (kubectl get --raw /openapi/v2) with"
                + " --openapi FILE");
    assertThat(complaint("check", "--kubernetes", "new", here))
        .isEqualTo(
            "--kubernetes: \"new\" is no Kubernetes version; write the minor, for example"
                + " \"1.35\"");
  }

  @Test
  void passesNoCheckOfNothing() throws IOException {
    Run run = Run.of("check", here);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().replace(here, "HERE"))
        .isEqualTo(
            """
            error PLM0013 path "HERE": there is no document in it
              fix: give files that hold manifests, or folders with files that end in .yaml, .yml or .json
            0 documents: 0 accepted, 0 refused, 0 not checked; 1 error, 0 warnings, 0 notes
            """);
    Files.writeString(folder.resolve("empty.yaml"), "# nothing yet\n---\n");
    assertThat(Run.of("check", here + "/empty.yaml").status()).isEqualTo(1);
  }

  @Test
  void warnsThatOneOfSeveralPathsHoldsNothing() throws IOException {
    Files.createDirectory(folder.resolve("renamed"));
    Files.writeString(
        folder.resolve("a.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: data }\n");
    Run run = Run.of("check", here + "/a.yaml", here + "/renamed");
    assertThat(run.status()).isZero();
    assertThat(run.out().replace(here, "HERE"))
        .isEqualTo(
            """
            warning PLM0013 path "HERE/renamed": there is no document in it
              fix: give files that hold manifests, or folders with files that end in .yaml, .yml or .json
            1 document: 1 accepted, 0 refused, 0 not checked; 0 errors, 1 warning, 0 notes
            """);
  }

  @Test
  void judgesAFileInUtf16AsRefused() throws IOException {
    Files.write(folder.resolve("a.yaml"), "a: 1".getBytes(StandardCharsets.UTF_16));
    Run run = Run.of("check", here);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().replace(here, "HERE"))
        .startsWith(
            """
            error PLM1003 file "HERE/a.yaml": the file is UTF-16
              fix: save the file as UTF-8
              at: HERE/a.yaml:1:1
            """);
  }

  private static String complaint(String... args) {
    Run run = Run.of(args);
    assertThat(run.status()).isEqualTo(2);
    return run.complaint();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
