package dev.plimsoll.check.reach;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * What the YAML says about the way from one end of the picture to another, layer by layer. Whether
 * anybody answers is not for YAML to say.
 *
 * @param from who begins
 * @param to who is addressed
 * @param verdict what all layers together say
 * @param summary the verdict in words, one line
 * @param steps the layers in the order in which traffic meets them
 */
@API(status = API.Status.EXPERIMENTAL)
public record PathAnswer(
    String from, String to, Verdict verdict, String summary, List<Step> steps) {
  private static final int WIDTH = 8;

  public PathAnswer {
    Objects.requireNonNull(verdict, "verdict");
    steps = List.copyOf(steps);
  }

  /** What all layers together say. */
  public enum Verdict {
    /** No layer stops it. */
    OPEN,
    /** A layer stops it. */
    STOPPED,
    /** Policies would stop it, and nobody enforces them here. */
    NOT_ENFORCED
  }

  /** What stands on the way. */
  public enum Layer {
    /** The declared arrow, if there is one; it opens nothing by itself. */
    ARROW,
    /** Ingress, route or webhook configuration that sends traffic to a Service. */
    ROUTE,
    /** Services that stand before the pods. */
    SERVICE,
    /** Ports of the containers. */
    PORT,
    /** Policies of the pods that begin. */
    EGRESS,
    /** Policies of the pods that are addressed. */
    INGRESS,
    /** Whether anything enforces policies. */
    ENGINE
  }

  /**
   * One layer.
   *
   * @param layer which
   * @param stops whether the way ends here
   * @param says what was found, for people
   */
  public record Step(Layer layer, boolean stops, String says) {}

  /** The answer for people: the verdict, and one line for each layer. Without a final break. */
  public String text() {
    var text = new StringBuilder(from + " to " + to + ": " + summary);
    for (Step step : steps) {
      String word = step.layer().name().toLowerCase(Locale.ROOT);
      text.append("\n  ").append(word).append(" ".repeat(WIDTH - word.length()));
      text.append(step.stops() ? "STOPS: " : "").append(step.says());
    }
    return text.toString();
  }
}
