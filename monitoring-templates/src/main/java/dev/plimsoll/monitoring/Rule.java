package dev.plimsoll.monitoring;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;

/** One rule that Prometheus evaluates. Immutable. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Rule {
  /** The name of the alert or of the metric. */
  String name();

  /** What is evaluated, in PromQL. */
  String expression();

  /** The rule as Prometheus reads it. */
  Map<String, Object> entry();

  /**
   * Keeps the result of an expression as a metric.
   *
   * @param name by custom {@code level:metric:operation}
   * @param expression PromQL
   * @see <a
   *     href="https://prometheus.io/docs/prometheus/3.13/configuration/recording_rules/">Recording
   *     rules</a>
   */
  record Recording(String name, String expression) implements Rule {
    @Override
    public Map<String, Object> entry() {
      return Maps.of("record", name, "expr", expression);
    }
  }

  /**
   * Tells people when an expression has results.
   *
   * @param name a word in upper camel case
   * @param expression PromQL
   * @param lasting for how long it must have results first; whole seconds
   * @param severity who is to care
   * @param summary one sentence, with labels as <code>{{ $labels.namespace }}</code>
   * @see <a
   *     href="https://prometheus.io/docs/prometheus/3.13/configuration/alerting_rules/">Alerting
   *     rules</a>
   */
  record Alert(
      String name, String expression, Duration lasting, AlertSeverity severity, String summary)
      implements Rule {
    @Override
    public Map<String, Object> entry() {
      Map<String, Object> entry = Maps.of("alert", name, "expr", expression);
      if (!lasting.isZero()) {
        entry.put("for", lasting.toSeconds() + "s");
      }
      entry.put("labels", Maps.of("severity", severity.name().toLowerCase(Locale.ROOT)));
      entry.put("annotations", Maps.of("summary", summary));
      return entry;
    }
  }
}
