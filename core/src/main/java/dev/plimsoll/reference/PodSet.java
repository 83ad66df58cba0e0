package dev.plimsoll.reference;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Pods that exist because of an object: the pod itself, those of a workload's template, those that
 * an operator makes.
 *
 * @param maker the object
 * @param template the pod template in the maker; {@link FieldPath#ROOT} for a Pod, and for pods
 *     that an operator makes without a template
 * @param namespace where the pods run
 * @param labels their labels; {@code *} is some value
 * @param ports the ports that their containers declare, name (or number, if it has no name) to
 *     number; empty if they are not known
 */
@API(status = API.Status.EXPERIMENTAL)
public record PodSet(
    Manifest maker,
    FieldPath template,
    Optional<String> namespace,
    Map<String, String> labels,
    Optional<Map<String, Integer>> ports) {
  public PodSet {
    labels = Map.copyOf(labels);
    ports = ports.map(Map::copyOf);
  }
}
