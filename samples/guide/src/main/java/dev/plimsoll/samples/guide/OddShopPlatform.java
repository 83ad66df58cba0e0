package dev.plimsoll.samples.guide;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.IntOrPercent;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.Quantity;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Affinity;
import dev.plimsoll.workload.ConfigValues;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Hook;
import dev.plimsoll.workload.NodeGroup;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Scaling;
import dev.plimsoll.workload.ScalingPace;
import dev.plimsoll.workload.StatefulSetWorkload;
import dev.plimsoll.workload.Surge;
import dev.plimsoll.workload.Volume;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.time.Duration;
import java.util.Map;

/** Programs that need what few programs do, so that each way to say it is compiled and rendered. */
public final class OddShopPlatform implements PlatformDefinition<PlatformDefinition.NoSettings> {
  private static final Image IMAGE = Image.of("registry.acme.example/odd:1.0.0");
  private static final PodSize SMALL = PodSize.of(Cpu.millis(100), Memory.mebibytes(128));
  private static final NamespaceName HERE = NamespaceName.of("odd");

  @Override
  public Platform define(Environment<NoSettings> env) {
    StatefulSetWorkload store = store();
    return Platform.named("odd")
        .with(
            Application.named("odd")
                .in(HERE.value())
                .with(store, proxy(store), gate(), watcher(), scaledFromOutside()));
  }

  // region mounts
  private static StatefulSetWorkload store() {
    var classes = new VolumeBuilder().withName("empty").withNewEmptyDir().endEmptyDir().build();
    return Workload.statefulSet(
        "store",
        Container.of(IMAGE, SMALL)
            .withPort("grpc", 7000)
            .withMount("/work", Volume.scratch("work", StorageSize.gibibytes(1)))
            .withMount("/archive", Volume.existingClaim("archive"))
            .withMount("/rules", Volume.existingConfig("rules"))
            .withMount("/plain", Volume.of(classes))
            .live(Probe.grpc("grpc"))
            .beforeStop(Hook.http("grpc", "/drain")));
  }

  // endregion

  // region proxy
  private static DeploymentWorkload proxy(StatefulSetWorkload store) {
    var first = "store-0." + store.headlessService();
    return Workload.deployment(
            "proxy",
            Container.of(IMAGE, SMALL)
                .withPort("https", 8443)
                .withEnv(ConfigValues.of("proxy", Map.of("FIRST", first)))
                .withEnv("MODE", EnvValue.of("tcp"))
                .ready(Probe.https("https", "/ready"))
                .runningAs(RunAs.user(2000)))
        .withContainer(Container.of("log", IMAGE, SMALL).withCapability("NET_BIND_SERVICE"))
        .calling(store.pods(HERE), "grpc")
        .drawing(self -> Arrow.calls(self, Endpoint.External.https("ledger.acme.example")))
        .behindInternalLoadBalancer()
        .withAffinity(Affinity.awayFrom("store", NodeGroup.NODE).strictly())
        .withAffinity(Affinity.nodes("acme.example/disk", "ssd"))
        .onNodesWith("acme.example/rack", "r1")
        .rollingWith(Surge.less(IntOrPercent.count(1)))
        .customise(
            Service.class,
            service -> service.edit().editSpec().withSessionAffinity("ClientIP").endSpec().build());
  }

  // endregion

  // region gate
  private static DeploymentWorkload gate() {
    return Workload.deployment("gate", Container.of(IMAGE, SMALL).withPort("sftp", 2222))
        .behindPublicLoadBalancer()
        .servedOn("sftp", 22);
  }

  // endregion

  // region watcher
  private static DeploymentWorkload watcher() {
    return Workload.deployment(
            "watcher", Container.of(IMAGE, SMALL).withPort("http", 8080).withWritableRoot())
        .withoutService()
        .managing(NamespaceName.of("odd"), Grant.of("apps", "deployments", "get", "list"))
        .managingInCluster(Grant.of("", "nodes", "get", "list", "watch"))
        .holdingClusterRole("view")
        .withPodLabel("acme.example/watches", "all")
        .recreated();
  }

  // endregion

  // region outside
  private static DeploymentWorkload scaledFromOutside() {
    var queue = new Scaling.Target("acme.example/v1", "Queue", "orders");
    return Workload.deployment("worker", Container.of(IMAGE, SMALL))
        .scaling(
            Scaling.between(1, 8)
                .onExternal("queue_length", Labels.of("queue", "orders"), Quantity.of(100))
                .onObject(queue, "age_seconds", Quantity.of(60))
                .shrinking(
                    ScalingPace.atMost(IntOrPercent.count(1), Duration.ofMinutes(1))
                        .onlyAfter(Duration.ofMinutes(15))));
  }
  // endregion
}
