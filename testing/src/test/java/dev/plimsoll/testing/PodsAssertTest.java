package dev.plimsoll.testing;

import static dev.plimsoll.testing.PlimsollAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Report;
import dev.plimsoll.topology.Grant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Assertions on reach and rights: what passes, and the whole text of what does not. */
@PlatformTest(value = ShopPlatform.class, environments = "src/test/resources/environments")
class PodsAssertTest {
  private final Report report;

  PodsAssertTest(@InEnvironment("calico") Report report) {
    this.report = report;
  }

  private static void fails(ThrowingCallable code, String text) {
    assertThatThrownBy(code).isInstanceOf(AssertionError.class).hasMessage(text);
  }

  @Test
  void anArrowOpensItsPortAndNothingElse() {
    assertThat(report)
        .pods("shop/web")
        .mayReach("shop/store")
        .mayReach("shop/store", 5432)
        .mustNotReach("shop/report");
    assertThat(report).pods("shop/store").mustNotReach("shop/web");
    assertThat(report).pods("shop/report").mustNotReach("shop/store").mustNotReach("shop/web");
  }

  @Test
  void saysWhatBothEndsPermit() {
    fails(
        () -> assertThat(report).pods("shop/report").mayReach("shop/store"),
        """
        [calico] Expecting pods shop/report to reach pods shop/store, but the policies do not permit it:
          Egress of Deployment shop/report permits TCP 53, UDP 53: policy allow-dns, default-deny
          Ingress of Deployment shop/store permits no port: policy default-deny, store""");
    fails(
        () -> assertThat(report).pods("shop/web").mayReach("shop/store", 80),
        """
        [calico] Expecting pods shop/web to reach port 80 of pods shop/store, but the policies do not permit it:
          Egress of Deployment shop/web permits TCP 53, TCP 443, TCP 5432, TCP 6443, UDP 53: policy allow-dns, default-deny, web
          Ingress of Deployment shop/store permits TCP 5432: policy default-deny, store""");
  }

  @Test
  void saysWhichPortIsOpenThatShouldNotBe() {
    fails(
        () -> assertThat(report).pods("shop/web").mustNotReach("shop/store"),
        """
        [calico] Expecting pods shop/web not to reach pods shop/store, but nothing in calico denies TCP 5432:
          Egress of Deployment shop/web permits TCP 53, TCP 443, TCP 5432, TCP 6443, UDP 53: policy allow-dns, default-deny, web
          Ingress of Deployment shop/store permits TCP 5432: policy default-deny, store""");
  }

  @Test
  void nothingIsDeniedWhereNothingEnforcesPolicies(@InEnvironment("flannel") Report flannel) {
    assertThat(flannel).pods("shop/web").mayReach("shop/store");
    fails(
        () -> assertThat(flannel).pods("shop/report").mustNotReach("shop/store"),
        """
        [flannel] Expecting pods shop/report not to reach pods shop/store, but nothing in flannel denies every port:
          Egress of Deployment shop/report permits every port: network engine flannel enforces no policy
          Ingress of Deployment shop/store permits every port: network engine flannel enforces no policy""");
  }

  @Test
  void saysWhichPodsThereAre() {
    String text =
        """
        Expecting pods shop/raport, but no manifest has them; maybe you mean shop/report
        there are:
          shop/report
          shop/store
          shop/web""";
    fails(() -> assertThat(report).pods("shop/raport"), text);
    fails(
        () -> assertThat(report).pods("shop/web").mustNotReach("shop/raport"), "[calico] " + text);
  }

  @Test
  void readsRightsFromRolesAndBindings() {
    assertThat(report)
        .pods("shop/web")
        .mayIn("shop", Grant.of("", "configmaps", "get", "list"))
        .mayNotIn("shop", Grant.of("", "configmaps", "create", "delete"))
        .mayNotIn("shop", Grant.of("", "secrets", "get"))
        .mayNotIn("other", Grant.of("", "configmaps", "get"))
        .mayNotInCluster(Grant.of("", "configmaps", "get"));
    assertThat(report).pods("shop/store").mayNotIn("shop", Grant.of("", "configmaps", "get"));
  }

  @Test
  void saysWhichRightsAreMissing() {
    fails(
        () ->
            assertThat(report)
                .pods("shop/web")
                .mayIn("shop", Grant.of("apps", "deployments", "get", "patch")),
        """
        [calico] Expecting pods shop/web to have rights in namespace shop, but these are missing:
          shop/web: get deployments.apps
          shop/web: patch deployments.apps""");
    fails(
        () -> assertThat(report).pods("shop/web").mayInCluster(Grant.of("", "nodes", "get")),
        """
        [calico] Expecting pods shop/web to have rights in the whole cluster, but these are missing:
          shop/web: get nodes""");
  }

  @Test
  void saysWhichRoleGivesARightThatShouldNotBe() {
    fails(
        () ->
            assertThat(report)
                .pods("shop/web")
                .mayNotIn("shop", Grant.of("", "configmaps", "delete", "get")),
        """
        [calico] Expecting pods shop/web not to have rights in namespace shop, but they have:
          shop/web: get configmaps, by Role shop/web, connect shop/web manages kubernetes-api (arrow)""");
  }
}
