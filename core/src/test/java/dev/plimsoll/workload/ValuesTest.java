package dev.plimsoll.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.IntOrPercent;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a value says when it cannot exist. */
class ValuesTest {
  private static final Container APP =
      Container.of(
          Image.of("registry.acme.example/app:1.2.3"),
          PodSize.of(Cpu.millis(100), Memory.mebibytes(128)));

  private static void refuses(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void containersOfAPodHaveNamesOfTheirOwn() {
    refuses(
        () -> Workload.deployment("web", APP, APP),
        "a pod has two containers named \"main\"; name one of them, for example"
            + " Container.of(\"proxy\", image, size)");
    refuses(() -> Workload.deployment("web"), "a pod without containers; give it at least one");
  }

  @Test
  void aPortStandsOnceInAContainer() {
    refuses(
        () -> APP.withPort("http", 8080).withPort("web", 8080),
        "container \"main\" listens on http (8080/TCP) already, and cannot on web (8080/TCP)");
    refuses(
        () -> APP.withPort("http", 8080).withPort("http", 8081),
        "container \"main\" listens on http (8080/TCP) already, and cannot on http (8081/TCP)");
  }

  @Test
  void aPathIsMountedOnce() {
    refuses(
        () ->
            APP.withScratch("/data", StorageSize.mebibytes(1))
                .withMount("/data", Volume.existingClaim("data")),
        "container \"main\" mounts data under /data already");
    refuses(
        () -> APP.withScratch("data", StorageSize.mebibytes(1)),
        "mount path \"data\" of volume data is not an absolute path without colons");
  }

  @Test
  void aVariableKeepsItsPlaceAndTakesTheLastValue() {
    Container container = APP.withEnv("A", "1").withEnv("B", "$(A)").withEnv("A", "2");
    assertThat(container.fields().env)
        .containsExactly(
            new Container.Env("A", EnvValue.of("2")), new Container.Env("B", EnvValue.of("$(A)")));
  }

  @Test
  void aSecretIsReadByTheKeysThatItHas() {
    refuses(
        () -> EnvValue.secret(SecretNeed.named("api", "token", "salt"), "pepper"),
        "secret \"api\" has no key \"pepper\"; it has [token, salt]");
    refuses(
        () -> EnvValue.config(ConfigValues.of("env", Map.of("A", "1")), "B"),
        "config \"env\" has no key \"B\"; it has [A]");
  }

  @Test
  void aFileOfAnUnknownFormatSaysWhichOneItIsIn() {
    refuses(
        () -> ConfigFiles.named("files").with("app.toml", Map.of()),
        "file \"app.toml\" of config \"files\": its name ends on no known format; say which one it"
            + " is in");
  }

  @Test
  void rootIsRefused() {
    refuses(
        () -> RunAs.user(0),
        "user 0 is not from 1 to 2147483647; 0 is root, which Pod Security restricted refuses");
  }

  @Test
  void onlyReadinessWaitsForSeveralSuccesses() {
    refuses(
        () -> APP.live(Probe.tcp("http").succeedingAfter(2)),
        "container \"main\": only a readiness probe may ask for 2 successes; Kubernetes wants 1"
            + " here");
  }

  @Test
  void scalingHasARange() {
    refuses(
        () -> Scaling.between(0, 3),
        "scaling between 0 and 3; write 1 or more, the smaller one first");
    refuses(
        () -> Scaling.between(4, 3),
        "scaling between 4 and 3; write 1 or more, the smaller one first");
  }

  @Test
  void aRolloutMoves() {
    refuses(
        () -> Surge.more(IntOrPercent.percent(0)),
        "a rollout with 0 pods more and 0 fewer never moves; allow one of them");
  }

  /** Kubernetes' own limits: the name of a run, the label of a replica. */
  @Test
  void namesLeaveRoomForWhatKubernetesAdds() {
    String name = "n".repeat(53);
    refuses(
        () -> Workload.cronJob(name, Cron.utc("0 3 * * *"), APP),
        "cronJob \""
            + name
            + "\" has 53 characters; Kubernetes adds 11 for each run and allows 52");
    refuses(
        () -> Workload.statefulSet(name, APP),
        "statefulSet \""
            + name
            + "\" has 53 characters; its pods cannot carry it in a label beyond 52");
  }

  @Test
  void labelsOfKubernetesAndPlimsollAreNotTheUsers() {
    assertThatThrownBy(() -> Workload.deployment("web", APP).withLabel("plimsoll.dev/role", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Workload.deployment("web", APP).withPodLabel("app.kubernetes.io/name", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timesAreInRange() {
    refuses(
        () -> Probe.tcp("http").every(Duration.ZERO),
        "a probe with period PT0S and timeout PT1S; both are 1 s or more");
    refuses(() -> Hook.sleep(Duration.ZERO), "a hook sleeps PT0S; write 1 s or more");
    refuses(
        () -> Volume.projected("x", new Volume.Token("vault", Duration.ofMinutes(5))),
        "a token for vault valid for PT5M; write 10 minutes or more");
  }
}
