package dev.plimsoll.airflow;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.ObjectPath;
import dev.plimsoll.intent.StoreSetting;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.Nodes;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Logs of tasks in an object store: settings, and the connection that task pods, triggerer and API
 * server find as a variable. No key is in either: pods act as an identity, or find keys in
 * variables of their own.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/logging-monitoring/logging-tasks.html">Logging
 *     for tasks</a>
 */
final class RemoteLogs {
  /** The variable with the connection. */
  static final String VARIABLE = "AIRFLOW_CONN_PLIMSOLL_LOGS";

  private static final String CONNECTION = "plimsoll_logs";

  private RemoteLogs() {}

  /** Settings by section and key, with a slash between. */
  static SortedMap<String, String> settings(Airflow airflow, EnvironmentFacts env) {
    var settings = new TreeMap<String, String>();
    Optional<ObjectPath> logs = airflow.fields().logs;
    if (logs.isEmpty()) {
      return settings;
    }
    Lowered.Store store = env.lowering().objectStore(logs.get().store());
    settings.put("logging/remote_logging", "True");
    settings.put("logging/remote_log_conn_id", CONNECTION);
    settings.put("logging/delete_local_logs", "True");
    settings.put("logging/remote_base_log_folder", folder(store, logs.get().path()));
    switch (store.protocol()) {
      case ABFS -> settings.put("azure_remote_logging/remote_wasb_log_container", store.bucket());
      case S3, GCS -> {}
    }
    return settings;
  }

  private static String folder(Lowered.Store store, String path) {
    String below = path.isEmpty() ? "" : "/" + path;
    return switch (store.protocol()) {
      case S3 -> "s3://" + store.bucket() + below;
      case GCS -> "gs://" + store.bucket() + below;
      // Airflow chooses the handler by this prefix and drops it; the container is a setting.
      case ABFS -> "wasb://" + (path.isEmpty() ? "logs" : path);
    };
  }

  /**
   * The connection, as JSON. A store that is not bound has none: pods are made all the same, so
   * that what else they need is named with it.
   */
  static Optional<String> connection(Airflow airflow, EnvironmentFacts env) {
    return airflow
        .fields()
        .logs
        .filter(logs -> env.bindings().isBound(logs.store()))
        .map(logs -> connection(env.lowering().objectStore(logs.store())));
  }

  private static String connection(Lowered.Store store) {
    var connection = new TreeMap<String, Object>();
    var extra = new TreeMap<String, Object>();
    switch (store.protocol()) {
      case S3 -> {
        connection.put("conn_type", "aws");
        store.setting(StoreSetting.REGION).ifPresent(region -> extra.put("region_name", region));
        store.setting(StoreSetting.ENDPOINT).ifPresent(url -> extra.put("endpoint_url", url));
      }
      case GCS -> {
        connection.put("conn_type", "google_cloud_platform");
        store.setting(StoreSetting.PROJECT).ifPresent(project -> extra.put("project", project));
      }
      case ABFS -> {
        connection.put("conn_type", "wasb");
        store
            .setting(StoreSetting.ACCOUNT)
            .ifPresent(
                account -> connection.put("host", "https://" + account + ".blob.core.windows.net"));
      }
    }
    if (!extra.isEmpty()) {
      connection.put("extra", extra);
    }
    Map<String, Object> ordered = connection;
    return JsonWriter.compact(Nodes.of(ordered, Origin.UNKNOWN));
  }
}
