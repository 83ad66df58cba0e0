package dev.plimsoll.check.reach;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Walks from one end of a platform's picture to another and says which layer stops the way, or that
 * none does: arrow, route, Service, port, policies of both ends, network engine. Pods that other
 * programs will make count as those that are applied.
 *
 * <p>Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Paths {
  private final Environment<?> environment;
  private final Topology declared;
  private final Bundle bundle;
  private final NetworkPicture network;
  private final DeclaredNames names;
  private final SortedMap<String, Endpoint> ends = new TreeMap<>();

  private Paths(Environment<?> environment, Topology declared, Bundle bundle) {
    this.environment = environment;
    this.declared = declared;
    this.bundle = bundle;
    this.network = new NetworkPicture(bundle);
    this.names = new DeclaredNames(environment.naming());
    for (Arrow arrow : declared.arrows()) {
      for (Endpoint end : List.of(arrow.from(), arrow.to())) {
        ends.put(id(end), end);
      }
    }
    declared.boxes().forEach(box -> ends.put(id(box.pods()), box.pods()));
  }

  /** The paths of a platform that was compiled for an environment. */
  public static Paths of(Environment<?> environment, Topology declared, Bundle bundle) {
    return new Paths(environment, declared, bundle);
  }

  private String id(Endpoint end) {
    return end instanceof Endpoint.Pods pods ? names.id(pods) : end.id();
  }

  /**
   * Walks.
   *
   * @param from an end as the picture names it, such as {@code airflow/scheduler}, {@code
   *     ingress/airflow} or {@code kubernetes-api}; pods also by the label of their box in small
   *     letters with hyphens, or by the name of their object or Service
   * @param to the same, with {@code :PORT} behind it for one port, by number or name
   * @throws FindingsException if there is no such end ({@link ReachCodes#UNKNOWN_END})
   */
  public PathAnswer between(String from, String to) {
    Endpoint source = end(from);
    Optional<String> port = Optional.empty();
    String target = to;
    int colon = to.lastIndexOf(':');
    if (colon > 0 && !to.startsWith("external/")) {
      port = Optional.of(to.substring(colon + 1));
      target = to.substring(0, colon);
    }
    var layers = new PathLayers(environment.facts(), names, network, bundle);
    return new PathWalk(layers, declared).walk(source, end(target), port);
  }

  private Endpoint end(String text) {
    if (ends.containsKey(text)) {
      return ends.get(text);
    }
    for (Box box : declared.boxes()) {
      String label = box.label().toLowerCase(Locale.ROOT).replace(' ', '-');
      if (text.equals(names.namespace(box.pods().namespace()) + "/" + label)) {
        return box.pods();
      }
    }
    return object(text)
        .orElseThrow(
            () ->
                new FindingsException(
                    Finding.of(
                        ReachCodes.UNKNOWN_END,
                        Where.named("environment", environment.name()),
                        "the picture has no end \"" + text + "\"",
                        Nearest.of(text, ends.keySet())
                            .map(near -> "write \"" + near + "\"")
                            .orElse("use one of " + String.join(", ", ends.keySet())))));
  }

  /** The pods of an object or behind a Service, written with its namespace. */
  private Optional<Endpoint> object(String text) {
    List<ServiceBox> services =
        ServiceBox.all(bundle).stream()
            .filter(service -> isNamed(service.manifest(), text))
            .toList();
    return network.boxes().stream()
        .filter(
            box ->
                isNamed(box.manifest(), text)
                    || services.stream().anyMatch(service -> service.selects(box)))
        .map(box -> ends.get(box.id()))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static boolean isNamed(Manifest manifest, String text) {
    return text.equals(
        manifest.identity().namespace().orElse("") + "/" + manifest.identity().name());
  }
}
