package dev.plimsoll.workload;

import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.NameRules;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A ConfigMap of short texts, which containers read as environment variables. Equal values used in
 * several places become one ConfigMap.
 *
 * @param name the name of the ConfigMap, a DNS label
 * @param entries the texts by key
 */
@API(status = API.Status.EXPERIMENTAL)
public record ConfigValues(String name, SortedMap<String, String> entries) {
  /**
   * Checks name and keys.
   *
   * @throws IllegalArgumentException if the name is no DNS label, or a key is no key of a ConfigMap
   */
  public ConfigValues {
    name = DnsLabel.of(name).value();
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    entries.keySet().forEach(ConfigValues::requireKey);
  }

  /** A ConfigMap without entries. */
  public static ConfigValues named(String name) {
    return new ConfigValues(name, new TreeMap<>());
  }

  /** A ConfigMap with entries. */
  public static ConfigValues of(String name, Map<String, String> entries) {
    return new ConfigValues(name, new TreeMap<>(entries));
  }

  /** This ConfigMap with one entry more, or another text for its key. */
  public ConfigValues with(String key, String text) {
    return new ConfigValues(name, Copies.plus(entries, key, text));
  }

  static void requireKey(String key) {
    NameRules.configMapKey(key)
        .ifPresent(
            rule -> {
              throw new IllegalArgumentException(
                  "\"" + key + "\" is no key of a ConfigMap: " + rule);
            });
  }
}
