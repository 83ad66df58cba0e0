package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.intent.Lowered.HandOff;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.YamlWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Who needs which secret, by the documents of Airflow 3.3: the scheduler signs tokens of tasks and
 * the API server verifies them; the API server signs sessions and asks the triggerer for logs with
 * the same key; whoever opens the database reads connections, which the Fernet key encrypts.
 */
class AirflowSecretsTest {
  private static final AirflowSecrets SECRETS = Samples.airflow().secrets();
  private static final List<SecretNeed> ALL =
      List.of(SECRETS.fernetKey(), SECRETS.apiSecretKey(), SECRETS.jwtSecret());

  private final Compiled compiled = Samples.compiled();

  private Set<String> readers(String secret) {
    return compiled.bundle().all().stream()
        .filter(manifest -> PodPaths.of(manifest.identity()).isPresent())
        .filter(
            manifest ->
                YamlWriter.write(manifest.tree()).contains("              name: " + secret + "\n"))
        .map(AirflowSecretsTest::part)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String part(Manifest manifest) {
    return manifest.identity().name().replaceAll("^airflow-|-[0-9a-f]{8}$", "");
  }

  @Test
  void saysOfEachSecretWhoReadsIt() {
    for (SecretNeed secret : ALL) {
      assertThat(secret.keys().get(0).format())
          .as(secret.name())
          .endsWith("; read by " + String.join(", ", readers(secret.name())));
    }
  }

  @Test
  void givesTaskPodsNone() {
    ALL.forEach(secret -> assertThat(readers(secret.name())).doesNotContain("task-pod"));
  }

  @Test
  void namesThemAllInTheHandOffWithTheWayToMakeThem() {
    String text =
        compiled.handOffs().stream()
            .map(handOff -> handOff.heading() + "\n" + handOff.text())
            .collect(Collectors.joining("\n"));

    for (SecretNeed secret : ALL) {
      assertThat(text)
          .contains(secret.name(), secret.keys().get(0).format(), secret.keys().get(0).howToMake());
    }
    assertThat(compiled.handOffs())
        .extracting(HandOff::heading)
        .contains("Values of secret airflow-db");
  }
}
