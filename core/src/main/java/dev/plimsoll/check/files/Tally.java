package dev.plimsoll.check.files;

import dev.plimsoll.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a check of files came to.
 *
 * @param accepted how many documents the API server would accept
 * @param refused how many it would refuse
 * @param notChecked how many are of a kind that nobody here knows
 * @param passedOver how many are files of a tool, such as {@code kustomization.yaml}, which no
 *     server ever sees
 * @param findings about the check as a whole: what was left out, and why
 */
@API(status = API.Status.EXPERIMENTAL)
public record Tally(
    int accepted, int refused, int notChecked, int passedOver, List<Finding> findings) {
  public Tally {
    findings = List.copyOf(findings);
  }

  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, List.of());

  /** This and another. */
  public Tally plus(Tally other) {
    var all = new ArrayList<>(findings);
    all.addAll(other.findings);
    return new Tally(
        accepted + other.accepted,
        refused + other.refused,
        notChecked + other.notChecked,
        passedOver + other.passedOver,
        all);
  }

  /** How many documents there were. */
  public int documents() {
    return accepted + refused + notChecked;
  }
}
