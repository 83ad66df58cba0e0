package dev.plimsoll.airflow;

import org.apiguardian.api.API;

/**
 * Who may enter, and how Airflow knows.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/core-concepts/auth-manager/index.html">Auth
 *     manager</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum AirflowAuth {
  /** Users, roles and passwords in the metadata database, or single sign-on. */
  FAB("airflow.providers.fab.auth_manager.fab_auth_manager.FabAuthManager"),
  /** Passwords in a file, for trying things out; refused in stage {@code prod}. */
  SIMPLE("airflow.api_fastapi.auth.managers.simple.simple_auth_manager.SimpleAuthManager");

  private final String className;

  AirflowAuth(String className) {
    this.className = className;
  }

  /** The class, as {@code [core] auth_manager} names it. */
  String className() {
    return className;
  }
}
