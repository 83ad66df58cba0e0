package dev.plimsoll.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * What is known of the contents of an object that a controller makes.
 *
 * @param keys the keys of a ConfigMap or Secret that are always there
 * @param keysAt fields whose texts are further keys; a pattern that ends in {@code {*}} means the
 *     keys of that map
 * @param openIf fields that, if one is there, say that there can be any further key
 * @param labels the labels of the object; values may have fields in braces, {@code *} is some value
 * @param labelsAt fields with maps of further labels
 * @param ports the ports of a Service or pod, by name; the name {@code *} says that there can be
 *     others
 */
@API(status = API.Status.EXPERIMENTAL)
public record OfferRule(
    Set<String> keys,
    List<PathPattern> keysAt,
    List<PathPattern> openIf,
    Map<String, String> labels,
    List<PathPattern> labelsAt,
    Map<String, Integer> ports) {
  /** Nothing is known. */
  public static final OfferRule UNKNOWN =
      new OfferRule(
          Set.of(), List.of(), List.of(PathPattern.ROOT), Map.of(), List.of(), Map.of("*", 0));

  public OfferRule {
    keys = Set.copyOf(keys);
    keysAt = List.copyOf(keysAt);
    openIf = List.copyOf(openIf);
    labels = Map.copyOf(labels);
    labelsAt = List.copyOf(labelsAt);
    ports = Map.copyOf(ports);
  }
}
