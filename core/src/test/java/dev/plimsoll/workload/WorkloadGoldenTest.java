package dev.plimsoll.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.IntOrPercent;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.Quantity;
import dev.plimsoll.unit.StorageSize;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadGoldenTest {
  private static final PodSize SMALL = PodSize.of(Cpu.millis(100), Memory.mebibytes(128));
  private static final Image APP = Image.of("registry.acme.example/app:1.2.3");

  private static void matches(String file, Workload workload) {
    var findings = new Findings();
    Rendered rendered =
        workload.render(
            new WorkloadScope(
                PlainEnvironment.of(Stage.PROD),
                NamespaceName.of("shop"),
                "acme",
                "store",
                findings));
    assertThat(findings.sorted()).isEmpty();
    Goldens.matches("workload/" + file, rendered.manifests());
  }

  @Test
  void aDeploymentOfOneContainerIsHardened() {
    matches("deployment-small.yaml", Workload.deployment("web", Container.of(APP, SMALL)));
  }

  @Test
  void aDeploymentBringsItsServiceAndItsWayIn() {
    matches(
        "deployment-exposed.yaml",
        Workload.deployment(
                "web",
                Container.of(APP, SMALL)
                    .withPort("http", 8080)
                    .withPort("metrics", 9090)
                    .withPort(Port.udp("statsd", 8125))
                    .ready(Probe.http("http", "/ready")))
            .servedOn("http", 80)
            .exposedAt(WebEndpoint.named("shop"), "http")
            .holdingClusterRole("view")
            .withLabel("acme.example/team", "shop"));
  }

  @Test
  void aContainerSaysAllThatItCan() {
    var secret = SecretNeed.named("api", "api-token", "salt");
    var values = ConfigValues.named("web-env").with("GREETING", "hello").with("LEVEL", "debug");
    var files =
        ConfigFiles.named("web-files")
            .with("motd.txt", "Hello,\nworld.\n")
            .with("empty", "")
            .with("app.yaml", Map.of("server", Map.of("port", 8080, "hosts", List.of("a", "b"))))
            .with("log.properties", Map.of("level", "debug"));
    var container =
        Container.of("app", APP, SMALL.withEphemeralStorage(StorageSize.mebibytes(512)))
            .withCommand("/app/serve")
            .withArgs("--config", "/etc/app/motd.txt")
            .withWorkingDirectory("/app")
            .withPort("http", 8080)
            .withPort("grpc", 9000)
            .withEnv("PLAIN", "1")
            .withEnv("POD_IP", EnvValue.field("status.podIP"))
            .withEnv("MEMORY", EnvValue.resource("limits.memory"))
            .withEnv("GREETING_COPY", EnvValue.config(values, "GREETING"))
            .withEnv(secret)
            .withEnv(values)
            .withFiles("/etc/app", files)
            .withMount(Mount.of("/app/motd.txt", Volume.of(files)).ofPart("motd.txt"))
            .withFiles("/etc/secret", secret)
            .withMount("/var/run/vault", Volume.token("vault"))
            .withMount(
                "/etc/all",
                Volume.projected("all", Volume.of(files), Volume.of(secret), Volume.token("sts")))
            .withMount("/shared", Volume.existingClaim("shared-data"))
            .withMount("/etc/ca", Volume.existingConfig("company-ca"))
            .withMount("/dev/shm", Volume.inMemory("shm", StorageSize.mebibytes(64)))
            .withScratch("/tmp", StorageSize.mebibytes(256))
            .started(Probe.grpc("grpc").every(Duration.ofSeconds(2)).failingAfter(30))
            .live(Probe.tcp("http").after(Duration.ofSeconds(5)))
            .ready(Probe.exec("/app/ready", "--fast").withTimeout(Duration.ofSeconds(3)))
            .afterStart(Hook.exec("/app/warm"))
            .beforeStop(Hook.sleep(Duration.ofSeconds(5)))
            .withCapability("NET_BIND_SERVICE")
            .runningAs(RunAs.user(1001).withGroup(1001));
    matches("container-full.yaml", Workload.deployment("web", container));
  }

  @Test
  void aPodSaysAllThatItCan() {
    matches(
        "pod-full.yaml",
        Workload.deployment("web", Container.of(APP, SMALL))
            .withInit(Container.of("migrate", APP, SMALL).withArgs("migrate"))
            .withSidecar(Container.of("proxy", APP, SMALL).withPort("proxy", 3128))
            .withContainer(Container.of("helper", APP, SMALL).withWritableRoot())
            .runningAs(RunAs.user(10001).withGroup(0).withVolumeGroup(10001))
            .withPullSecret("registry")
            .withPodLabel("acme.example/tier", "front")
            .withPodAnnotation("acme.example/owner", "Shop team")
            .on(NodePool.named("spot"))
            .onNodesWith("kubernetes.io/arch", "amd64")
            .tolerating(new TolerationBuilder().withKey("dedicated").withOperator("Exists").build())
            .withAffinity(Affinity.nodes("disk", "ssd", "nvme"))
            .withAffinity(Affinity.nodes("gpu", "none").strictly())
            .withAffinity(Affinity.near("cache", NodeGroup.ZONE))
            .withAffinity(Affinity.awayFrom("web", NodeGroup.NODE).strictly())
            .spread(Spread.overZones().strictly())
            .spread(Spread.overNodes().withSkew(2))
            .withPriorityClass("business")
            .withGracePeriod(Duration.ofSeconds(90)));
  }

  @Test
  void whatPodsUseReachesThemAsVariables() {
    matches(
        "uses.yaml",
        Workload.deployment("web", Container.of(APP, SMALL).withEnv("LAKE_REGION", "own"))
            .withInit(Container.of("migrate", APP, SMALL))
            .withSidecar(Container.of("logs", APP, SMALL).withEnv("OWN", "own"))
            .withSidecar(Container.of("proxy", APP, SMALL).asWorker())
            .reading(ObjectStore.named("lake").path("raw"))
            .writing(ObjectStore.named("lake"))
            .using(Database.postgres("shop-db"))
            .using(Identity.named("mailer")));
  }

  @Test
  void aDeploymentFollowsItsLoad() {
    matches(
        "deployment-scaled.yaml",
        Workload.deployment("web", Container.of(APP, SMALL).withPort("http", 8080))
            .scaling(
                Scaling.between(2, 10)
                    .onCpu(70)
                    .onMemory(80)
                    .onPods("requests_per_second", Quantity.parse("100"))
                    .onObject(
                        new Scaling.Target("networking.k8s.io/v1", "Ingress", "shop"),
                        "latency_seconds",
                        Quantity.parse("500m"))
                    .onExternal("queue_length", Labels.of("queue", "orders"), Quantity.parse("30"))
                    .growing(
                        ScalingPace.atMost(IntOrPercent.percent(100), Duration.ofSeconds(15))
                            .orAtMost(IntOrPercent.count(4), Duration.ofSeconds(15)))
                    .shrinking(ScalingPace.after(Duration.ofMinutes(10))))
            .withBudget(DisruptionBudget.atMostMissing(1))
            .rollingWith(Surge.more(IntOrPercent.percent(50))));
  }

  @Test
  void aDeploymentWithADiskIsRecreated() {
    matches(
        "deployment-with-disk.yaml",
        Workload.deployment(
            "grafana",
            Container.of(APP, SMALL)
                .withDisk(
                    "/var/lib/grafana",
                    Disk.of("data", StorageTier.BALANCED, StorageSize.gibibytes(10)))));
  }

  @Test
  void aDeploymentBehindALoadBalancer() {
    matches(
        "deployment-load-balancer.yaml",
        Workload.deployment("broker", Container.of(APP, SMALL).withPort("mqtt", 1883))
            .behindInternalLoadBalancer());
  }

  @Test
  void aStatefulSetGivesEachReplicaADisk() {
    matches(
        "stateful-set.yaml",
        Workload.statefulSet(
                "store",
                Container.of(APP, SMALL)
                    .withPort("http", 9090)
                    .withDisk(
                        "/data", Disk.of("data", StorageTier.FAST, StorageSize.gibibytes(50))))
            .withReplicas(3)
            .allAtOnce()
            .withBudget(DisruptionBudget.atLeastThere(2)));
  }

  @Test
  void aDaemonSetRunsOnEachNode() {
    matches(
        "daemon-set.yaml",
        Workload.daemonSet(
                "agent",
                Container.of(APP, SMALL)
                    .withPort("metrics", 9100)
                    .withDisk(
                        "/buffer",
                        Disk.of("buffer", StorageTier.ECONOMY, StorageSize.gibibytes(1))))
            .replacedOn(IntOrPercent.percent(10)));
  }

  @Test
  void aJobRunsToItsEnd() {
    matches(
        "job.yaml",
        Workload.job("load", Container.of(APP, SMALL).withArgs("load"))
            .withCompletions(4)
            .withParallelism(2)
            .withRetries(3)
            .withTimeLimit(Duration.ofHours(1))
            .keptFor(Duration.ofDays(1)));
  }

  @Test
  void aCronJobRunsOnASchedule() {
    matches(
        "cron-job.yaml",
        Workload.cronJob(
                "report",
                Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin")),
                Container.of(APP, SMALL).withArgs("report"))
            .overlapping(CronJobWorkload.Overlap.REPLACE)
            .atMostLate(Duration.ofMinutes(10)));
  }

  @Test
  void whatFabric8CanSayStaysReachable() {
    matches(
        "customised.yaml",
        Workload.deployment("web", Container.of(APP, SMALL))
            .customise(
                Deployment.class,
                d ->
                    d.edit()
                        .editSpec()
                        .withMinReadySeconds(5)
                        .editTemplate()
                        .editSpec()
                        .withDnsPolicy("Default")
                        .withOverhead(Map.of())
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build()));
  }
}
