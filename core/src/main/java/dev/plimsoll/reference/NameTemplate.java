package dev.plimsoll.reference;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How the name of an object that a controller makes follows from the object that it makes it for,
 * for example {@code {metadata.name}-rw}. {@code {}} is the text of the field that the rule is
 * about.
 *
 * @param text the name, with fields of the object in braces
 */
@API(status = API.Status.EXPERIMENTAL)
public record NameTemplate(String text) {
  /** Stands for any number in a name that is made for each of several. */
  static final String ORDINAL = "#";

  /** The text of the field itself. */
  public static final NameTemplate FIELD = new NameTemplate("{}");

  /** Whether the field itself is the name. */
  boolean isField() {
    return text.equals("{}");
  }

  /**
   * The name, if all fields are there.
   *
   * @param object the object that the rule is about
   * @param name the name of that object
   * @param field the text of the rule's field; empty if the rule is about the object
   */
  Optional<String> render(MapNode object, String name, String field) {
    var out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      if (open < 0) {
        out.append(text, at, text.length());
        break;
      }
      int close = text.indexOf('}', open);
      out.append(text, at, open);
      String inside = text.substring(open + 1, close);
      if (inside.equals("#")) {
        out.append(ORDINAL);
      } else if (inside.isEmpty()) {
        out.append(field);
      } else if (inside.equals("metadata.name")) {
        out.append(name);
      } else if (object.find(FieldPath.of(inside.split("\\."))).orElse(object)
          instanceof ScalarNode scalar) {
        out.append(scalar.text());
      } else {
        return Optional.empty();
      }
      at = close + 1;
    }
    return Optional.of(out.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
