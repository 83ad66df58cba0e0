package dev.plimsoll.site;

import java.util.List;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * A page, read but not yet written.
 *
 * @param name the name of its file without an ending, for example {@code getting-started}
 * @param front what its front matter says
 * @param document its text as a tree
 * @param anchors the id of each heading
 */
record Page(String name, Front front, Node document, Map<Heading, String> anchors) {
  /** A heading of the second level, for the list at the top of a page. */
  public record Section(String id, String title) {}

  /** The sections, in order. */
  List<Section> sections() {
    return anchors.entrySet().stream()
        .filter(entry -> entry.getKey().getLevel() == 2)
        .map(entry -> new Section(entry.getValue(), Texts.of(entry.getKey())))
        .toList();
  }

  /** Whether a link may point to this id. */
  boolean has(String id) {
    return anchors.containsValue(id);
  }
}
