package dev.plimsoll.compile;

import dev.plimsoll.component.Declarations;
import dev.plimsoll.component.NamespaceNeed;
import dev.plimsoll.component.PodSecurityLevel;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import java.util.Comparator;
import java.util.List;

/**
 * Renders the namespaces that components need: with Pod Security labels, and closed to all traffic
 * but what arrows open.
 */
final class NamespaceRenderer {
  private final EnvironmentFacts env;

  NamespaceRenderer(EnvironmentFacts env) {
    this.env = env;
  }

  List<Manifest> render(String platform, Declarations declarations, Findings findings) {
    return declarations.namespaces().entrySet().stream()
        .map(entry -> namespace(platform, entry.getKey().value(), mildest(entry.getValue())))
        .toList();
  }

  private static PodSecurityLevel mildest(List<NamespaceNeed> needs) {
    return needs.stream()
        .map(NamespaceNeed::level)
        .min(Comparator.naturalOrder())
        .orElse(PodSecurityLevel.RESTRICTED);
  }

  private Manifest namespace(String platform, String name, PodSecurityLevel level) {
    Origin origin = Origin.render("platform", "NamespaceRenderer.namespace");
    var labels = MapNode.builder(origin).put("app.kubernetes.io/part-of", platform);
    for (String mode : List.of("enforce", "audit", "warn")) {
      labels.put("pod-security.kubernetes.io/" + mode, level.word());
      labels.put("pod-security.kubernetes.io/" + mode + "-version", "v" + env.kubernetes());
    }
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "v1")
            .put("kind", "Namespace")
            .put(
                "metadata",
                MapNode.builder(origin).put("name", name).put("labels", labels.build()).build())
            .build());
  }
}
