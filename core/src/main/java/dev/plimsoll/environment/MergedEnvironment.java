package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * An environment with everything that it extends merged in, not yet bound to types. Every value
 * keeps the place where it is written.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class MergedEnvironment {
  private final EnvironmentFile file;
  private final MapNode tree;
  private final List<OverlayEntry> overlays;

  /** An entry of {@code overlays}, and the file that it stands in. */
  record OverlayEntry(Path file, Node value) {}

  MergedEnvironment(EnvironmentFile file, MapNode tree, List<OverlayEntry> overlays) {
    this.file = file;
    this.tree = tree;
    this.overlays = List.copyOf(overlays);
  }

  /** The name. */
  public String name() {
    return file.name();
  }

  /** The merged tree, without overlays. */
  MapNode tree() {
    return tree;
  }

  /** The merged tree with all overlays in the order in which they run; for {@code env show}. */
  public MapNode shown() {
    if (overlays.isEmpty()) {
      return tree;
    }
    List<Node> all = overlays.stream().map(OverlayEntry::value).toList();
    return tree.with("overlays", ListNode.of(all, tree.origin()));
  }

  /** The single values below some keys of the file, in order, by their paths. */
  public SortedMap<FieldPath, ScalarNode> values(String... keys) {
    var values = new TreeMap<FieldPath, ScalarNode>();
    for (String key : keys) {
      tree.find(key).ifPresent(node -> collect(node, FieldPath.of(key), values));
    }
    return values;
  }

  private static void collect(Node node, FieldPath path, SortedMap<FieldPath, ScalarNode> values) {
    if (node instanceof MapNode map) {
      map.forEach((key, value) -> collect(value, path.field(key), values));
    } else if (node instanceof ListNode list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), path.item(i), values);
      }
    } else if (node instanceof ScalarNode scalar) {
      values.put(path, scalar);
    }
  }

  /** This environment with another value in place of one that it has. */
  public MergedEnvironment with(FieldPath path, ScalarNode value) {
    return new MergedEnvironment(file, (MapNode) Nodes.set(tree, path, value), overlays);
  }

  EnvironmentFile file() {
    return file;
  }

  List<OverlayEntry> overlays() {
    return overlays;
  }
}
