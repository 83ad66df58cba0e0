package dev.plimsoll.airflow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings that stand in variables: {@code AIRFLOW__SECTION__KEY}, where a section may have a dot,
 * spelt as an underscore, and {@code _CMD} or {@code _SECRET} say where the value is.
 *
 * @see <a href="https://airflow.apache.org/docs/apache-airflow/3.3.2/howto/set-config.html">Setting
 *     configuration options</a>
 */
final class EnvSetting {
  private static final String PREFIX = "AIRFLOW__";

  private EnvSetting() {}

  /** The variable of a setting. */
  static String variable(String section, String key) {
    return PREFIX
        + section.replace('.', '_').toUpperCase(Locale.ROOT)
        + "__"
        + key.toUpperCase(Locale.ROOT);
  }

  /** The setting that a variable is, if it is one. */
  static Optional<Setting> of(String variable, String value) {
    if (!variable.startsWith(PREFIX)) {
      return Optional.empty();
    }
    List<String> parts = List.of(variable.substring(PREFIX.length()).split("__", 2));
    if (parts.size() < 2 || parts.get(0).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Setting(
            parts.get(0).toLowerCase(Locale.ROOT), parts.get(1).toLowerCase(Locale.ROOT), value));
  }
}
