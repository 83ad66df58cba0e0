package dev.plimsoll.airflow;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds a setting against the catalogue that the real Airflow gave: known, one of Airflow 2, nearly
 * known, or not to be checked.
 *
 * @see <a href="https://airflow.apache.org/docs/apache-airflow/3.3.2/configurations-ref.html">
 *     Configuration reference</a>
 */
final class SettingsCheck {
  /** What is wrong with a setting. */
  record Problem(Code code, String problem, String fix) {}

  /** Settings whose values follow from the platform. */
  private static final Set<String> DERIVED =
      Set.of(
          "core execution_api_server_url",
          "dag_processor dag_bundle_config_list",
          "kubernetes_executor namespace",
          "kubernetes_executor pod_template_file",
          "metrics statsd_host",
          "metrics statsd_port");

  /** Settings whose values are secrets; they come as variables. */
  private static final Set<String> SECRET =
      Set.of(
          "core fernet_key",
          "api secret_key",
          "api_auth jwt_secret",
          "database sql_alchemy_conn",
          "database sql_alchemy_conn_async");

  private static final Set<String> KNOWN = new TreeSet<>(lines("settings-3.3.txt"));
  private static final SortedMap<String, String> OF_2 = changes();

  private SettingsCheck() {}

  static Optional<Problem> check(Airflow airflow, Setting setting) {
    String name = setting.section() + " " + setting.key();
    if (DERIVED.contains(name) || SECRET.contains(name)) {
      return Optional.of(
          new Problem(
              AirflowCodes.SETTING_IS_DERIVED,
              setting.path() + " is set by hand",
              SECRET.contains(name)
                  ? "leave it out; it comes from a Secret that the environment binds"
                  : "leave it out; it is written as policies and rights need it"));
    }
    if (name.equals("core executor")) {
      return executor(setting);
    }
    return KNOWN.contains(name) ? Optional.empty() : unknown(airflow, setting, name);
  }

  private static Optional<Problem> executor(Setting setting) {
    return setting.value().equals("KubernetesExecutor")
        ? Optional.empty()
        : Optional.of(
            new Problem(
                AirflowCodes.NO_SUCH_EXECUTOR,
                "[core] executor is \"" + setting.value() + "\"",
                "write KubernetesExecutor, or leave it out"));
  }

  private static Optional<Problem> unknown(Airflow airflow, Setting setting, String name) {
    String release = airflow.fields().version.release();
    if (OF_2.containsKey(name)) {
      String successor = OF_2.get(name);
      return Optional.of(
          new Problem(
              AirflowCodes.SETTING_OF_2,
              "Airflow " + release + " does not have " + setting.path() + ", Airflow 2 had",
              successor.isEmpty() ? "leave it out; nothing took its place" : "write " + successor));
    }
    Optional<String> near = near(setting);
    return Optional.of(
        near.isPresent()
            ? new Problem(
                AirflowCodes.SETTING_NEAR_MISS,
                "Airflow " + release + " does not have " + setting.path(),
                "write " + near.get())
            : new Problem(
                AirflowCodes.SETTING_NOT_CHECKED,
                setting.path() + " is not in the catalogue of Airflow " + release,
                "nothing, if a provider or plugin of the image reads it"));
  }

  /** The same key in another section, else the nearest key of the section, else the section's. */
  private static Optional<String> near(Setting setting) {
    List<String[]> known = KNOWN.stream().map(line -> line.split(" ")).toList();
    Set<String> sections = known.stream().map(pair -> pair[0]).collect(Collectors.toSet());
    if (sections.contains(setting.section())) {
      return Nearest.of(
              setting.key(),
              known.stream()
                  .filter(pair -> pair[0].equals(setting.section()))
                  .map(pair -> pair[1])
                  .toList())
          .map(key -> "[" + setting.section() + "] " + key);
    }
    return Nearest.of(setting.section(), new TreeSet<>(sections))
        .map(section -> "[" + section + "] " + setting.key());
  }

  private static SortedMap<String, String> changes() {
    var changes = new TreeMap<String, String>();
    for (String line : lines("settings-of-2.txt")) {
      String[] words = line.split(" ");
      changes.put(
          words[0] + " " + words[1], words.length == 4 ? "[" + words[2] + "] " + words[3] : "");
    }
    return changes;
  }

  private static List<String> lines(String file) {
    return Texts.of(file).lines().toList();
  }
}
