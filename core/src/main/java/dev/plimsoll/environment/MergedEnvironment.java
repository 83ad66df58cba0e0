package dev.plimsoll.environment;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.nio.file.Path;
import java.util.List;
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

  EnvironmentFile file() {
    return file;
  }

  List<OverlayEntry> overlays() {
    return overlays;
  }
}
