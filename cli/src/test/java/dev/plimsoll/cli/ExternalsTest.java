package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What an environment declares to exist already: what is said of it, in whole texts. */
class ExternalsTest extends RefusedInput {
  /** A web server whose token and priority somebody else makes. */
  public static final class Borrower extends Shop {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("acme")
          .with(
              Application.named("shop")
                  .in("shop")
                  .with(
                      web()
                          .customise(
                              Deployment.class,
                              object ->
                                  object
                                      .edit()
                                      .editSpec()
                                      .editTemplate()
                                      .editSpec()
                                      .withPriorityClassName("gold")
                                      .editContainer(0)
                                      .addNewEnv()
                                      .withName("TOKEN")
                                      .withNewValueFrom()
                                      .withNewSecretKeyRef("token", "legacy", false)
                                      .endValueFrom()
                                      .endEnv()
                                      .endContainer()
                                      .endSpec()
                                      .endTemplate()
                                      .endSpec()
                                      .build())));
    }
  }

  private static final String PRIORITY =
      "- { kind: PriorityClass.scheduling.k8s.io, name: gold }\n";

  private void externals(String... entries) throws IOException {
    Files.writeString(
        file, Files.readString(file) + "externals:\n" + String.join("\n", entries) + "\n");
  }

  @Test
  void namesOfTheClusterAreWhatReferencesLeadTo() throws IOException {
    edit("stage: dev\n", "stage: dev\nnaming: { prefix: blue-, namespaces: { shop: shop-dev } }\n");
    externals("- { kind: Secret, namespace: shop-dev, name: legacy, keys: [token] }", PRIORITY);
    assertThat(here(generate(Borrower.class))).isEmpty();
  }

  @Test
  void starsStandForAnyThatBeginSo() throws IOException {
    externals(
        "- { kind: Secret, namespace: \"*\", name: legacy }",
        "- { kind: PriorityClass.scheduling.k8s.io, name: \"go*\" }");
    assertThat(here(generate(Borrower.class))).isEmpty();
  }

  @Test
  void entriesThatCanNameNoObject() throws IOException {
    externals(
        "- { kind: StorageClass, name: fast }",
        "- { kind: secret, namespace: shop, name: legacy }",
        "- { kind: Deploymnt.apps, namespace: shop, name: web }",
        "- { kind: PriorityClass.scheduling, name: gold }",
        "- { kind: PriorityClass.scheduling.k8s.io/v1, name: gold }",
        "- { kind: apps/v1/Deployment, namespace: shop, name: web }",
        "- { kind: Secret, name: legacy }",
        "- { kind: PriorityClass.scheduling.k8s.io, namespace: shop, name: gold }",
        "- { kind: Secret, namespace: \"s*p\", name: legacy }",
        "- { kind: Secret, namespace: shop, name: Leg_acy }",
        "- { kind: Role.rbac.authorization.k8s.io, namespace: shop, name: a/b }",
        "- { kind: Service, namespace: shop, name: web, keys: [http] }");
    refused(
        generate(Borrower.class),
        """
        error PLM0231 environment "dev" at externals[0].kind: the core group has no kind "StorageClass"
          fix: write "StorageClass.storage.k8s.io"
          at: HERE/environments/dev.yaml:10:3
        error PLM0231 environment "dev" at externals[1].kind: the core group has no kind "secret"
          fix: write "Secret"
          at: HERE/environments/dev.yaml:11:3
        error PLM0231 environment "dev" at externals[2].kind: Kubernetes 1.35 has no kind "Deploymnt" in the group "apps"
          fix: write "Deployment.apps"
          at: HERE/environments/dev.yaml:12:3
        error PLM0231 environment "dev" at externals[3].kind: there is no group "scheduling"
          fix: write "PriorityClass.scheduling.k8s.io"
          at: HERE/environments/dev.yaml:13:3
        error PLM0231 environment "dev" at externals[4].kind: "PriorityClass.scheduling.k8s.io/v1" says a version, and an object is the same in each
          fix: write "PriorityClass.scheduling.k8s.io"
          at: HERE/environments/dev.yaml:14:3
        error PLM0231 environment "dev" at externals[5].kind: the core group has no kind "apps/v1/Deployment"
          fix: write the kind and, behind a dot, its group, such as "StorageClass.storage.k8s.io"
          at: HERE/environments/dev.yaml:15:3
        error PLM0231 environment "dev" at externals[6]: a Secret is in a namespace, and none is said
          fix: write "namespace: ..."; "*" is any
          at: HERE/environments/dev.yaml:16:3
        error PLM0231 environment "dev" at externals[7].namespace: a PriorityClass is in no namespace
          fix: leave "namespace" out
          at: HERE/environments/dev.yaml:17:3
        error PLM0231 environment "dev" at externals[8].namespace: the namespace "s*p" has "*" before its end
          fix: write "s*", which is any that begins so, or each namespace in an entry of its own
          at: HERE/environments/dev.yaml:18:3
        error PLM0231 environment "dev" at externals[9].name: the name "Leg_acy" must consist of lower-case letters, digits, '-' and '.', and each part between dots must begin and end with a letter or digit
          fix: write it as the cluster has it
          at: HERE/environments/dev.yaml:19:3
        error PLM0231 environment "dev" at externals[10].name: the name "a/b" must not have '/' or '%'
          fix: write it as the cluster has it
          at: HERE/environments/dev.yaml:20:3
        error PLM0231 environment "dev" at externals[11].keys: a Service has no keys that others name
          fix: leave "keys" out, which is for ConfigMaps and Secrets
          at: HERE/environments/dev.yaml:21:3
        """);
  }

  @Test
  void entriesThatNothingRefersTo() throws IOException {
    edit("stage: dev\n", "stage: dev\nnaming: { namespaces: { shop: shop-dev } }\n");
    externals(
        PRIORITY.strip(),
        "- { kind: Secret, namespace: shop, name: legacy }",
        "- { kind: Secret, namespace: \"*\", name: legacy }",
        "- { kind: Secret, namespace: \"other*\", name: legacy }",
        "- { kind: Secret, namespace: \"*\", name: legacy }",
        "- { kind: Deployment.apps, namespace: shop-dev, name: web }",
        "- { kind: Issuer.cert-manager.io, namespace: shop-dev, name: web }");
    Run run = generate(Borrower.class);
    assertThat(here(run))
        .isEqualTo(
            """
            warning PLM0232 environment "dev" at externals[1]: nothing in the platform refers to Secret shop/legacy
              fix: write "namespace: shop-dev", as this environment calls it, or take the entry out
              at: HERE/environments/dev.yaml:12:3
            warning PLM0232 environment "dev" at externals[2]: Secret */legacy is declared again in externals[4], which counts
              fix: take one of the two out
              at: HERE/environments/dev.yaml:13:3
            warning PLM0232 environment "dev" at externals[3]: nothing in the platform refers to Secret other*/legacy
              fix: correct kind, namespace or name, or take the entry out
              at: HERE/environments/dev.yaml:14:3
            warning PLM0232 environment "dev" at externals[5]: the platform makes Deployment shop-dev/web itself
              fix: take the entry out; if somebody else makes the object, take it out of the platform
              at: HERE/environments/dev.yaml:16:3
            warning PLM0232 environment "dev" at externals[6]: nothing in the platform refers to Issuer shop-dev/web
              fix: correct kind, namespace or name, or take the entry out
              at: HERE/environments/dev.yaml:17:3
            """);
    assertThat(run.status()).isZero();
  }

  @Test
  void anEntryThatIsMisspeltAndTheReferenceThatItMisses() throws IOException {
    externals(PRIORITY.strip(), "- { kind: Secret, namespace: shop, name: legcy }");
    refused(
        generate(Borrower.class),
        """
        error PLM5001 Deployment shop/web at spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name: names Secret "legacy", which does not exist in namespace shop
          fix: write "legcy", add a Secret of that name in namespace shop, or declare it external
          at: customise web (customise(Deployment.class))
        warning PLM0232 environment "dev" at externals[1]: nothing in the platform refers to Secret shop/legcy
          fix: write it as { kind: Secret, namespace: shop, name: legacy }, or take the entry out
          at: HERE/environments/dev.yaml:11:3
        """);
  }

  @Test
  void entriesThatAreInheritedMayServeOthers() throws IOException {
    environment(
        "base",
        "externals:\n"
            + PRIORITY
            + "- { kind: Secret, namespace: shop, name: legacy }\n"
            + "- { kind: Secret, namespace: other, name: legacy }\n");
    edit("stage: dev\n", "stage: dev\nextends: base\n");
    Run run =
        Run.of(
            "check",
            "--definition",
            Borrower.class.getName(),
            "--environments",
            folder.resolve("environments").toString());
    assertThat(run.out().replace(folder.toString().replace('\\', '/'), "HERE"))
        .startsWith(
            """
            note PLM0232 environment "dev" at externals[2]: nothing in the platform refers to Secret other/legacy
              fix: correct kind, namespace or name, or take the entry out
              at: HERE/environments/base.yaml:6:3
            """);
  }

  @Test
  void aListForFilesIsHeldToTheKindsOfTheServer() throws IOException {
    Files.writeString(
        folder.resolve("there.yaml"),
        """
        externals:
        - { kind: StorageClass, name: fast }
        - { kind: Secret, name: legacy }
        """);
    Files.writeString(
        folder.resolve("pod.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: web, image: "example/web:1", envFrom: [{ secretRef: { name: legacy } }] }
        """);
    Run run =
        Run.of(
            "check",
            "--externals",
            folder.resolve("there.yaml").toString(),
            folder.resolve("pod.yaml").toString());
    assertThat(run.out().replace(folder.toString().replace('\\', '/'), "HERE"))
        .startsWith(
            """
            error PLM0231 file "HERE/there.yaml" at externals[0].kind: the core group has no kind "StorageClass"
              fix: write "StorageClass.storage.k8s.io"
              at: HERE/there.yaml:2:3
            """)
        .contains("1 document: 1 accepted, 0 refused, 0 not checked; 1 error");
    assertThat(run.status()).isEqualTo(1);
  }
}
