package dev.plimsoll.airflow;

import org.apiguardian.api.API;

/**
 * What a person may do, as Airflow's FAB auth manager brings it.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow-providers-fab/stable/auth-manager/access-control.html">Access
 *     control</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum AirflowRole {
  /** Everything, users and their rights too. */
  ADMIN("Admin"),
  /** What a user may, and connections, pools and variables. */
  OP("Op"),
  /** What a viewer may, and starting and clearing runs. */
  USER("User"),
  /** Looking only. */
  VIEWER("Viewer"),
  /** Nothing beyond the page that says so. */
  PUBLIC("Public");

  private final String title;

  AirflowRole(String title) {
    this.title = title;
  }

  /** Its name in Airflow. */
  String title() {
    return title;
  }
}
