package dev.plimsoll.airflow;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import java.util.Optional;

/** Whether asynchronous code goes around a PgBouncer that pools transactions. */
final class InstalledPool {
  private static final String FILE = "pgbouncer.ini";
  private static final String ADDRESS = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN";

  private final InstalledAirflow airflow;
  private final Findings findings;

  InstalledPool(InstalledAirflow airflow, Findings findings) {
    this.airflow = airflow;
    this.findings = findings;
  }

  void check() {
    Optional<MapNode> pool = airflow.file(FILE).flatMap(ini -> ini.findMap("pgbouncer"));
    if (pool.flatMap(p -> p.findText("pool_mode")).filter("transaction"::equals).isEmpty()) {
      return;
    }
    String port = pool.flatMap(p -> p.findText("listen_port")).orElse("6432");
    for (ProcessView process : airflow.containers()) {
      String address =
          process.variable(ADDRESS).flatMap(variable -> variable.findText("value")).orElse("");
      boolean isPooled = address.matches("[a-z0-9+]+://.*:" + port + "/.*");
      if (isPooled
          && process.variable(ADDRESS + "_ASYNC").isEmpty()
          && !process.hasEnvFrom()
          && airflow.setting("database", "sql_alchemy_conn_async").isEmpty()) {
        findings.add(
            AirflowRuntimeCodes.PREPARED_STATEMENTS_COLLIDE,
            process.whereVariable(ADDRESS),
            "container "
                + process.name()
                + " opens port "
                + port
                + " of PgBouncer, asynchronously"
                + " too",
            "give it the variable " + ADDRESS + "_ASYNC with the address of the database itself");
      }
    }
  }
}
