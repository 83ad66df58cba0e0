package dev.plimsoll.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Who is told of which alerts. Immutable.
 *
 * @param fallback who is told of alerts that no route matches
 * @param routes in the order in which they are asked
 * @param inhibitions which alerts keep others back
 */
@API(status = API.Status.EXPERIMENTAL)
public record Alerting(
    AlertReceiver fallback, List<AlertRoute> routes, List<AlertInhibition> inhibitions) {
  public Alerting {
    Objects.requireNonNull(fallback, "fallback");
    routes = List.copyOf(routes);
    inhibitions = List.copyOf(inhibitions);
  }

  /** All alerts go to one receiver; a critical one keeps the warning of its name back. */
  public static Alerting to(AlertReceiver fallback) {
    return new Alerting(fallback, List.of(), List.of(AlertInhibition.criticalOverWarning()));
  }

  /** This with one route more, behind the others. */
  public Alerting with(AlertRoute route) {
    var more = new ArrayList<>(routes);
    more.add(route);
    return new Alerting(fallback, more, inhibitions);
  }

  /** This with one inhibition more. */
  public Alerting with(AlertInhibition inhibition) {
    var more = new ArrayList<>(inhibitions);
    more.add(inhibition);
    return new Alerting(fallback, routes, more);
  }

  /** All receivers, each once, in the order in which they are named. */
  public List<AlertReceiver> receivers() {
    return Stream.concat(Stream.of(fallback), routes.stream().map(AlertRoute::receiver))
        .distinct()
        .toList();
  }
}
