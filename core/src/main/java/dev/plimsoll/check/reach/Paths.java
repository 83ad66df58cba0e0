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
import dev.plimsoll.unit.HostName;
import dev.plimsoll.unit.InvalidValueException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final String EXTERNAL = "external/";
  private static final Pattern HOST_AND_PORT = Pattern.compile("external/([^:]+):([0-9]+)");
  private static final Endpoint DNS = new Endpoint.ClusterDns();

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
   * @param to the same, or {@code dns}, or {@code external/HOST:PORT} for a host that no arrow
   *     names; with {@code :PORT}, {@code :PORT/PROTOCOL} or the name of a port behind pods and
   *     bound intents for one port only
   * @throws FindingsException if there is no such end or port ({@link ReachCodes#UNKNOWN_END})
   */
  public PathAnswer between(String from, String to) {
    Endpoint source = end(from);
    Optional<AskedPort> port = Optional.empty();
    String target = to;
    int colon = to.lastIndexOf(':');
    if (colon > 0 && !to.startsWith(EXTERNAL)) {
      port = Optional.of(AskedPort.parse(to.substring(colon + 1), to));
      target = to.substring(0, colon);
    }
    var layers = new PathLayers(environment.facts(), names, network, bundle);
    return new PathWalk(layers, declared).walk(source, end(target), port);
  }

  private Endpoint end(String text) {
    if (ends.containsKey(text)) {
      return ends.get(text);
    }
    if (text.equals(DNS.id())) {
      return DNS;
    }
    Matcher external = HOST_AND_PORT.matcher(text);
    if (external.matches()) {
      AskedPort port = AskedPort.parse(external.group(2), text);
      return new Endpoint.External(host(external.group(1)), port.number().orElseThrow());
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

  private HostName host(String text) {
    try {
      return HostName.of(text);
    } catch (InvalidValueException refused) {
      throw new FindingsException(
          Finding.of(
              ReachCodes.UNKNOWN_END,
              Where.named("environment", environment.name()),
              refused.problem(),
              refused.repair()));
    }
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
