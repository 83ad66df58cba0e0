package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the schemas that an environment is judged by: those of {@code openApi}, or those that come
 * with Plimsoll for the target's minor.
 */
final class ServerSchemas {
  private static final String KEY = "openApi";

  private final Findings findings;

  ServerSchemas(Findings findings) {
    this.findings = findings;
  }

  /** The schemas; if there are none for that minor, it is in the findings. */
  Optional<Schemas> read(MergedEnvironment merged, KubernetesVersion kubernetes) {
    MapNode tree = merged.tree();
    Where where = merged.file().where();
    Optional<Node> file = tree.find(KEY).filter(node -> !isNull(node));
    if (file.isPresent() && file.get() instanceof ScalarNode text) {
      return OpenApiFile.read(
          EnvironmentFolder.resolve(text, merged.file().path()),
          kubernetes,
          where.at(FieldPath.of(KEY)).from(text.origin()),
          findings);
    }
    if (kubernetes.isSupported()) {
      return Optional.of(Schemas.of(kubernetes));
    }
    findings.add(
        EnvironmentCodes.UNKNOWN_MINOR,
        kubernetesKey(tree, where),
        "Plimsoll has no schemas of Kubernetes " + kubernetes,
        "write one of "
            + KubernetesVersion.SUPPORTED.stream()
                .map(version -> "\"" + version + "\"")
                .collect(Collectors.joining(", "))
            + ", in quotes; or give the cluster's own OpenAPI document: "
            + OpenApiFile.COMMAND
            + ", and \""
            + KEY
            + ": openapi.json\"");
    return Optional.empty();
  }

  private static Where kubernetesKey(MapNode tree, Where where) {
    Optional<MapNode> target = tree.findMap("target").filter(map -> map.size() == 1);
    if (target.isEmpty()) {
      return where;
    }
    FieldPath path = FieldPath.of("target", target.get().keyAt(0));
    Node keys = target.get().valueAt(0);
    Optional<Node> minor = keys instanceof MapNode map ? map.find("kubernetes") : Optional.empty();
    return minor.isPresent()
        ? where.at(path.field("kubernetes")).from(minor.get().origin())
        : where.at(path).from(keys.origin());
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.isNull();
  }
}
