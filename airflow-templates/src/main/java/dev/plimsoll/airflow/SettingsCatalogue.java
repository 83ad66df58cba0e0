package dev.plimsoll.airflow;

import dev.plimsoll.finding.Nearest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings that a version of Airflow knows, with the providers of the project's image, as the
 * real Airflow of that version says; and what became of those of Airflow 2.
 *
 * @see <a href="https://airflow.apache.org/docs/apache-airflow/3.3.2/configurations-ref.html">
 *     Configuration reference</a>
 */
final class SettingsCatalogue {
  private static final Map<AirflowVersion, SettingsCatalogue> ALL = all();
  private static final SortedMap<String, String> OF_2 = changes();

  private final SortedMap<String, SortedSet<String>> keys = new TreeMap<>();

  private SettingsCatalogue(List<String> lines) {
    for (String line : lines) {
      int space = line.indexOf(' ');
      keys.computeIfAbsent(line.substring(0, space), section -> new TreeSet<>())
          .add(line.substring(space + 1));
    }
  }

  static SettingsCatalogue of(AirflowVersion version) {
    return ALL.get(version);
  }

  private static Map<AirflowVersion, SettingsCatalogue> all() {
    var all = new EnumMap<AirflowVersion, SettingsCatalogue>(AirflowVersion.class);
    for (AirflowVersion version : AirflowVersion.values()) {
      all.put(version, new SettingsCatalogue(lines("settings-" + version.minor() + ".txt")));
    }
    return Collections.unmodifiableMap(all);
  }

  /** Whether there is such a setting. A variable spells dots and dashes as underscores. */
  boolean knows(String section, String key) {
    return section(section).filter(name -> keys.get(name).contains(key)).isPresent();
  }

  private Optional<String> section(String section) {
    return keys.containsKey(section)
        ? Optional.of(section)
        : keys.keySet().stream().filter(name -> spelt(name).equals(section)).findFirst();
  }

  private static String spelt(String name) {
    return name.replace('.', '_').replace('-', '_');
  }

  /**
   * What was probably meant: a near key of the section, the same key in another section, or a near
   * section that has the key. A section that nobody knows is another provider's.
   */
  Optional<String> near(Setting setting) {
    Optional<String> section = section(setting.section());
    if (section.isPresent()) {
      return Nearest.of(setting.key(), keys.get(section.get()))
          .map(key -> path(section.get(), key))
          .or(() -> elsewhere(setting.key()));
    }
    Optional<String> near = Nearest.of(setting.section(), keys.keySet());
    return near.filter(name -> keys.get(name).contains(setting.key()))
        .map(name -> path(name, setting.key()));
  }

  private Optional<String> elsewhere(String key) {
    List<String> sections =
        keys.keySet().stream().filter(name -> keys.get(name).contains(key)).toList();
    return sections.size() == 1 ? Optional.of(path(sections.get(0), key)) : Optional.empty();
  }

  /** Whether Airflow 2 had a setting that is gone, and its successor; empty for none. */
  static Optional<String> successor(String section, String key) {
    return Optional.ofNullable(OF_2.get(section + " " + key));
  }

  /** Sections of Airflow 2 whose keys are free names, and which nothing reads any more. */
  static boolean isDeadSection(String section) {
    return Set.of("kubernetes_environment_variables", "kubernetes_secrets").contains(section);
  }

  private static String path(String section, String key) {
    return "[" + section + "] " + key;
  }

  private static SortedMap<String, String> changes() {
    var changes = new TreeMap<String, String>();
    for (String line : lines("settings-of-2.txt")) {
      String[] words = line.split(" ");
      changes.put(words[0] + " " + words[1], words.length == 4 ? path(words[2], words[3]) : "");
    }
    return changes;
  }

  private static List<String> lines(String file) {
    return Texts.of(file).lines().filter(line -> !line.isBlank()).toList();
  }
}
