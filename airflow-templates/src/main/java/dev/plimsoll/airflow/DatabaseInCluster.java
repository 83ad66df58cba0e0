package dev.plimsoll.airflow;

import dev.plimsoll.unit.StorageSize;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A metadata database that runs in Airflow's own namespace. Without one the database is somebody
 * else's, and the environment says where it is.
 *
 * <p>The binding of the database still says how it is reached; its host is {@link #host}.
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface DatabaseInCluster {
  /** The name of what is made: a Cluster, or a StatefulSet. */
  String NAME = AirflowPart.DATABASE.workload();

  /** How much each instance can hold. */
  StorageSize storage();

  /** The Service that takes writes, in the namespace of Airflow. */
  String host();

  /**
   * A Cluster of the CloudNativePG operator, which must be installed. It makes instances, Services,
   * the Secret {@code airflow-database-app} with the application's credentials, and a disruption
   * budget.
   *
   * @param instances 1 or more; with three the database survives the loss of a zone
   * @param storage how much each instance can hold
   * @see <a href="https://cloudnative-pg.io/documentation/current/applications/">CloudNativePG,
   *     connecting from an application</a>
   */
  record CloudNativePg(int instances, StorageSize storage) implements DatabaseInCluster {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is under 1
     */
    public CloudNativePg {
      Objects.requireNonNull(storage, "storage");
      if (instances < 1) {
        throw new IllegalArgumentException(
            "a database with " + instances + " instances; write 1 or more");
      }
    }

    @Override
    public String host() {
      return NAME + "-rw";
    }
  }

  /**
   * One PostgreSQL in a StatefulSet, without backup or failover: in stage {@code dev} only.
   *
   * @param storage how much it can hold
   */
  record Development(StorageSize storage) implements DatabaseInCluster {
    public Development {
      Objects.requireNonNull(storage, "storage");
    }

    @Override
    public String host() {
      return NAME;
    }
  }

  /**
   * A Cluster of CloudNativePG.
   *
   * @throws IllegalArgumentException if there are fewer than 1 instances
   */
  static DatabaseInCluster cloudNativePg(int instances, StorageSize storage) {
    return new CloudNativePg(instances, storage);
  }

  /** One PostgreSQL for development. */
  static DatabaseInCluster development(StorageSize storage) {
    return new Development(storage);
  }
}
