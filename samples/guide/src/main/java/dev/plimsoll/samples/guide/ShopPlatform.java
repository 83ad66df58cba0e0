package dev.plimsoll.samples.guide;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.IntOrPercent;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.Quantity;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Affinity;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.ConfigValues;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.CronJobWorkload;
import dev.plimsoll.workload.DaemonSetWorkload;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.Disk;
import dev.plimsoll.workload.DisruptionBudget;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Hook;
import dev.plimsoll.workload.JobWorkload;
import dev.plimsoll.workload.Mount;
import dev.plimsoll.workload.NodeGroup;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Scaling;
import dev.plimsoll.workload.ScalingPace;
import dev.plimsoll.workload.Spread;
import dev.plimsoll.workload.StatefulSetWorkload;
import dev.plimsoll.workload.Surge;
import dev.plimsoll.workload.Volume;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * A shop of five programs, one of each kind of workload, which says all that a workload can say.
 */
public final class ShopPlatform implements PlatformDefinition<PlatformDefinition.NoSettings> {
  private static final Image IMAGE = Image.of("registry.acme.example/shop:2.4.0");
  private static final PodSize SMALL = PodSize.of(Cpu.millis(100), Memory.mebibytes(128));
  private static final NamespaceName HERE = NamespaceName.of("shop");
  private static final Database ORDERS = Database.postgres("orders");
  private static final ObjectStore PICTURES = ObjectStore.named("pictures");

  @Override
  public Platform define(Environment<NoSettings> env) {
    StatefulSetWorkload cache = cache();
    DeploymentWorkload api = api(cache);
    return Platform.named("shop")
        .with(
            Application.named("shop")
                .in(HERE.value())
                .with(api, cache, collector(api), migration(), report()));
  }

  // region container
  private static Container server() {
    var values = ConfigValues.named("shop").with("CURRENCY", "EUR");
    var keys = SecretNeed.named("shop", "signing-key", "mail-password");
    var files =
        ConfigFiles.named("shop-files")
            .with("shop.yaml", Map.of("theme", "plain", "languages", Map.of("default", "en")))
            .with("motd.txt", "Welcome aboard.");
    return Container.of("shop", IMAGE, SMALL.withMemoryLimit(Memory.mebibytes(256)))
        .withCommand("/opt/shop/bin/serve")
        .withArgs("--listen", ":8080")
        .withWorkingDirectory("/opt/shop")
        .withPort("http", 8080)
        .withPort(Port.tcp("metrics", 9100))
        .withEnv("LOG_LEVEL", "info")
        .withEnv("POD_IP", EnvValue.field("status.podIP"))
        .withEnv("MEMORY_LIMIT", EnvValue.resource("limits.memory"))
        .withEnv("SIGNING_KEY", EnvValue.secret(keys, "signing-key"))
        .withEnv("MONEY", EnvValue.config(values, "CURRENCY"))
        .withEnv(values)
        .withFiles("/etc/shop", files)
        .withFiles("/etc/shop-keys", keys)
        .withScratch("/tmp", StorageSize.mebibytes(64));
  }

  // endregion

  // region probes
  private static Container probed(Container server) {
    return server
        .started(Probe.http("http", "/started").every(Duration.ofSeconds(2)).failingAfter(60))
        .live(Probe.tcp("http").after(Duration.ofSeconds(5)).withTimeout(Duration.ofSeconds(3)))
        .ready(Probe.http("http", "/ready").succeedingAfter(2))
        .afterStart(Hook.exec("/opt/shop/bin/warm-up"))
        .beforeStop(Hook.sleep(Duration.ofSeconds(10)));
  }

  // endregion

  private static DeploymentWorkload api(StatefulSetWorkload cache) {
    return scaled(placed(connected(exposed(probed(server())), cache)));
  }

  // region exposed
  private static DeploymentWorkload exposed(Container server) {
    return Workload.deployment("api", server)
        .inRole("shop-api")
        .titled("Shop")
        .withLabel("acme.example/team", "sales")
        .exposedAt(WebEndpoint.named("shop"), "http")
        .servedOn("http", 80)
        .rollingWith(Surge.more(IntOrPercent.percent(25)));
  }

  // endregion

