package dev.plimsoll.finding;

import java.util.Locale;
import org.apiguardian.api.API;

/** The layer of a run that wrote a value: the word that {@code why} prints. */
@API(status = API.Status.EXPERIMENTAL)
public enum Layer {
  /** Read from a document that no one has changed. */
  INPUT,
  /** A component, workload or job. */
  RENDER,
  /** A user's {@code customise}. */
  CUSTOMISE,
  /** An overlay of the environment. */
  OVERLAY,
  /** Settled from the result. */
  SETTLE,
  /** An arrow. */
  CONNECT,
  /** A prefix, namespace or hash, or a reference that follows one. */
  NAME;

  /** The word as {@code why} prints it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
