package dev.plimsoll.targets;

import dev.plimsoll.unit.InvalidValueException;
import dev.plimsoll.unit.LabelKey;
import dev.plimsoll.unit.LabelValue;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A taint of nodes, which only pods with a toleration for it may run on. Written as {@code kubectl
 * taint} writes it: {@code spot=true:NoSchedule}, or {@code dedicated:NoSchedule} without a value.
 *
 * @param key a label key
 * @param value a label value, often empty
 * @param effect what happens to pods that do not tolerate it
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/">Kubernetes
 *     documentation, taints and tolerations</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record NodeTaint(LabelKey key, LabelValue value, Effect effect) {
  /** What a taint does to pods that do not tolerate it. */
  public enum Effect {
    /** They are not scheduled there. */
    NO_SCHEDULE("NoSchedule"),
    /** They are scheduled there only if there is no other way. */
    PREFER_NO_SCHEDULE("PreferNoSchedule"),
    /** They are not scheduled there, and those that run are driven out. */
    NO_EXECUTE("NoExecute");

    private final String word;

    Effect(String word) {
      this.word = word;
    }

    /** As Kubernetes writes it, for example {@code NoSchedule}. */
    public String word() {
      return word;
    }

    private static Optional<Effect> find(String word) {
      return Arrays.stream(values()).filter(effect -> effect.word.equals(word)).findFirst();
    }
  }

  public NodeTaint {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(effect, "effect");
  }

  /**
   * Reads {@code key=value:Effect} or {@code key:Effect}.
   *
   * @throws InvalidValueException if the text is no taint
   */
  public static NodeTaint parse(String text) {
    int colon = text.lastIndexOf(':');
    Effect effect =
        Effect.find(text.substring(colon + 1))
            .filter(known -> colon > 0)
            .orElseThrow(
                () ->
                    new InvalidValueException(
                        "taint",
                        text,
                        "must end with a colon and NoSchedule, PreferNoSchedule or NoExecute",
                        "for example \"spot=true:NoSchedule\""));
    String pair = text.substring(0, colon);
    int equals = pair.indexOf('=');
    return new NodeTaint(
        LabelKey.of(equals < 0 ? pair : pair.substring(0, equals)),
        LabelValue.of(equals < 0 ? "" : pair.substring(equals + 1)),
        effect);
  }

  @Override
  public String toString() {
    return key + (value.value().isEmpty() ? "" : "=" + value) + ":" + effect.word();
  }
}
