package dev.plimsoll.finding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Findings as text for people, two or three lines each:
 *
 * <pre>
 * error PLM2001 Deployment data/web at spec.replicaz: "replicaz" is no field of DeploymentSpec
 *   fix: write "replicas"
 *   at: web.yaml:7:3
 * </pre>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class FindingText {
  private FindingText() {}

  /** One finding, without a final line break. */
  public static String render(Finding finding) {
    return render(finding, 0);
  }

  /**
   * Findings, each without a final line break. Warnings and notes that say the same of several
   * objects are one text, which names the first and how many more there are; errors stand alone,
   * for each must be repaired.
   */
  public static List<String> together(Collection<Finding> findings) {
    var alike = new LinkedHashMap<Alike, Integer>();
    var first = new LinkedHashMap<Alike, Finding>();
    int errors = 0;
    for (Finding finding : findings) {
      var key =
          new Alike(
              finding.code(),
              finding.problem(),
              finding.fix(),
              finding.isError() ? Integer.toString(errors++) : "");
      alike.merge(key, 1, Integer::sum);
      first.putIfAbsent(key, finding);
    }
    return first.entrySet().stream()
        .map(entry -> render(entry.getValue(), alike.get(entry.getKey()) - 1))
        .toList();
  }

  /** What makes findings alike; the number of an error is like no other. */
  private record Alike(Code code, String problem, String fix, String number) {}

  private static String render(Finding finding, int more) {
    var text = new StringBuilder();
    text.append(finding.severity().word())
        .append(' ')
        .append(finding.code().id())
        .append(' ')
        .append(finding.where().subject());
    if (!finding.where().path().isRoot()) {
      text.append(" at ").append(finding.where().path());
    }
    if (more > 0) {
      text.append(", and ").append(more).append(" more");
    }
    text.append(": ").append(finding.problem()).append("\n  fix: ").append(finding.fix());
    if (!(finding.where().origin().place() instanceof Place.Unknown)) {
      text.append("\n  at: ").append(where(finding.where().origin()));
    }
    return text.toString();
  }

  private static String where(Origin origin) {
    return origin.layer() == Layer.INPUT ? origin.place().toString() : origin.toString();
  }
}
