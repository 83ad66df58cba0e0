package dev.plimsoll.finding;

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
    var text = new StringBuilder();
    text.append(finding.severity().word())
        .append(' ')
        .append(finding.code().id())
        .append(' ')
        .append(finding.where().subject());
    if (!finding.where().path().isRoot()) {
      text.append(" at ").append(finding.where().path());
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
