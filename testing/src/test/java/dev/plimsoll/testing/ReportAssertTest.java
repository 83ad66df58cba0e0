package dev.plimsoll.testing;

import static dev.plimsoll.testing.PlimsollAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Report;
import dev.plimsoll.finding.Layer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Assertions on manifests and the picture: what passes, and the whole text of what does not. */
@PlatformTest(
    value = ShopPlatform.class,
    environments = "src/test/resources/environments",
    names = "calico")
class ReportAssertTest {
  private final Report report;

  ReportAssertTest(Report report) {
    this.report = report;
  }

  private static void fails(ThrowingCallable code, String text) {
    assertThatThrownBy(code).isInstanceOf(AssertionError.class).hasMessage(text);
  }

  @Test
  void findsManifestsByTheNameThatFindingsGiveThem() {
    assertThat(report)
        .hasNoErrors()
        .manifests()
        .contains("Namespace shop", "Deployment shop/web", "Deployment.apps shop/store")
        .doesNotContain("Deployment web", "Deployment.batch shop/web", "Ingress shop/web");
    assertThat(report).manifests().ofKind("Deployment").hasSize(3);
    assertThat(report).manifests().latent().isEmpty();
    assertThat(report).manifests().applied().in("shop").ofKind("Service").hasSize(2);
  }

  @Test
  void saysWhichObjectsOfTheKindThereAre() {
    fails(
        () -> assertThat(report).manifest("Deployment shop/wob"),
        """
        [calico] Expecting Deployment shop/wob, but no manifest is named so; maybe you mean Deployment shop/web
        of this kind there are:
          Deployment shop/report
          Deployment shop/store
          Deployment shop/web""");
  }

  @Test
  void saysWhichKindsThereAre() {
    fails(
        () -> assertThat(report).manifest("Deploiment shop/web"),
        """
        [calico] Expecting Deploiment shop/web, but no manifest is named so
        no object is of kind Deploiment; maybe you mean Deployment
        there are:
          Deployment, LimitRange, Namespace, NetworkPolicy, ResourceQuota, Role, RoleBinding, Service, ServiceAccount""");
  }

