package dev.plimsoll.unit;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Thrown for a value that cannot exist, such as a label of 80 characters. Holds the parts of its
 * message apart, so that whoever knows the file and line of the value can make a finding of it.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String value;
  private final String rule;
  private final String repair;

  /**
   * A refusal.
   *
   * @param what the kind of value, for example {@code label value}
   * @param value the value as it was given
   * @param rule the rule that it breaks, continuing the sentence, for example {@code must be at
   *     most 63 characters long}
   * @param repair what to do instead, as an imperative
   */
  public InvalidValueException(String what, String value, String rule, String repair) {
    super(what + " \"" + value + "\" " + rule + "; " + repair);
    this.what = Objects.requireNonNull(what, "what");
    this.value = Objects.requireNonNull(value, "value");
    this.rule = Objects.requireNonNull(rule, "rule");
    this.repair = Objects.requireNonNull(repair, "repair");
  }

  /** The kind of value, for example {@code label value}. */
  public String what() {
    return what;
  }

  /** The value as it was given. */
  public String value() {
    return value;
  }

  /** The rule that it breaks, continuing the sentence that names the value. */
  public String rule() {
    return rule;
  }

  /** What to do instead, as an imperative. */
  public String repair() {
    return repair;
  }

  /** Kind, value and rule in one sentence without a final stop: the problem of a finding. */
  public String problem() {
    return what + " \"" + value + "\" " + rule;
  }
}
