package dev.plimsoll.targets;

import dev.plimsoll.unit.DnsSubdomain;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Where the values of a Secret come from: an external store, a Secret that exists, or, in a {@code
 * dev} stage, the file itself. Exactly one of {@code store}, {@code existing} and {@code literal}
 * is given. The same for every target; what differs is the store behind the name.
 *
 * @param store the name of a ClusterSecretStore of External Secrets
 * @param key the entry of the store, a JSON object whose properties are the keys of the Secret, for
 *     example {@code prod/airflow-db}
 * @param keys for stores that hold one value an entry: for each key of the Secret the entry that is
 *     its value; instead of {@code key}
 * @param properties for each key of the Secret the property of {@code key}, or the key of {@code
 *     existing}, where it has another name
 * @param existing the name of a Secret that is in the namespace already
 * @param literal the values, by key
 * @see <a href="https://external-secrets.io/latest/api/externalsecret/">External Secrets,
 *     ExternalSecret</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record SecretBinding(
    Optional<String> store,
    Optional<String> key,
    Map<String, String> keys,
    Map<String, String> properties,
    Optional<DnsSubdomain> existing,
    Map<String, String> literal) {
  /**
   * Checks that there is one source, and that the rest belongs to it.
   *
   * @throws IllegalArgumentException if there is none or several
   */
  public SecretBinding {
    keys = sorted(keys);
    properties = sorted(properties);
    literal = sorted(literal);
    long sources =
        Stream.of(store.isPresent(), existing.isPresent(), !literal.isEmpty())
            .filter(given -> given)
            .count();
    if (sources != 1) {
      throw new IllegalArgumentException(
          sources == 0
              ? "a secret has no source; write store and key, or existing"
              : "a secret has several sources; keep one of store, existing and literal");
    }
    if (store.isPresent() != (key.isPresent() || !keys.isEmpty())) {
      throw new IllegalArgumentException(
          store.isPresent()
              ? "a secret from store \"" + store.get() + "\" names no entry; write key or keys"
              : "key and keys are entries of a store; write store, or leave them out");
    }
    if (key.isPresent() && !keys.isEmpty()) {
      throw new IllegalArgumentException(
          "a secret has both key and keys; write key for one entry with properties, keys for an"
              + " entry per value");
    }
    if (!properties.isEmpty() && key.isEmpty() && existing.isEmpty()) {
      throw new IllegalArgumentException("properties are those of key or of existing; write one");
    }
  }

  /** From an entry of a store, whose properties are named like the keys of the Secret. */
  public static SecretBinding fromStore(String store, String key) {
    return new SecretBinding(
        Optional.of(store), Optional.of(key), Map.of(), Map.of(), Optional.empty(), Map.of());
  }

  /** From entries of a store, one for each key of the Secret. */
  public static SecretBinding fromStore(String store, Map<String, String> keys) {
    return new SecretBinding(
        Optional.of(store), Optional.empty(), keys, Map.of(), Optional.empty(), Map.of());
  }

  /** A Secret that is in the namespace already, with the keys that are asked for. */
  public static SecretBinding existing(String name) {
    return new SecretBinding(
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.of(DnsSubdomain.of(name)),
        Map.of());
  }

  /** Values in clear, for a {@code dev} stage. */
  public static SecretBinding literal(Map<String, String> values) {
    return new SecretBinding(
        Optional.empty(), Optional.empty(), Map.of(), Map.of(), Optional.empty(), values);
  }

  /** This binding with other names of properties, by key of the Secret. */
  public SecretBinding withProperties(Map<String, String> names) {
    return new SecretBinding(store, key, keys, names, existing, literal);
  }

  private static SortedMap<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