  @Test
  void refusesANameThatIsNone() {
    assertThatThrownBy(() -> assertThat(report).manifest("web"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"web\" names no object; write kind, namespace and name as in \"Deployment airflow/scheduler\","
                + " or \"Namespace airflow\"");
  }

  @Test
  void saysWhoWroteWhatShouldNotBeThere() {
    fails(
        () -> assertThat(report).manifests().doesNotContain("Service shop/web"),
        "[calico] Expecting no Service shop/web, but it is written by render web (Services.clusterIp)");
  }

  @Test
  void comparesFields() {
    assertThat(report)
        .manifest("Deployment shop/web")
        .isApplied()
        .hasField("spec.replicas", 3)
        .hasField("spec.template.spec.containers[0].image", "registry.acme.example/web:1")
        .hasField(
            "spec.template.spec.containers[name=main].ports",
            List.of(Map.of("name", "http", "containerPort", 8080)))
        .hasField("spec.template.metadata.labels[plimsoll.dev/role]", "web")
        .doesNotHaveField("spec.template.spec.hostNetwork")
        .hasLabel("app.kubernetes.io/name", "web");
    assertThat(report)
        .manifest("NetworkPolicy shop/default-deny")
        .field("spec.policyTypes")
        .contains("Egress")
        .hasSize(2);
    assertThat(report).manifest("Deployment shop/web").field("spec.replicas").text().isEqualTo("3");
    assertThat(report)
        .manifest("Namespace shop")
        .yaml()
        .startsWith("apiVersion: v1\nkind: Namespace\n");
  }

  @Test
  void saysWhoWroteAValue() {
    fails(
        () -> assertThat(report).manifest("Deployment shop/web").hasField("spec.replicas", 2),
        """
        [calico] Expecting Deployment shop/web to have at spec.replicas
          2
        but it is
          3
        written by render web (DeploymentWorkload.controller)""");
    fails(
        () ->
            assertThat(report)
                .manifest("Deployment shop/web")
                .field("spec.replicas")
                .isWrittenIn(Layer.OVERLAY),
        """
        [calico] Expecting Deployment shop/web to have at spec.replicas a value of layer
          overlay
        but it is written by
          render web (DeploymentWorkload.controller)""");
  }

  @Test
  void aTextIsNoNumber() {
    fails(
        () -> assertThat(report).manifest("Deployment shop/web").hasField("spec.replicas", "3"),
        """
        [calico] Expecting Deployment shop/web to have at spec.replicas
          "3"
        but it is
          3
        written by render web (DeploymentWorkload.controller)""");
  }

  @Test
  void saysWhatIsThereInsteadOfAField() {
    fails(
        () -> assertThat(report).manifest("Deployment shop/web").hasField("spec.replicaz"),
        """
        [calico] Expecting Deployment shop/web to have spec.replicaz
        but spec has no "replicaz", only replicas, selector, template; maybe you mean "replicas\"""");
    fails(
        () ->
            assertThat(report)
                .manifest("Deployment shop/web")
                .hasField("spec.template.spec.containers[name=web].image"),
        """
        [calico] Expecting Deployment shop/web to have spec.template.spec.containers[name=web].image
        but spec.template.spec.containers is a list without [name=web], it has name=main""");
  }

  @Test
  void saysWhoWroteAFieldThatShouldNotBeThere() {
    fails(
        () -> assertThat(report).manifest("Role shop/web").doesNotHaveField("rules[0].verbs"),
        """
        [calico] Expecting Role shop/web not to have rules[0].verbs
        but it is
          - get
          - list
        written by connect shop/web manages kubernetes-api (arrow)""");
  }

  @Test
  void gathersTheFailuresOfAll() {
    fails(
        () ->
            assertThat(report)
                .manifests()
                .ofKind("Service")
                .allSatisfy(service -> service.hasField("spec.ports[0].name", "http")),
        """
        [calico] 1 of 2 objects do not satisfy:

        Expecting Service shop/store to have at spec.ports[0].name
          "http"
        but it is
          "sql"
        written by render store (Services.clusterIp)""");
    fails(
        () -> assertThat(report).manifests().ofKind("Ingress").allSatisfy(i -> i.hasField("spec")),
        "[calico] Expecting at least one object, but there is none");
  }

  @Test
  void nobodyMakesWhatIsApplied() {
    fails(
        () -> assertThat(report).manifest("Deployment shop/web").isMadeBy("airflow/scheduler"),
        """
        [calico] Expecting Deployment shop/web to be made by
          airflow/scheduler
        but it is made by
          nobody: it is applied""");
  }

  @Test
  void readsThePicture() {
    assertThat(report)
        .topology()
        .hasBoxes("shop/web", "shop/store", "shop/report")
        .hasOnlyArrows("shop/web calls shop/store", "shop/web manages kubernetes-api")
        .doesNotHaveArrows("shop/report calls shop/store")
        .withoutSystemArrows()
        .hasOnlyArrows("shop/web calls shop/store");
  }

  @Test
  void saysWhichArrowsThereAre() {
    fails(
        () -> assertThat(report).topology().hasArrows("shop/web calls shop/stor"),
        """
        [calico] Expecting an arrow
          shop/web calls shop/stor
        maybe you mean
          shop/web calls shop/store
        but the arrows at its ends are:
          shop/web calls shop/store
          shop/web manages kubernetes-api""");
    fails(
        () -> assertThat(report).topology().hasOnlyArrows("shop/web calls shop/report"),
        """
        [calico] Expecting only the arrows:
          shop/web calls shop/report
        but missing are:
          shop/web calls shop/report
        and not expected are:
          shop/web calls shop/store
          shop/web manages kubernetes-api""");
    fails(
        () -> assertThat(report).topology().doesNotHaveArrows("shop/web calls shop/store"),
        """
        [calico] Expecting no arrow
          shop/web calls shop/store
        but it is drawn""");
    fails(
        () -> assertThat(report).topology().hasBoxes("shop/wob"),
        """
        [calico] Expecting a box
          shop/wob
        maybe you mean
          shop/web
        but the boxes are:
          shop/report
          shop/store
          shop/web""");
  }

  /** All of what generate writes, the inventory included. */
  @Test
  void theWholeOutputIsAGolden() {
    assertThat(report).matchesGolden(Path.of("src/test/goldens/calico"));
  }
}
