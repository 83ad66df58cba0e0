package dev.plimsoll.reference;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * What is known of the contents of an object that others refer to.
 *
 * @param keys all keys of a ConfigMap or Secret; empty if they are not known
 * @param ports all ports of a Service or pod, name to number (0: not known); empty if they are not
 *     known
 * @param labels the labels; {@code *} is some value
 */
@API(status = API.Status.EXPERIMENTAL)
public record Offer(
    Optional<Set<String>> keys, Optional<Map<String, Integer>> ports, Map<String, String> labels) {
  /** Nothing is known. */
  public static final Offer UNKNOWN = new Offer(Optional.empty(), Optional.empty(), Map.of());

  public Offer {
    keys = keys.map(Set::copyOf);
    ports = ports.map(Map::copyOf);
    labels = Map.copyOf(labels);
  }

  /** Exactly these keys. */
  public static Offer ofKeys(Set<String> keys) {
    return new Offer(Optional.of(keys), Optional.empty(), Map.of());
  }
}
