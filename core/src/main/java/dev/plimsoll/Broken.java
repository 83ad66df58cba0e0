package dev.plimsoll;

import dev.plimsoll.check.Checks;
import dev.plimsoll.compile.Compiled;
import dev.plimsoll.environment.EnvironmentCodes;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be said of a bundle that a stage refused: each object alone. How they fit together is
 * not asked, since what is missing would be found missing again and again.
 */
final class Broken {
  private Broken() {}

  private record Spot(Subject subject, FieldPath path) {}

  /**
   * The findings of single objects, without those at a spot of which a stage said something. Where
   * bindings are missing, proposals of the target stand in for them, of which only errors count.
   */
  static List<Finding> objects(Checks checks, Compiled compiled) {
    Set<Spot> said = new HashSet<>();
    compiled.findings().stream().filter(Finding::isError).map(Broken::spot).forEach(said::add);
    boolean isStandIn =
        compiled.findings().stream().anyMatch(f -> f.code().equals(EnvironmentCodes.UNBOUND));
    return checks.alone(compiled.bundle()).stream()
        .filter(finding -> !isStandIn || finding.isError())
        .filter(finding -> !said.contains(spot(finding)))
        .toList();
  }

  private static Spot spot(Finding finding) {
    return new Spot(finding.where().subject(), finding.where().path());
  }
}
