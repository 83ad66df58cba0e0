package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.ReferenceCheck;
import dev.plimsoll.check.reach.ArrowCheck;
import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.unit.StorageSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DatabaseInClusterTest {
  private static List<Finding> found(Airflow airflow, String name) {
    Environment<?> environment = Samples.environment(name);
    Compiled compiled = new PlatformCompiler().compile(Samples.platform(airflow), environment);
    var all = new ArrayList<Finding>(compiled.findings());
    all.addAll(
        Checks.of(environment.schemas())
            .withProvided(DatabaseInClusterTest.class.getClassLoader())
            .with(
                List.of(
                    ReferenceCheck.of(environment),
                    ArrowCheck.of(environment, compiled.topology())))
            .check(compiled.bundle()));
    return all;
  }

  private static String text(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !finding.code().id().equals("PLM6507"))
        .filter(Finding::isError)
        .map(FindingText::render)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void findsNoErrorInEither() {
    assertThat(text(found(Samples.withCluster(), "prod-cnpg"))).isEmpty();
    assertThat(text(found(Samples.withDevelopmentDatabase(), "dev"))).isEmpty();
  }

  private static String of(List<Finding> findings, Code code) {
    return findings.stream()
        .filter(finding -> finding.code().equals(code))
        .map(FindingText::render)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void refusesADatabaseForDevelopmentElsewhereAndSaysItAloudInDev() {
    assertThat(
            of(
                found(Samples.withDevelopmentDatabase(), "prod"),
                AirflowCodes.DEVELOPMENT_DATABASE_REFUSED))
        .isEqualTo(
            "error PLM6535 component \"airflow\": the metadata database is one pod without backup,"
                + " in stage prod\n"
                + "  fix: write DatabaseInCluster.cloudNativePg(...), or leave withDatabase out and"
                + " bind a database that somebody runs");
    assertThat(
            of(found(Samples.withDevelopmentDatabase(), "dev"), AirflowCodes.DEVELOPMENT_DATABASE))
        .isEqualTo(
            "warning PLM6534 component \"airflow\": the metadata database is one pod without backup,"
                + " in stage dev\n"
                + "  fix: keep nothing in it that is worth a backup");
  }

  @Test
  void refusesABindingToAnotherDatabaseThanTheOneThatIsMade() {
    assertThat(of(found(Samples.withCluster(), "prod"), AirflowCodes.DATABASE_IS_ELSEWHERE))
        .isEqualTo(
            "error PLM6536 component \"airflow\": its database runs at airflow-database-rw.airflow.svc,"
                + " and database/airflow-db is bound to airflow.db.acme.example\n"
                + "  fix: write host: airflow-database-rw.airflow.svc, or leave withDatabase out");
  }

  /** What the operator makes nobody has to hand over; the operator itself somebody has. */
  @Test
  void handsOverTheOperatorAndNotItsSecret() {
    Compiled compiled =
        new PlatformCompiler()
            .compile(Samples.platform(Samples.withCluster()), Samples.environment("prod-cnpg"));

    assertThat(compiled.handOffs().stream().map(handOff -> handOff.heading()))
        .contains("Operator CloudNativePG")
        .noneMatch(heading -> heading.contains("airflow-database-app"));
  }

  /** The operator's budget keeps the primary, which a cluster of one has nobody to hand over to. */
  @Test
  void letsTheNodeOfASingleInstanceBeDrained() {
    assertThat(cluster(1)).contains("  enablePDB: false\n");
    assertThat(cluster(3)).contains("  enablePDB: true\n");
  }

  private static String cluster(int instances) {
    Airflow airflow =
        Samples.airflow()
            .withDatabase(DatabaseInCluster.cloudNativePg(instances, StorageSize.gibibytes(20)));
    return YamlWriter.write(
        new PlatformCompiler()
            .compile(Samples.platform(airflow), Samples.environment("prod-cnpg"))
            .bundle()
            .find("postgresql.cnpg.io", "Cluster", Optional.of("airflow"), DatabaseInCluster.NAME)
            .orElseThrow()
            .tree());
  }
}
