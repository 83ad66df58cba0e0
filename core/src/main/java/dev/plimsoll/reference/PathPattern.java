package dev.plimsoll.reference;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Which fields of an object a rule is about.
 *
 * <p>Written like a field path: {@code spec.volumes[*].configMap.name}. {@code [*]} is each item of
 * a list, {@code {*}} each entry of a map, {@code [name=HOST]} each item of a list whose {@code
 * name} is {@code HOST}, {@code [app.kubernetes.io/name]} a key that is not a plain field name. A
 * lone {@code .} is the object itself. Embedded documents are stepped into without a sign.
 *
 * @param steps from the root of the object
 */
@API(status = API.Status.EXPERIMENTAL)
public record PathPattern(List<Step> steps) {
  /** The object itself. */
  public static final PathPattern ROOT = new PathPattern(List.of());

  public PathPattern {
    steps = List.copyOf(steps);
  }

  /** One step of a pattern. */
  public sealed interface Step {
    /** Into a map, by key. */
    record Field(String name) implements Step {}

    /** Into each item of a list. */
    record EachItem() implements Step {}

    /** Into each value of a map. */
    record EachEntry() implements Step {}

    /** Into each item of a list which is a map with a given string. */
    record ItemWith(String key, String value) implements Step {}
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if a bracket is not closed or a step is empty
   */
  public static PathPattern parse(String text) {
    if (text.equals(".")) {
      return ROOT;
    }
    var steps = new ArrayList<Step>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '[') {
        int end = text.indexOf(']', at);
        if (end < 0) {
          throw new IllegalArgumentException(
              "path \"" + text + "\" opens a bracket that it does not close");
        }
        steps.add(bracket(text.substring(at + 1, end)));
        at = end + 1;
      } else if (c == '.' && at > 0) {
        at++;
      } else {
        int end = at;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
          end++;
        }
        if (end == at) {
          throw new IllegalArgumentException("path \"" + text + "\" has an empty step");
        }
        String name = text.substring(at, end);
        steps.add(name.equals("{*}") ? new Step.EachEntry() : new Step.Field(name));
        at = end;
      }
    }
    return new PathPattern(steps);
  }

  private static Step bracket(String inside) {
    if (inside.equals("*")) {
      return new Step.EachItem();
    }
    int equals = inside.indexOf('=');
    return equals < 0
        ? new Step.Field(inside)
        : new Step.ItemWith(inside.substring(0, equals), inside.substring(equals + 1));
  }

  /** This pattern below another. */
  public PathPattern under(PathPattern prefix) {
    var all = new ArrayList<>(prefix.steps);
    all.addAll(steps);
    return new PathPattern(all);
  }

  @Override
  public String toString() {
    if (steps.isEmpty()) {
      return ".";
    }
    var text = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof Step.EachItem) {
        text.append("[*]");
      } else if (step instanceof Step.ItemWith item) {
        text.append('[').append(item.key()).append('=').append(item.value()).append(']');
      } else {
        String name = step instanceof Step.Field field ? field.name() : "{*}";
        if (name.indexOf('.') >= 0) {
          text.append('[').append(name).append(']');
        } else {
          text.append(text.length() == 0 ? "" : ".").append(name);
        }
      }
    }
    return text.toString();
  }
}
