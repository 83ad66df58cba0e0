package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.record.RecordCodes;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads {@code crds:} of an environment file, the definitions of custom resources that the cluster
 * has besides those that the platform brings:
 *
 * <pre>
 * crds: [../crds/strimzi, ../crds/postgresclusters.yaml]
 * </pre>
 *
 * <p>Paths are relative to the file that says them.
 */
final class DefinitionList {
  private static final FieldPath KEY = FieldPath.of("crds");

  private final Findings findings;

  DefinitionList(Findings findings) {
    this.findings = findings;
  }

  /** The definitions, in the order of the list. */
  List<MapNode> read(MergedEnvironment merged) {
    Where where = merged.file().where();
    List<Node> paths = merged.tree().findList("crds").map(ListNode::items).orElse(List.of());
    var files = new DefinitionFiles(findings);
    for (int i = 0; i < paths.size(); i++) {
      Node item = paths.get(i);
      Where at = where.at(KEY.item(i)).from(item.origin());
      if (item instanceof ScalarNode text && text.isString()) {
        Path path = EnvironmentFolder.resolve(text, merged.file().path());
        files.read(path, at);
      } else {
        findings.add(
            RecordCodes.WRONG_TYPE,
            at,
            item + " is no path",
            "write the path of a file, folder or jar, relative to the environment file");
      }
    }
    return files.trees();
  }
}
