package dev.plimsoll.monitoring;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * While one alert fires, others that follow from it are not told.
 *
 * @param source what holds for the alert that is told
 * @param target what holds for those that are not
 * @param equal labels whose values must be the same in both
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule">Inhibition
 *     rules</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record AlertInhibition(
    List<AlertMatcher> source, List<AlertMatcher> target, List<String> equal) {
  public AlertInhibition {
    source = List.copyOf(source);
    target = List.copyOf(target);
    equal = List.copyOf(equal);
  }

  /** A critical alert keeps the warning of the same name in the same namespace back. */
  public static AlertInhibition criticalOverWarning() {
    return new AlertInhibition(
        List.of(AlertMatcher.is("severity", "critical")),
        List.of(AlertMatcher.is("severity", "warning")),
        List.of("alertname", "namespace"));
  }

  Map<String, Object> entry() {
    return Maps.of(
        "source_matchers",
        source.stream().map(AlertMatcher::toString).toList(),
        "target_matchers",
        target.stream().map(AlertMatcher::toString).toList(),
        "equal",
        equal);
  }
}
