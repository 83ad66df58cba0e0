package dev.plimsoll.monitoring;

import dev.plimsoll.unit.InvalidValueException;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What a label of an alert must be for a route or an inhibition to hold.
 *
 * @param label the name of the label, for example {@code severity}
 * @param operator {@code =}, {@code !=}, {@code =~} or {@code !~}
 * @param value what it is held against; for the last two a pattern of RE2
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#matcher">Matchers</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record AlertMatcher(String label, String operator, String value)
    implements Comparable<AlertMatcher> {
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

  /**
   * Checks the label.
   *
   * @throws InvalidValueException if it is no name of a label
   */
  public AlertMatcher {
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(value, "value");
    if (!LABEL.matcher(label).matches()) {
      throw new InvalidValueException(
          "label of an alert",
          label,
          "must consist of letters, digits and underscores, with no digit in front",
          "write for example \"severity\"");
    }
  }

  /** The label has this value. */
  public static AlertMatcher is(String label, String value) {
    return new AlertMatcher(label, "=", value);
  }

  /** The label has another value, or the alert lacks it. */
  public static AlertMatcher isNot(String label, String value) {
    return new AlertMatcher(label, "!=", value);
  }

  /** The label has one of these values, taken literally. */
  public static AlertMatcher isOneOf(String label, String... values) {
    return new AlertMatcher(
        label,
        "=~",
        Arrays.stream(values)
            .map(value -> SPECIAL.matcher(value).replaceAll("\\\\$0"))
            .collect(Collectors.joining("|")));
  }

  @Override
  public int compareTo(AlertMatcher other) {
    return toString().compareTo(other.toString());
  }

  /** As Alertmanager reads it. */
  @Override
  public String toString() {
    return label
        + operator
        + "\""
        + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
        + "\"";
  }
}
