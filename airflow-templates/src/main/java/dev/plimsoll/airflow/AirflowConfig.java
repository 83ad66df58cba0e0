package dev.plimsoll.airflow;

import dev.plimsoll.component.RenderScope;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.ServiceName;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code airflow.cfg} says: one file for all processes, so that they cannot disagree. Secrets
 * are not in it; they come as variables, each to those that need it.
 *
 * @see <a href="https://airflow.apache.org/docs/apache-airflow/3.3.2/howto/set-config.html">Setting
 *     configuration options</a>
 */
final class AirflowConfig {
  static final String CONFIG_MAP = "airflow-config";
  static final String FOLDER = "/opt/airflow/cfg";
  static final String FILE = "airflow.cfg";

  /** Where generated DAG files are, the same in every pod: Airflow stores the path. */
  static final String GENERATED_DAGS = "/opt/airflow/generated-dags";

  static final String POD_TEMPLATES = "/opt/airflow/pod_templates";
  static final String POD_TEMPLATE_FILE = "pod_template_file.yaml";
  static final String SCRATCH = "/tmp";

  private static final String BUNDLE = "airflow.dag_processing.bundles.local.LocalDagBundle";
  private static final String PASSWORDS =
      "from flask_appbuilder.const import AUTH_DB\n\nAUTH_TYPE = AUTH_DB\nWTF_CSRF_ENABLED ="
          + " True\n";
  private static final String WEBSERVER_CONFIG = "webserver_config.py";

  private final Airflow airflow;
  private final SortedMap<String, SortedMap<String, String>> sections;

  private AirflowConfig(Airflow airflow, SortedMap<String, SortedMap<String, String>> sections) {
    this.airflow = airflow;
    this.sections = sections;
  }

  /** The settings of an Airflow in an environment; the user's own win where they may. */
  static AirflowConfig of(Airflow airflow, RenderScope scope) {
    SortedMap<String, SortedMap<String, String>> all = derived(airflow);
    put(all, "api", "base_url", baseUrl(airflow, scope));
    put(all, "api_auth", "jwt_issuer", scope.platform().name() + "-" + airflow.name());
    RemoteLogs.settings(airflow, scope.env()).forEach((key, value) -> put(all, key, value));
    airflow
        .fields()
        .settings
        .forEach((section, keys) -> keys.forEach((key, value) -> put(all, section, key, value)));
    return new AirflowConfig(airflow, all);
  }

  /** What follows from the platform, and defaults that suit it. */
  static SortedMap<String, SortedMap<String, String>> derived(Airflow airflow) {
    var all = new TreeMap<String, SortedMap<String, String>>();
    String namespace = airflow.namespace().value();
    put(all, "core", "executor", "KubernetesExecutor");
    put(all, "core", "auth_manager", airflow.fields().auth.className());
    put(all, "core", "execution_api_server_url", executionApi());
    put(all, "core", "dags_folder", new DagDelivery(airflow).dagsFolder());
    put(all, "core", "load_examples", "False");
    // The API server reads logs of a triggerer at the address that it registered: names of pods of
    // a Deployment do not resolve.
    put(all, "core", "hostname_callable", "airflow.utils.net.get_host_ip_address");
    put(all, "core", "simple_auth_manager_passwords_file", SCRATCH + "/passwords.json");
    put(all, "dag_processor", "dag_bundle_config_list", bundles(airflow));
    put(all, "dag_processor", "dag_bundle_storage_path", SCRATCH + "/bundles");
    put(all, "dag_processor", "refresh_interval", "60");
    put(all, "kubernetes_executor", "namespace", namespace);
    put(all, "kubernetes_executor", "pod_template_file", POD_TEMPLATES + "/" + POD_TEMPLATE_FILE);
    // One pod per turn of the scheduler's loop, the default, is slow; a quota makes retries useful.
    put(all, "kubernetes_executor", "worker_pods_creation_batch_size", "16");
    put(all, "kubernetes_executor", "task_publish_max_retries", "3");
    // Also the life of a queued task's token: it must outlive a new node and an image pull.
    put(all, "scheduler", "task_queued_timeout", "1200.0");
    metrics(airflow, all);
    if (airflow.fields().auth == AirflowAuth.FAB) {
      put(all, "fab", "config_file", FOLDER + "/" + WEBSERVER_CONFIG);
      put(all, "fab", "enable_proxy_fix", "True");
    }
    return all;
  }

