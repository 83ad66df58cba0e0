package dev.plimsoll.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** What can be done to the documents of a file as a whole. */
@API(status = API.Status.EXPERIMENTAL)
public final class Documents {
  private Documents() {}

  /**
   * The documents with each list of objects ({@code List} of {@code v1}, or a kind that ends with
   * {@code List}, with a list {@code items}) replaced by its items, as kubectl does. An item
   * without apiVersion and kind gets the list's, without {@code List} at the end of the kind.
   */
  public static List<YamlDocument> unfold(List<YamlDocument> documents) {
    var unfolded = new ArrayList<YamlDocument>();
    for (YamlDocument document : documents) {
      unfold(document, unfolded);
    }
    return List.copyOf(unfolded);
  }

  private static void unfold(YamlDocument document, List<YamlDocument> out) {
    Optional<ListNode> items =
        document.root() instanceof MapNode map && isList(map)
            ? map.findList("items")
            : Optional.empty();
    if (items.isEmpty()) {
      out.add(document);
      return;
    }
    MapNode list = (MapNode) document.root();
    for (Node item : items.get()) {
      Node root = item instanceof MapNode object ? named(object, list) : item;
      unfold(new YamlDocument(document.index(), root, document.file(), document.lineOf(item)), out);
    }
  }

  private static boolean isList(MapNode map) {
    String kind = map.findText("kind").orElse("");
    boolean ofAnyKind = kind.equals("List") && map.findText("apiVersion").orElse("").equals("v1");
    return ofAnyKind || (kind.endsWith("List") && kind.length() > "List".length());
  }

  private static Node named(MapNode object, MapNode list) {
    if (object.has("apiVersion") || object.has("kind")) {
      return object;
    }
    String kind = list.findText("kind").orElse("");
    Optional<String> version = list.findText("apiVersion");
    MapNode versioned =
        version.isEmpty()
            ? object
            : object.with("apiVersion", ScalarNode.string(version.get(), object.origin()));
    return kind.endsWith("List") && kind.length() > "List".length()
        ? versioned.with(
            "kind",
            ScalarNode.string(kind.substring(0, kind.length() - "List".length()), object.origin()))
        : versioned;
  }
}
