package dev.plimsoll.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.topology.Access;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Arrows follow from use. */
class ArrowsTest {
  private static final NamespaceName SHOP = NamespaceName.of("shop");
  private static final NamespaceName OTHER = NamespaceName.of("other");
  private static final Endpoint.Pods WEB = Endpoint.pods(SHOP, "front");
  private static final Container APP =
      Container.of(
              Image.of("registry.acme.example/app:1.2.3"),
              PodSize.of(Cpu.millis(100), Memory.mebibytes(128)))
          .withPort("http", 8080);

  private static DeploymentWorkload web() {
    return Workload.deployment("web", APP).inRole("front");
  }

  @Test
  void usingABoundIntentDrawsAnArrowToIt() {
    ObjectStore lake = ObjectStore.named("lake");
    assertThat(
            web()
                .reading(lake.path("raw"))
                .reading(lake)
                .writing(lake)
                .using(Database.postgres("db"))
                .arrows(SHOP))
        .containsExactly(
            new Arrow.Uses(WEB, new Endpoint.Bound("objectStore/lake"), Access.READS),
            new Arrow.Uses(WEB, new Endpoint.Bound("objectStore/lake"), Access.WRITES),
            new Arrow.Uses(WEB, new Endpoint.Bound("database/db"), Access.USES));
  }

  @Test
  void callsReachNeighboursAndOtherNamespaces() {
    Workload cache = Workload.deployment("cache", APP);
    assertThat(
            web()
                .calling(cache, "http")
                .calling(Endpoint.pods(OTHER, "api"), "grpc")
                .calling(Endpoint.External.https("pay.example"))
                .arrows(SHOP))
        .containsExactly(
            Arrow.calls(WEB, Endpoint.pods(SHOP, "cache"), "http"),
            Arrow.calls(WEB, Endpoint.pods(OTHER, "api"), "grpc"),
            Arrow.calls(WEB, Endpoint.External.https("pay.example")));
  }

  @Test
  void managingDrawsAnArrowWithItsRights() {
    Grant pods = Grant.of("", "pods", "get", "list");
    assertThat(web().managing(pods).managing(OTHER, pods).managingInCluster(pods).arrows(SHOP))
        .containsExactly(
            manages(Optional.of(SHOP), pods),
            manages(Optional.of(OTHER), pods),
            manages(Optional.empty(), pods));
  }

  private static Arrow manages(Optional<NamespaceName> in, Grant grant) {
    return new Arrow.Manages(WEB, in, List.of(grant), "manages", new Endpoint.KubernetesApi());
  }

  @Test
  void theWayInIsAnArrowToo() {
    assertThat(web().exposedAt(WebEndpoint.named("shop"), "http").arrows(SHOP))
        .containsExactly(Arrow.calls(new Endpoint.Ingress("shop"), WEB, "http"));
    assertThat(web().behindPublicLoadBalancer().arrows(SHOP))
        .containsExactly(
            Arrow.calls(
                new Endpoint.LoadBalancer(Endpoint.LoadBalancer.Reach.PUBLIC), WEB, "http"));
  }

  @Test
  void everythingThatMustBeBoundIsNamed() {
    var named =
        web()
            .reading(ObjectStore.named("lake"))
            .on(NodePool.named("spot"))
            .exposedAt(WebEndpoint.named("shop"), "http")
            .withInit(
                Container.of(
                        "init",
                        Image.of("registry.acme.example/init:1"),
                        PodSize.of(Cpu.millis(10), Memory.mebibytes(16)))
                    .withEnv(SecretNeed.named("env", "key"))
                    .withMount(
                        "/etc/all",
                        Volume.projected("all", Volume.of(SecretNeed.named("file", "key")))))
            .intents();
    assertThat(named.stream().map(Intent::key))
        .containsExactly(
            "endpoint/shop", "nodePool/spot", "objectStore/lake", "secret/env", "secret/file");
  }

  @Test
  void metricsAreExposedWhereTheAuthorSays() {
    assertThat(web().scrapedAt("http", "/metrics").metrics())
        .containsExactly(new ScrapedPort(PortRef.named("http"), HttpPath.of("/metrics")));
  }
}
