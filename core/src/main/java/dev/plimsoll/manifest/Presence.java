package dev.plimsoll.manifest;

import java.util.Objects;
import org.apiguardian.api.API;

/** Whether an object is applied, or will be made by somebody else. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Presence {
  /** We write it, somebody applies it. */
  record Applied() implements Presence {}

  /**
   * It is checked, counted, drawn and selected like any other, but never applied: another program
   * will make it.
   *
   * @param maker who will make it, for example {@code airflow/task-pods} or {@code
   *     spark-operator/controller}
   * @param most how many of it can exist at once, at least 1
   */
  record Latent(String maker, int most) implements Presence {
    public Latent {
      Objects.requireNonNull(maker, "maker");
      if (most < 1) {
        throw new IllegalArgumentException(
            "a latent manifest of "
                + maker
                + " must be able to exist at least once, not "
                + most
                + " times");
      }
    }
  }

  /** The one {@link Applied}. */
  Presence APPLIED = new Applied();
}
