package dev.plimsoll.intent;

import org.apiguardian.api.API;

/**
 * Thrown by a target that is asked to lower an intent that the environment does not bind. The
 * compiler gathers them into one finding with a scaffold.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class UnboundIntentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Intent intent;

  /** For an intent. */
  public UnboundIntentException(Intent intent) {
    super("no binding for " + intent.key());
    this.intent = intent;
  }

  /** The intent. */
  public Intent intent() {
    return intent;
  }
}
