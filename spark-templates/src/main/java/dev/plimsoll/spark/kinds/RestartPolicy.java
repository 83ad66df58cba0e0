package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import org.apiguardian.api.API;

/**
 * What happens when an application ends. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class RestartPolicy extends KindObject<RestartPolicy> {
  private RestartPolicy(MapNode fields) {
    super(fields);
  }

  @Override
  RestartPolicy with(MapNode other) {
    return new RestartPolicy(other);
  }

  /** One whose fields are given as a tree. */
  public static RestartPolicy of(MapNode fields) {
    return new RestartPolicy(fields);
  }

  /** One that says nothing. */
  public static RestartPolicy empty() {
    return new RestartPolicy(nothing(RestartPolicy.class));
  }

  /**
   * How often it is started again after it failed. Default: 0.
   *
   * @param value 0 or more
   * @throws IllegalArgumentException if it is none of these
   */
  public RestartPolicy withOnFailureRetries(int value) {
    return limited("onFailureRetries", value, 0, Integer.MAX_VALUE);
  }

  /**
   * Seconds between, times the number of the attempt. Default: 5.
   *
   * @param value 1 or more
   * @throws IllegalArgumentException if it is none of these
   */
  public RestartPolicy withOnFailureRetryInterval(long value) {
    return limited("onFailureRetryInterval", value, 1, Long.MAX_VALUE);
  }

  /**
   * How often a submission that failed is tried again. Default: 0.
   *
   * @param value 0 or more
   * @throws IllegalArgumentException if it is none of these
   */
  public RestartPolicy withOnSubmissionFailureRetries(int value) {
    return limited("onSubmissionFailureRetries", value, 0, Integer.MAX_VALUE);
  }

  /**
   * Seconds between, times the number of the attempt. Default: 5.
   *
   * @param value 1 or more
   * @throws IllegalArgumentException if it is none of these
   */
  public RestartPolicy withOnSubmissionFailureRetryInterval(long value) {
    return limited("onSubmissionFailureRetryInterval", value, 1, Long.MAX_VALUE);
  }

  /** When it is started again. Default: never. */
  public RestartPolicy withType(Type value) {
    return set("type", value);
  }

  /** What type can be. */
  @API(status = API.Status.EXPERIMENTAL)
  public enum Type implements KindWord {
    /** {@code Never}. */
    NEVER("Never"),
    /** {@code Always}. */
    ALWAYS("Always"),
    /** {@code OnFailure}. */
    ON_FAILURE("OnFailure");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }
}
