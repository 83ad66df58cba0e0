package dev.plimsoll.airflow;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Lowered;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Airflow asks of a metadata database that somebody else runs.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/howto/set-up-database.html#setting-up-a-postgresql-database">Setting
 *     up a PostgreSQL database</a>
 */
final class DatabaseNeeds {
  private DatabaseNeeds() {}

  /** What to make; empty where the database runs beside Airflow. */
  static Optional<Lowered.HandOff> handOff(Airflow airflow, EnvironmentFacts env) {
    if (airflow.fields().database.isPresent()) {
      return Optional.empty();
    }
    String name =
        DatabaseParts.lowered(airflow, env)
            .map(Lowered.Postgres::database)
            .orElse(airflow.fields().metadata.name());
    return Optional.of(
        new Lowered.HandOff(
            "Database " + airflow.fields().metadata.name() + " of Airflow",
            "PostgreSQL 14 to 17, for this Airflow alone. The migrations make its tables; before them,"
                + " once, as the owner of the server:\n\n```sql\nCREATE DATABASE \""
                + name
                + "\" ENCODING 'UTF8';\n\\connect \""
                + name
                + "\"\nGRANT ALL ON SCHEMA public TO <username>;\n```\n\nIts user and password are"
                + " read by "
                + String.join(", ", readers(airflow))
                + "; task pods have none.\n"));
  }

  private static Set<String> readers(Airflow airflow) {
    var readers = new TreeSet<String>();
    for (AirflowPart part : AirflowPart.values()) {
      boolean reads =
          switch (part) {
            case API_SERVER, SCHEDULER, DAG_PROCESSOR, TRIGGERER, MIGRATIONS -> true;
            case HISTORY -> airflow.fields().history.isPresent();
            case PGBOUNCER -> airflow.fields().pool.isPresent();
            case CLEANUP, DATABASE, STATSD, TASK_PODS -> false;
          };
      if (reads) {
        readers.add(part.role());
      }
    }
    return readers;
  }
}
