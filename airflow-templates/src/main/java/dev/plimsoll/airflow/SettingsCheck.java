package dev.plimsoll.airflow;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Nearest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a setting against the catalogue that the real Airflow gave: known, one of Airflow 2, nearly
 * known, or not to be checked.
 */
final class SettingsCheck {
  /** What is wrong with a setting. */
  record Problem(Code code, String problem, String fix) {}

  /** Settings whose values follow from the platform, so that policies and rights fit. */
  private static final Set<String> DERIVED =
      Set.of(
          "azure_remote_logging remote_wasb_log_container",
          "core dags_folder",
          "core execution_api_server_url",
          "dag_processor dag_bundle_config_list",
          "kubernetes_executor config_file",
          "kubernetes_executor in_cluster",
          "kubernetes_executor multi_namespace_mode",
          "kubernetes_executor namespace",
          "kubernetes_executor pod_template_file",
          "logging remote_base_log_folder",
          "logging remote_log_conn_id",
          "logging remote_logging",
          "metrics statsd_host",
          "metrics statsd_on",
          "metrics statsd_port",
          "metrics statsd_prefix");

  /** Settings that a method of {@link Airflow} is for. */
  private static final Map<String, String> METHODS =
      Map.of(
          "core auth_manager", "withAuth",
          "fab config_file", "withSingleSignOn",
          "kubernetes_executor worker_container_repository", "withImage",
          "kubernetes_executor worker_container_tag", "withImage",
          "metrics otel_host", "withTelemetry",
          "metrics otel_on", "withTelemetry",
          "metrics otel_port", "withTelemetry",
          "traces otel_host", "withTelemetry",
          "traces otel_on", "withTelemetry",
          "traces otel_port", "withTelemetry");

  /** Settings whose values are secrets; they come as variables. */
  private static final Set<String> SECRET =
      Set.of(
          "core fernet_key",
          "api secret_key",
          "api_auth jwt_secret",
          "database sql_alchemy_conn",
          "database sql_alchemy_conn_async");

  private static final Set<String> EXECUTORS =
      Set.of(
          "CeleryExecutor",
          "EdgeExecutor",
          "AwsBatchExecutor",
          "AwsEcsExecutor",
          "AwsLambdaExecutor",
          "KubernetesExecutor",
          "LocalExecutor");

  private SettingsCheck() {}

  /** A setting that the user of {@link Airflow} wrote. */
  static Optional<Problem> check(AirflowVersion version, Setting setting) {
    String name = setting.section() + " " + setting.key();
    if (SECRET.contains(name)) {
      return derived(setting, "leave it out; it comes from a Secret that the environment binds");
    }
    if (METHODS.containsKey(name)) {
      return derived(setting, "leave it out, and write " + METHODS.get(name) + "(...)");
    }
    if (DERIVED.contains(name)) {
      return derived(setting, "leave it out; it is written as policies and rights need it");
    }
    return name.equals("core executor") ? executor(setting) : known(version, setting);
  }

  /** Whether a value of this setting is a secret. */
  static boolean isSecret(String section, String key) {
    return SECRET.contains(section + " " + key);
  }

  private static Optional<Problem> derived(Setting setting, String fix) {
    return Optional.of(
        new Problem(AirflowCodes.SETTING_IS_DERIVED, setting.path() + " is set by hand", fix));
  }

  /** Whether Airflow 3 has the executor, and the generated rights are its rights. */
  static Optional<Problem> executor(Setting setting) {
    return setting.value().equals("KubernetesExecutor")
        ? Optional.empty()
        : Optional.of(
            new Problem(
                AirflowCodes.NO_SUCH_EXECUTOR,
                "[core] executor is \"" + setting.value() + "\"",
                "write KubernetesExecutor, or leave it out"));
  }

  /**
   * Whether Airflow 3 has the executors that people chose; one of their own has a dot in its name.
   *
   * @see <a
   *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/core-concepts/executor/index.html">Executor</a>
   */
  static Optional<Problem> installedExecutor(Setting setting) {
    return Arrays.stream(setting.value().split(","))
        .map(String::strip)
        .filter(name -> name.matches("[A-Za-z]+") && !EXECUTORS.contains(name))
        .findFirst()
        .map(
            name ->
                new Problem(
                    AirflowCodes.NO_SUCH_EXECUTOR,
                    "Airflow 3 has no " + name,
                    "write " + Nearest.of(name, EXECUTORS).orElse("KubernetesExecutor")));
  }

  /** Whether a version knows a setting, whoever wrote it. */
  static Optional<Problem> known(AirflowVersion version, Setting setting) {
    var catalogue = SettingsCatalogue.of(version);
    if (catalogue.knows(setting.section(), setting.key())) {
      return Optional.empty();
    }
    String release = version.release();
    Optional<String> successor =
        SettingsCatalogue.isDeadSection(setting.section())
            ? Optional.of("")
            : SettingsCatalogue.successor(setting.section(), setting.key());
    if (successor.isPresent()) {
      return Optional.of(
          new Problem(
              AirflowCodes.SETTING_OF_2,
              "Airflow " + release + " does not have " + setting.path() + ", Airflow 2 had",
              successor.get().isEmpty()
                  ? "leave it out; nothing took its place"
                  : "write " + successor.get()));
    }
    return Optional.of(
        catalogue
            .near(setting)
            .map(
                near ->
                    new Problem(
                        AirflowCodes.SETTING_NEAR_MISS,
                        "Airflow " + release + " does not have " + setting.path(),
                        "write " + near))
            .orElseGet(
                () ->
                    new Problem(
                        AirflowCodes.SETTING_NOT_CHECKED,
                        setting.path() + " is not in the catalogue of Airflow " + release,
                        "nothing, if a provider or plugin of the image reads it")));
  }
}
