package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition.NoSettings;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.workload.PlainEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Policies that pin which accounts makers may give to their pods. */
class AccountPinsTest {
  private static final NamespaceName SHOP = NamespaceName.of("shop");
  private static final Endpoint.Pods WEB = Endpoint.pods(SHOP, "web");

  private static final Arrow MAKES_PODS =
      manages(new Endpoint.KubernetesApi(), Grant.of("", "pods", "create", "get"));

  @Test
  void aPlatformThatDoesNotAskHasNoPolicy() {
    assertThat(compile(Platform.named("acme"), Naming.unchanged(), MAKES_PODS).bundle().all())
        .noneMatch(AccountPinsTest::isOfAdmission);
  }

  @Test
  void aMakerMayGiveTheAccountsOfThePodsThatItIsKnownToMake() {
    assertThat(text(pinned(Naming.unchanged(), MAKES_PODS)))
        .isEqualTo(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata:
              name: accounts.shop.web
              labels:
                app.kubernetes.io/part-of: acme
            spec:
              failurePolicy: Fail
              matchConditions:
              - name: maker
                expression: request.userInfo.username == 'system:serviceaccount:shop:web'
              matchConstraints:
                resourceRules:
                - apiGroups:
                  - ""
                  apiVersions:
                  - v1
                  operations:
                  - CREATE
                  resources:
                  - pods
              validations:
              - expression: variables.account in [variables.allowed1]
                messageExpression: request.userInfo.username + ' may not make a pod of ' + variables.account
                reason: Forbidden
              variables:
              - name: account
                expression: "'system:serviceaccount:' + request.namespace + ':' + object.spec.?serviceAccountName.orValue('default')"
              - name: allowed1
                expression: "'system:serviceaccount:shop:task'"
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata:
              name: accounts.shop.web
              labels:
                app.kubernetes.io/part-of: acme
            spec:
              policyName: accounts.shop.web
              validationActions:
              - Deny
            """);
  }

  @Test
  void anArrowToPodsCountsAsMuchAsLatentOnes() {
    Arrow makesApi = manages(Endpoint.pods(NamespaceName.of("bank"), "api"), pods());
    assertThat(text(pinned(Naming.unchanged(), MAKES_PODS, makesApi)))
        .contains(
            """
              - name: allowed1
                expression: "'system:serviceaccount:bank:default'"
              - name: allowed2
                expression: "'system:serviceaccount:shop:task'"
            """)
        .contains("expression: variables.account in [variables.allowed1, variables.allowed2]\n");
  }

  @Test
  void namesThatTheEnvironmentChangesAreFollowed() {
    Naming naming = Naming.unchanged().withPrefix("x-").withNamespaces(Map.of("shop", "acme-shop"));
    assertThat(text(pinned(naming, MAKES_PODS)))
        .contains("request.userInfo.username == 'system:serviceaccount:acme-shop:x-web'\n")
        .contains("expression: \"'system:serviceaccount:acme-shop:x-task'\"\n")
        .contains("  policyName: x-accounts.shop.web\n");
  }

  @Test
  void aMakerOfUnknownPodsIsNotPinnedAndThatIsSaid() {
    Endpoint.Pods task = Endpoint.pods(SHOP, "task");
    Arrow unknown =
        new Arrow.Manages(
            task, Optional.of(SHOP), List.of(pods()), "manages", new Endpoint.KubernetesApi());
    Compiled compiled = pinned(Naming.unchanged(), unknown);
    assertThat(compiled.bundle().all()).noneMatch(AccountPinsTest::isOfAdmission);
    assertThat(found(compiled, "PLM8409"))
        .isEqualTo(
            """
            warning PLM8409 arrow "shop/task manages kubernetes-api": service account shop/task may create pods, and nothing says which accounts these have
              fix: describe the pods as latent objects of the component that makes them, or draw the arrow to them
            """);
  }

  @Test
  void templatesInOtherObjectsAreOutOfReachAndThatIsSaid() {
    Arrow applications =
        manages(
            new Endpoint.KubernetesApi(),
            pods(),
            Grant.of("sparkoperator.k8s.io", "sparkapplications", "create"),
            Grant.of("batch", "jobs", "create"));
    assertThat(found(pinned(Naming.unchanged(), applications), "PLM8410"))
        .isEqualTo(
            """
            note PLM8410 arrow "shop/web manages kubernetes-api": service account shop/web may create jobs.batch, sparkapplications.sparkoperator.k8s.io, whose pods another account makes
              fix: nothing, if the accounts of that maker's pods are pinned too
            """);
    assertThat(found(pinned(Naming.unchanged(), MAKES_PODS), "PLM8410")).isEmpty();
  }

  private static Grant pods() {
    return Grant.of("", "pods", "create");
  }

  private static Arrow manages(Endpoint of, Grant... grants) {
    return new Arrow.Manages(WEB, Optional.of(SHOP), List.of(grants), "manages", of);
  }

  private static Compiled pinned(Naming naming, Arrow... arrows) {
    return compile(Platform.named("acme").withPinnedAccounts(), naming, arrows);
  }

  private static Compiled compile(Platform platform, Naming naming, Arrow... arrows) {
    Environment<NoSettings> environment =
        Environment.of(
                PlainEnvironment.of(Stage.PROD),
                Schemas.of(KubernetesVersion.V1_35),
                new NoSettings())
            .withNaming(naming);
    return new PlatformCompiler()
        .compile(platform.with(Sketch.of(ArrowLoweringTest.PODS, arrows)), environment);
  }

  private static boolean isOfAdmission(Manifest manifest) {
    return manifest.identity().group().equals("admissionregistration.k8s.io");
  }

  private static String text(Compiled compiled) {
    List<String> texts =
        compiled.bundle().all().stream()
            .filter(AccountPinsTest::isOfAdmission)
            .map(manifest -> YamlWriter.write(manifest.tree()))
            .toList();
    return String.join("---\n", texts);
  }

  private static String found(Compiled compiled, String code) {
    return FindingFiles.text(
        compiled.findings().stream().filter(one -> one.code().id().equals(code)).toList());
  }
}
