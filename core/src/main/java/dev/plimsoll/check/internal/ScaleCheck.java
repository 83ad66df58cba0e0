package dev.plimsoll.check.internal;

import dev.plimsoll.check.SchemaCodes;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KindSchema;
import java.util.List;
import java.util.Optional;

/**
 * Holds what the subresource {@code scale} of a custom resource reads to what a scaler can work
 * with: replicas are whole numbers of 32 bits and not negative, a selector is a text, whatever the
 * schema says of them.
 *
 * @see <a
 *     href="https://github.com/kubernetes/apiextensions-apiserver/blob/master/pkg/registry/customresource/validator.go">apiextensions-apiserver,
 *     ValidateScaleSpec</a>
 */
final class ScaleCheck {
  private final Subject subject;
  private final Findings findings;

  ScaleCheck(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  /**
   * Reports what is no scale.
   *
   * @param judged the object without what the server drops
   */
  void check(MapNode judged, KindSchema.Scale scale) {
    replicas(judged, scale.specReplicas());
    replicas(judged, scale.statusReplicas());
    scale
        .labelSelector()
        .filter(path -> path.startsWith("."))
        .ifPresent(
            path ->
                value(judged, path)
                    .filter(node -> !(node instanceof ScalarNode scalar && scalar.isString()))
                    .ifPresent(
                        node ->
                            report(
                                path,
                                node,
                                node + " must be a selector as text: the scale reads it",
                                "write a text such as \"app=web\"")));
  }

  private void replicas(MapNode judged, String path) {
    value(judged, path)
        .filter(node -> !isCount(node))
        .ifPresent(
            node ->
                report(
                    path,
                    node,
                    node + " must be a whole number from 0 to 2147483647: the scale reads it",
                    "write how many there are to be"));
  }

  private static boolean isCount(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.kind() == ScalarNode.Kind.INTEGER
        && !scalar.text().startsWith("-")
        && GoDecoder.fits(scalar.text(), 32);
  }

  private static Optional<Node> value(MapNode judged, String path) {
    Optional<Node> at = Optional.of(judged);
    for (String step : steps(path)) {
      at = at.flatMap(node -> node instanceof MapNode map ? map.find(step) : Optional.empty());
    }
    return at.filter(node -> node != judged);
  }

  private static List<String> steps(String path) {
    return path.startsWith(".") ? List.of(path.substring(1).split("\\.")) : List.of();
  }

  private void report(String path, Node node, String problem, String fix) {
    FieldPath at = FieldPath.of(steps(path).toArray(String[]::new));
    findings.add(SchemaCodes.NUMBER, new Where(subject, at, node.origin()), problem, fix);
  }
}
