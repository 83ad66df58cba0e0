package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What a user does wrong, asked of {@code generate}: the whole text, the exit status, and the
 * former output, which stays as it was. {@link SourceFileTest} has definitions that are missing or
 * many.
 */
class BadInputTest extends RefusedInput {
  /** The same with an accident. */
  public static final class Broken extends Shop {
    @Override
    public Platform define(Environment<NoSettings> env) {
      throw new IllegalStateException("no luck");
    }
  }

  /** The same web server in two applications. */
  public static final class Twins extends Shop {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return super.define(env).with(Application.named("twin").in("shop").with(web()));
    }
  }

  /** A web server in each of two namespaces. */
  public static final class Two extends Shop {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return super.define(env).with(Application.named("store").in("store").with(web()));
    }
  }

  @Test
  void anExceptionInDefine() {
    refused(
        generate(Broken.class),
        """
        error PLM0109 definition "dev.plimsoll.cli.BadInputTest$Broken": for environment "dev": IllegalStateException: no luck
          fix: repair the value that the message names, at the place below
          at: render Broken.define:LINE
        """);
  }

  @Test
  void twoObjectsWithOneIdentity() {
    Run run = generate(Twins.class);
    assertThat(run.errors())
        .contains(
            """
            error PLM5009 Deployment shop/web: is there twice: apps/v1 from web (DeploymentWorkload.controller) and apps/v1 from web (DeploymentWorkload.controller)
              fix: rename one of them, or remove it
              at: render web (DeploymentWorkload.controller)
            """);
    assertThat(run.status()).isEqualTo(1);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void anEnvironmentThatIsNotThere() {
    refused(
        generate(Shop.class, "--env", "dve"),
        """
        error PLM0210 environment "dve": no file in HERE/environments describes environment "dve"
          fix: write "dev"
        """);
  }

  @Test
  void environmentsInACircleAlsoWhenAllAreRendered() throws IOException {
    environment("a", "extends: b\n");
    environment("b", "extends: a\n");
    refused(
        generate(Shop.class),
        """
        error PLM0211 environment "b" at extends: a extends b extends a
          fix: take one "extends" out, so that the chain ends
          at: HERE/environments/b.yaml:3:1
          in: a
        error PLM0211 environment "a" at extends: b extends a extends b
          fix: take one "extends" out, so that the chain ends
          at: HERE/environments/a.yaml:3:1
          in: b
        """);
  }

  @Test
  void aTargetThatIsMisspeltAlsoWhenAllAreRendered() throws IOException {
    edit("target:", "taget:");
    refused(
        generate(Shop.class),
        """
        error PLM0215 environment "dev": the environment names no target
          fix: write "target: { <name>: { ... } }" with one of aks, eks, gke, on-prem
          at: HERE/environments/dev.yaml
        error PLM0201 environment "dev" at taget: "taget" is not known here
          fix: write "target"
          at: HERE/environments/dev.yaml:4:1
        """);
  }

  @Test
  void aMinorThatIsNotKnownKeepsNoOtherEnvironmentBack() throws IOException {
    Path old = Platforms.write(folder, "old");
    Files.writeString(old, Files.readString(old).replace("1.35", "1.33"));
    Run run = generate(Shop.class);
    assertThat(here(run))
        .isEqualTo(
            """
            error PLM0228 environment "old" at target.on-prem.kubernetes: Plimsoll has no schemas of Kubernetes 1.33
              fix: write one of "1.34", "1.35", "1.36", "1.37", in quotes; or give the cluster's own OpenAPI document: kubectl get --raw /openapi/v2 > openapi.json, and "openApi: openapi.json"
              at: HERE/environments/old.yaml:6:5
            """);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            environment        target     objects  latent            files  findings
            dev                on-prem          8       0       11 (0 new)  0 errors, 0 warnings
            old                -                -       -      not written  1 error, 0 warnings
            1 of 2 environments has errors and was not written
            """);
  }

  @Test
  void whatIsWrongInSeveralEnvironmentsIsToldOnceWithTheirNames() throws IOException {
    Files.delete(file);
    String target =
        "target: { on-prem: { kubernetes: \"1.35\", networkEngine: calico, storage: { driver: nfs,"
            + " nfs: { server: nfs.acme.example, share: /export/dev } } } }\n";
    environment("base", "stage: dev\nlabels: { plimsoll.dev/role: web }\n" + target);
    environment("a", "extends: base\n");
    environment("b", "extends: base\nlables: {}\n");
    refused(
        generate(Shop.class, "--env", "a", "--env", "b", "--env", "a"),
        """
        error PLM0202 environment "a" at labels[plimsoll.dev/role]: label "plimsoll.dev/role" ties pods to their selectors; use another key
          fix: correct the value of "labels[plimsoll.dev/role]"
          at: HERE/environments/base.yaml:4:11
          in: both environments
        error PLM0201 environment "b" at lables: "lables" is not known here
          fix: write "labels"
          at: HERE/environments/b.yaml:4:1
        """);
  }

  @Test
  void whatIsWrongWithAnObjectIsToldWithTheEnvironments() throws IOException {
    Platforms.write(folder, "other");
    Platforms.write(folder, "third");
    overlay("- { target: { name: wbe }, remove: true }\n");
    Path other = folder.resolve("environments/other.yaml");
    Files.writeString(other, Files.readString(other) + "overlays: [ overlays/dev.yaml ]\n");
    assertThat(here(generate(Shop.class)))
        .isEqualTo(
            """
            error PLM8001 overlay "HERE/environments/overlays/dev.yaml#1": no manifest matches name wbe
              fix: write "web", or take the overlay out
              at: HERE/environments/overlays/dev.yaml:3:3
              in: dev, other
            """);
  }

  @Test
  void aPortThatCannotBe() throws IOException {
    overlay(
        """
        - target: { kind: Deployment, name: web }
          jsonPatch: [ { op: replace, path: /spec/template/spec/containers/0/ports/0/containerPort, value: 99999 } ]
        """);
    refused(
        generate(Shop.class),
        """
        error PLM3205 Deployment shop/web at spec.template.spec.containers[0].ports[0].containerPort: 99999 must be from 1 to 65535
          fix: write the number that the program opens
          at: overlay HERE/environments/overlays/dev.yaml:4:93
        """);
  }

  @Test
  void anEnvironmentFileOfAnotherVersion() throws IOException {
    edit("environment/v1", "environment/v2");
    refused(
        generate(Shop.class, "--env", "dev"),
        """
        error PLM0212 file "dev.yaml" at schema: the schema is "plimsoll/environment/v2"
          fix: begin the file with "schema: plimsoll/environment/v1"
          at: HERE/environments/dev.yaml:1:1
        """);
  }

  @Test
  void foldersWithoutAnEnvironment() throws IOException {
    Files.delete(file);
    assertThat(here(generate(Shop.class)))
        .isEqualTo(
            """
            error PLM0224 folder "HERE/environments": there is no environment file in it
              fix: put a file into it that begins with "schema: plimsoll/environment/v1", or give another folder
            """);
    environment("base", "stage: dev\n");
    assertThat(here(generate(Shop.class)))
        .isEqualTo(
            """
            error PLM0224 folder "HERE/environments": no environment in it has a target, only base
              fix: write "target: { ... }" into one, or add one that extends them
            """);
    Files.delete(folder.resolve("environments/base.yaml"));
    Files.delete(folder.resolve("environments"));
    refused(
        generate(Shop.class),
        """
        error PLM0221 folder "HERE/environments": there is no such folder
          fix: correct the path, or make it
          at: HERE/environments
        """);
  }

  @Test
  void bindingsOfAnotherCloud() throws IOException {
    edit("on-prem:", "gke:");
    edit("networkEngine: calico", "project: acme-prod");
    edit(
        "    storage: { driver: nfs, nfs: { server: nfs.acme.example, share: /export/dev } }\n",
        "");
    Files.writeString(
        file,
        Files.readString(file)
            + """
            bindings:
              objectStore/lake: { bucket: acme-lake, role: "arn:aws:iam::123456789012:role/lake" }
            """);
    refused(
        generate(Shop.class),
        """
        error PLM0225 environment "dev" at bindings[objectStore/lake].role: "role" is for eks, not for gke
          fix: use one of bucket, account, project
          at: HERE/environments/dev.yaml:9:42
        """);
  }

  @Test
  void anOverlayThatMatchesNothing() throws IOException {
    overlay(
        """
        - target: { kind: Deployment, name: wbe }
          patch: { spec: { minReadySeconds: 3 } }
        """);
    refused(
        generate(Shop.class),
        """
        error PLM8001 overlay "HERE/environments/overlays/dev.yaml#1": no manifest matches kind Deployment, name wbe
          fix: write "web", or take the overlay out
          at: HERE/environments/overlays/dev.yaml:3:3
        """);
  }

  @Test
  void aPrefixThatMakesNamesTooLongOrIllegal() throws IOException {
    String text = Files.readString(file);
    Files.writeString(file, text + "naming: { prefix: " + "a".repeat(60) + "- }\n");
    refused(
        generate(Shop.class),
        """
        error PLM8702 Service shop/LONG-web at metadata.name: would be named "LONG-web" instead of "web"; a name must be at most 63 characters long, it has 64
          fix: change the prefix, the suffix or the name, or keep it with the annotation plimsoll.dev/keep-name
          at: HERE/environments/dev.yaml:9:11
        """
            .replace("LONG", "a".repeat(60)));
    Files.writeString(file, text + "naming: { prefix: Acme_ }\n");
    refused(
        generate(Shop.class),
        """
        error PLM8703 environment "dev" at naming.prefix: prefix "Acme_" cannot begin a name
          fix: use lower-case letters, digits and dashes, and begin with a letter, for example "acme-"
          at: HERE/environments/dev.yaml:9:11
        """);
    Files.writeString(file, text + "naming: { namespaces: { shap: data } }\n");
    refused(
        generate(Shop.class),
        """
        error PLM8704 environment "dev" at naming.namespaces.shap: nothing is in namespace "shap"
          fix: write "shop", or remove the entry
          at: HERE/environments/dev.yaml:9:25
        """);
  }

  @Test
  void namespacesThatWouldMeet() throws IOException {
    String text = Files.readString(file);
    Files.writeString(file, text + "naming: { namespaces: { shop: data, store: data } }\n");
    refused(
        generate(Two.class),
        """
        error PLM8707 environment "dev" at naming.namespaces.store: namespaces "shop" and "store" would both be "data"
          fix: give each a name of its own; to have the objects in one, let the definition put them there
          at: HERE/environments/dev.yaml:9:37
        """);
    Files.writeString(file, text + "naming: { namespaces: { shop: store } }\n");
    refused(
        generate(Two.class),
        """
        error PLM8707 environment "dev" at naming.namespaces.shop: namespaces "shop" and "store" would both be "store"
          fix: give each a name of its own; to have the objects in one, let the definition put them there
          at: HERE/environments/dev.yaml:9:25
        """);
    Files.writeString(file, text + "naming: { namespaces: { shop: store, store: shop } }\n");
    assertThat(here(generate(Two.class))).doesNotContain("error");
  }

  @Test
  void intentsThatAreNotBoundHideNothingElse() throws IOException {
    overlay(
        """
        - { target: { kind: Deployment, name: wbe }, remove: true }
        - { target: { kind: Deployment, name: web }, patch: { spec: { replicaz: 3 } } }
        """);
    refused(
        generate(Platforms.Needy.class),
        """
        error PLM0219 environment "dev" at bindings: 1 of 1 intent is not bound: secret/token
          fix: add to the environment file and correct the values:
        bindings:
          secret/token:
            store: vault
            key: your-environment-token
          at: HERE/environments/dev.yaml
        error PLM8001 overlay "HERE/environments/overlays/dev.yaml#1": no manifest matches kind Deployment, name wbe
          fix: write "web", or take the overlay out
          at: HERE/environments/overlays/dev.yaml:3:3
        error PLM1106 Deployment data/web at spec.replicaz: "replicaz" is no field of DeploymentSpec
          fix: write "replicas"
          at: overlay HERE/environments/overlays/dev.yaml:4:63
        """);
  }

  @Test
  void aGeneratedFileThatWasEdited() throws IOException {
    Path deployment = folder.resolve("out/dev/shop/deployment.apps-web.yaml");
    Files.writeString(deployment, "# mine\n");
    before = files();
    refused(
        generate(Shop.class),
        """
        error PLM9020 file "HERE/out/dev/shop/deployment.apps-web.yaml": the generated file was edited by hand after it was written
          fix: move the edit into an overlay of the environment, or discard it by generating with --overwrite-edited
        """);
  }

  @Test
  void aFileOfSomebodyElseStaysUnlessItIsInTheWay() throws IOException {
    Files.writeString(folder.resolve("out/dev/NOTES"), "mine\n");
    before = files();
    assertThat(generate(Shop.class).status()).isZero();
    assertThat(files()).isEqualTo(before);

    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("dev"));
    Files.writeString(other.resolve("dev/kustomization.yaml"), "mine\n");
    refused(
        generateInto(Shop.class, other.toString()),
        """
        error PLM9021 file "HERE/other/dev/kustomization.yaml": a file that Plimsoll did not write is where a generated file must be
          fix: move it away; if it was generated and HERE/other/dev/.plimsoll/inventory.json was lost, remove it
        """);
    assertThat(other.resolve("dev")).isDirectoryNotContaining("glob:**/shop");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatNobodyCanMake() {
    refused(
        generateInto(Shop.class, "/proc/nope"),
        """
        error PLM9010 folder "/proc/nope": nothing was written: no file or folder can be made there
          fix: choose another output folder
        """);
  }

  @Test
  void aClassPathThatIsNotThere() {
    Run run =
        Run.of("generate", "--class-path", folder.resolve("nope").toString(), "--out", "nowhere");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.complaint())
        .isEqualTo("--class-path: there is no file or folder \"" + folder.resolve("nope") + "\"");
  }
}
