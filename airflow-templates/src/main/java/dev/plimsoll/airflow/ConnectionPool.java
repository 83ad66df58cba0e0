package dev.plimsoll.airflow;

import org.apiguardian.api.API;

/**
 * PgBouncer between the processes of Airflow and the metadata database. Airflow opens many
 * connections that are mostly idle, and each costs the database a process. Immutable.
 *
 * @param server connections to the database, at most; default 10
 * @param client connections of Airflow's processes, at most; default 100
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/howto/set-up-database.html#setting-up-a-postgresql-database">Setting
 *     up a PostgreSQL database</a>
 * @see <a href="https://www.pgbouncer.org/config.html">PgBouncer, configuration</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record ConnectionPool(int server, int client) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is under 1, or there are fewer for clients than to the
   *     server
   */
  public ConnectionPool {
    if (server < 1 || client < server) {
      throw new IllegalArgumentException(
          "a pool of "
              + server
              + " connections to the database for "
              + client
              + " of Airflow; write 1 or more, and as many for Airflow at least");
    }
  }

  /** Ten connections to the database for a hundred of Airflow. */
  public static ConnectionPool standard() {
    return new ConnectionPool(10, 100);
  }

  /**
   * This with another number of connections to the database.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public ConnectionPool withServerConnections(int number) {
    return new ConnectionPool(number, client);
  }

  /**
   * This with another number of connections of Airflow.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public ConnectionPool withClientConnections(int number) {
    return new ConnectionPool(server, number);
  }
}
