package dev.plimsoll.check.podsecurity;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The pod templates in a custom resource, known by their shape: a map whose {@code spec} has a list
 * of containers. The operator completes them, so that what they do not say is not known.
 */
final class PartialTemplates {
  private final List<PodView> found = new ArrayList<>();

  private PartialTemplates() {}

  static List<PodView> of(MapNode object) {
    var templates = new PartialTemplates();
    object.find("spec").ifPresent(spec -> templates.search(spec, FieldPath.of("spec")));
    return templates.found;
  }

  private void search(Node node, FieldPath path) {
    if (node instanceof MapNode map) {
      if (map.findMap("spec").flatMap(spec -> spec.findList("containers")).isPresent()) {
        found.add(PodView.partial(path, map));
        return;
      }
      for (int i = 0; i < map.size(); i++) {
        search(map.valueAt(i), path.field(map.keyAt(i)));
      }
    } else if (node instanceof ListNode list) {
      for (int i = 0; i < list.size(); i++) {
        search(list.get(i), path.item(i));
      }
    }
  }
}
