package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.unit.Retention;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DatabaseNeedsTest {
  private static final Airflow AIRFLOW =
      Samples.airflow()
          .withHistory(Retention.days(90))
          .withConnectionPool(ConnectionPool.standard());

  private static Set<String> readers() {
    return new PlatformCompiler()
        .compile(Samples.platform(AIRFLOW), Samples.environment()).bundle().all().stream()
            .filter(manifest -> PodPaths.of(manifest.identity()).isPresent())
            .filter(manifest -> YamlWriter.write(manifest.tree()).contains("key: password\n"))
            .map(Manifest::identity)
            .map(id -> id.name().replaceAll("^airflow-|-[0-9a-f]{8}$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void saysWhatTheDatabaseMustBeAndWhoReadsItsCredentials() {
    String text =
        DatabaseNeeds.handOff(AIRFLOW, Samples.environment().facts())
            .map(Lowered.HandOff::text)
            .orElseThrow();

    assertThat(text)
        .contains("PostgreSQL 14 to 17", "GRANT ALL ON SCHEMA public TO <username>;")
        .contains("read by " + String.join(", ", readers()) + "; task pods have none.");
  }

  @Test
  void asksForNothingWhereTheDatabaseRunsBesideAirflow() {
    assertThat(DatabaseNeeds.handOff(Samples.withCluster(), Samples.environment().facts()))
        .isEmpty();
  }
}
