package dev.plimsoll.site;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the front matter of a page says.
 *
 * @param title the heading and the title of the window
 * @param group the group of the navigation, one of {@link #GROUPS}
 * @param order its place in the group; smaller first
 * @param summary one sentence for the page of all pages
 */
record Front(String title, String group, int order, String summary) {
  /** The groups of the navigation, in order. */
  static final List<String> GROUPS =
      List.of("Start", "Guide", "Components", "Tools", "Extend", "Reference");

  private static final Set<String> KEYS = Set.of("title", "group", "order", "summary");

  /** Reads front matter; what is wrong goes to the problems, and the page is shown all the same. */
  static Front of(String page, MapNode data, Problems problems) {
    for (String key : data.keys()) {
      if (!KEYS.contains(key)) {
        problems.add(page, "front matter has \"" + key + "\"; use title, group, order, summary");
      }
    }
    String group = text(page, "group", data, problems);
    if (!GROUPS.contains(group)) {
      problems.add(page, "group \"" + group + "\" is none of " + GROUPS);
    }
    String order = text(page, "order", data, problems);
    if (!order.matches("\\d{1,3}")) {
      problems.add(page, "order \"" + order + "\" is no number");
    }
    return new Front(
        text(page, "title", data, problems),
        GROUPS.contains(group) ? group : GROUPS.get(0),
        order.matches("\\d{1,3}") ? Integer.parseInt(order) : 0,
        text(page, "summary", data, problems));
  }

  private static String text(String page, String key, MapNode data, Problems problems) {
    Optional<String> value =
        data.find(key)
            .filter(ScalarNode.class::isInstance)
            .map(ScalarNode.class::cast)
            .map(ScalarNode::text);
    if (value.isEmpty() || value.get().isBlank()) {
      problems.add(page, "front matter has no " + key);
    }
    return value.orElse("");
  }
}
