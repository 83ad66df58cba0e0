package dev.plimsoll.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Which alerts go to whom. Of several routes the first that matches counts, unless it says that
 * those behind it may match too. Immutable.
 *
 * @param matchers all must hold
 * @param receiver who is told
 * @param continues whether routes behind this one are asked as well
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#route">Routes</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record AlertRoute(List<AlertMatcher> matchers, AlertReceiver receiver, boolean continues) {
  public AlertRoute {
    matchers = List.copyOf(matchers);
    Objects.requireNonNull(receiver, "receiver");
  }

  /** Alerts for which something holds go to a receiver. */
  public static AlertRoute of(AlertMatcher matcher, AlertReceiver receiver) {
    return new AlertRoute(List.of(matcher), receiver, false);
  }

  /** This, for alerts for which one thing more holds. */
  public AlertRoute and(AlertMatcher matcher) {
    var more = new ArrayList<>(matchers);
    more.add(matcher);
    return new AlertRoute(more, receiver, continues);
  }

  /** This, and routes behind it are asked as well. Default: they are not. */
  public AlertRoute andFurther() {
    return new AlertRoute(matchers, receiver, true);
  }

  Map<String, Object> entry() {
    Map<String, Object> entry =
        Maps.of(
            "receiver",
            receiver.name().value(),
            "matchers",
            matchers.stream().map(AlertMatcher::toString).toList());
    if (continues) {
      entry.put("continue", true);
    }
    return entry;
  }
}