  // region connected
  private static DeploymentWorkload connected(DeploymentWorkload api, StatefulSetWorkload cache) {
    var pooler = Container.of("pooler", Image.of("registry.acme.example/pooler:1.24.1"), SMALL);
    return api.using(ORDERS)
        .withSidecar(pooler.asWorker())
        .using(Identity.named("mailer"))
        .reading(PICTURES.path("thumbnails"))
        .writing(PICTURES.path("uploads"))
        .calling(cache, "cache")
        .calling(Endpoint.External.https("payments.example"))
        .managing(Grant.of("", "configmaps", "get", "list", "watch"))
        .scrapedAt("metrics", "/metrics");
  }

  // endregion

  // region placed
  private static DeploymentWorkload placed(DeploymentWorkload api) {
    return api.on(NodePool.named("web"))
        .spread(Spread.overZones().withSkew(2))
        .spread(Spread.overNodes().strictly())
        .withAffinity(Affinity.near("cache", NodeGroup.ZONE))
        .tolerating(new TolerationBuilder().withKey("maintenance").withOperator("Exists").build())
        .withPriorityClass("shop-critical")
        .withGracePeriod(Duration.ofSeconds(40))
        .withPodAnnotation("acme.example/contact", "sales@acme.example");
  }

  // endregion

  // region scaled
  private static DeploymentWorkload scaled(DeploymentWorkload api) {
    return api.scaling(
            Scaling.between(3, 30)
                .onCpu(70)
                .onMemory(80)
                .onPods("requests_per_second", Quantity.of(50))
                .growing(ScalingPace.atMost(IntOrPercent.percent(100), Duration.ofSeconds(30)))
                .shrinking(
                    ScalingPace.after(Duration.ofMinutes(10))
                        .orAtMost(IntOrPercent.count(2), Duration.ofMinutes(1))))
        .withBudget(DisruptionBudget.atMostMissing(1));
  }

  // endregion

  // region disks
  private static StatefulSetWorkload cache() {
    var disk = Disk.of("data", StorageTier.FAST, StorageSize.gibibytes(20));
    return Workload.statefulSet(
            "cache",
            Container.of(Image.of("registry.acme.example/valkey:8.1.1"), SMALL)
                .withPort("cache", 6379)
                .withDisk("/data", disk)
                .withMount("/run/valkey", Volume.inMemory("run", StorageSize.mebibytes(16)))
                .withMount(Mount.of("/data-log", Volume.of(disk)).ofPart("log").readOnly())
                .ready(Probe.exec("valkey-cli", "ping")))
        .runningAs(RunAs.user(1000).withGroup(1000).withVolumeGroup(1000))
        .withReplicas(3)
        .allAtOnce()
        .withBudget(DisruptionBudget.atLeastThere(2));
  }

  // endregion

  // region beside
  private static DaemonSetWorkload collector(DeploymentWorkload api) {
    var collect =
        Container.of(Image.of("registry.acme.example/collector:0.9.2"), SMALL)
            .withMount(
                "/var/run/tokens",
                Volume.projected("tokens", Volume.token("collector.acme.example")));
    var exporter =
        Container.of("exporter", Image.of("registry.acme.example/exporter:1.1.0"), SMALL)
            .withPort("metrics", 9200);
    return Workload.daemonSet("collector", collect)
        .withInit(collect.named("unpack").withArgs("--unpack-only").asHelper())
        .withSidecar(exporter)
        .withEachContainer(each -> each.withEnv("ZONE", "shop"))
        .calling(api, "http")
        .scrapedAt("metrics", "/metrics")
        .withPullSecret("registry-login")
        .replacedOn(IntOrPercent.percent(10));
  }

  // endregion

  // region batch
  private static JobWorkload migration() {
    return Workload.job("migration-2-4-0", Container.of(IMAGE, SMALL).withArgs("migrate"))
        .using(ORDERS)
        .withRetries(2)
        .withTimeLimit(Duration.ofMinutes(15))
        .keptFor(Duration.ofDays(1));
  }

  private static CronJobWorkload report() {
    var nightly = Cron.of("15 2 * * *", ZoneId.of("Europe/Berlin"));
    return Workload.cronJob("report", nightly, Container.of(IMAGE, SMALL).withArgs("report"))
        .using(ORDERS)
        .writing(PICTURES.path("reports"))
        .withCompletions(4)
        .withParallelism(2)
        .overlapping(CronJobWorkload.Overlap.REPLACE)
        .atMostLate(Duration.ofMinutes(30));
  }
  // endregion
}