  /** Where the collector is, exporters read from variables: its own settings are deprecated. */
  private static void metrics(Airflow airflow, SortedMap<String, SortedMap<String, String>> all) {
    if (airflow.fields().collector.isPresent()) {
      put(all, "metrics", "statsd_on", "False");
      put(all, "metrics", "otel_on", "True");
      put(all, "metrics", "otel_prefix", "airflow");
      boolean traces = airflow.fields().collector.get().takesTraces();
      put(all, "traces", "otel_on", traces ? "True" : "False");
      return;
    }
    put(all, "metrics", "statsd_on", "True");
    put(all, "metrics", "statsd_host", AirflowPart.STATSD.workload());
    put(all, "metrics", "statsd_port", Integer.toString(AirflowParts.STATSD_PORT));
    put(all, "metrics", "statsd_prefix", "airflow");
  }

  /** All that use it run in the Service's namespace, so its name is enough, and easy to rename. */
  private static String executionApi() {
    return "http://"
        + AirflowPart.API_SERVER.workload()
        + ":"
        + AirflowParts.API_PORT
        + "/execution/";
  }

  private static String bundles(Airflow airflow) {
    return "["
        + new DagDelivery(airflow).bundle(BUNDLE)
        + ", {\"name\": \"plimsoll\", \"classpath\": \""
        + BUNDLE
        + "\", \"kwargs\": {\"path\": \""
        + GENERATED_DAGS
        + "\"}}]";
  }

  private static String baseUrl(Airflow airflow, RenderScope scope) {
    var backend =
        WebBackend.of(
            airflow.namespace(),
            ServiceName.of(AirflowPart.API_SERVER.workload()),
            Port.tcp(AirflowParts.API, AirflowParts.API_PORT));
    try {
      return "https://" + scope.env().lowering().web(airflow.endpoint(), backend).host();
    } catch (FindingsException refused) {
      // The workload that is exposed reports it, with its place.
      return "https://airflow.invalid";
    }
  }

  private static void put(
      SortedMap<String, SortedMap<String, String>> all, String path, String value) {
    int slash = path.indexOf('/');
    put(all, path.substring(0, slash), path.substring(slash + 1), value);
  }

  private static void put(
      SortedMap<String, SortedMap<String, String>> all, String section, String key, String value) {
    all.computeIfAbsent(section, name -> new TreeMap<>()).put(key, value);
  }

  /** The ConfigMap that all of Airflow's pods mount. */
  Manifest manifest(Origin origin) {
    var data =
        MapNode.builder(origin)
            .put(FILE, EmbeddedNode.of(EmbeddedFormats.INI, Nodes.of(escaped(), origin), origin));
    if (airflow.fields().auth == AirflowAuth.FAB) {
      data.put(
          WEBSERVER_CONFIG,
          airflow.fields().singleSignOn.map(SingleSignOn::python).orElse(PASSWORDS));
    }
    return Manifests.configMap(airflow, CONFIG_MAP, data.build());
  }

  /** In {@code airflow.cfg} a percent sign begins an interpolation. */
  private Map<String, SortedMap<String, String>> escaped() {
    var escaped = new TreeMap<String, SortedMap<String, String>>();
    sections.forEach(
        (section, keys) -> {
          var values = new TreeMap<String, String>();
          keys.forEach((key, value) -> values.put(key, value.replace("%", "%%")));
          escaped.put(section, values);
        });
    return escaped;
  }
}
