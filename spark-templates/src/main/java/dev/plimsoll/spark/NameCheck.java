package dev.plimsoll.spark;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import java.util.Optional;

/**
 * Whether all that is made of a name fits.
 *
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/internal/webhook/sparkapplication_validator.go">The
 *     operator's rules for names</a>
 */
final class NameCheck {
  private static final FieldPath NAME = FieldPath.of("metadata", "name");
  private static final int LABEL = 63;
  private static final int PROMETHEUS = "-prom-conf-vol".length();

  /** What the API server adds to the name that an engine begins: a dash and five characters. */
  private static final int GENERATED = 6;

  /** A dash and the time of a run: the controller's flag for it is not written, so nanoseconds. */
  private static final int NANOSECONDS = 20;

  private NameCheck() {}

  static void application(Manifest app, Findings findings) {
    int most = LABEL - (hasPrometheus(app, "spec") ? PROMETHEUS : 0);
    check(app, app.isLatent() ? most - GENERATED : most, findings);
  }

  static void schedule(Manifest schedule, Findings findings) {
    check(schedule, LABEL - NANOSECONDS, findings);
  }

  static void server(Manifest server, Findings findings) {
    check(server, LABEL - "-server".length(), findings);
  }

  private static boolean hasPrometheus(Manifest app, String field) {
    Optional<MapNode> spec = app.tree().findMap(field);
    return spec.flatMap(s -> s.findMap("monitoring")).filter(m -> m.has("prometheus")).isPresent();
  }

  private static void check(Manifest object, int most, Findings findings) {
    String name = object.identity().name();
    if (name.length() > most) {
      findings.add(
          SparkCodes.NAME_TOO_LONG,
          object.where(NAME),
          "the name has " + name.length() + " characters, and what is made of it must fit into 63",
          "shorten it to " + most + " characters");
    }
  }
}
