package dev.plimsoll.testing.internal;

import dev.plimsoll.finding.Nearest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The way to a field, as findings write it, and with items of lists chosen by one of their fields:
 * {@code spec.template.spec.containers[name=web].ports[0]}, {@code
 * metadata.labels[app.kubernetes.io/name]}.
 */
public final class FieldText {
  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([^\\[\\]]+)]");
  private static final Pattern CHOICE = Pattern.compile("([A-Za-z0-9_-]+)=(.*)");

  private final String text;
  private final List<Step> steps;

  /**
   * One step.
   *
   * @param text as it is written, without brackets
   * @param isBracketed whether it stands in brackets
   * @param end where it ends in the whole text
   */
  private record Step(String text, boolean isBracketed, int end) {}

  /**
   * What was found.
   *
   * @param node the value, if it is there
   * @param problem if it is not: what is there instead
   */
  public record Found(Optional<Node> node, String problem) {}

  private FieldText(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps;
  }

  /**
   * The way that a text describes.
   *
   * @throws IllegalArgumentException if the text is no path
   */
  public static FieldText of(String text) {
    var steps = new ArrayList<Step>();
    Matcher matcher = STEP.matcher(text);
    int at = 0;
    while (at < text.length() && matcher.find(at) && matcher.start() == at) {
      boolean bracketed = matcher.group(2) != null;
      if (at == 0 && text.charAt(0) == '.') {
        break;
      }
      steps.add(
          new Step(bracketed ? matcher.group(2) : matcher.group(1), bracketed, matcher.end()));
      at = matcher.end();
    }
    if (steps.isEmpty() || at != text.length()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no path to a field; write it as in \"spec.template.spec.containers[name=web].image\"");
    }
    return new FieldText(text, steps);
  }

  /** The value at this path below a node. */
  public Found in(Node root) {
    Node at = root;
    String walked = "the object";
    for (Step step : steps) {
      Node inside = at instanceof EmbeddedNode embedded ? embedded.content() : at;
      Optional<Node> next = next(inside, step);
      if (next.isEmpty()) {
        return new Found(next, problem(inside, step, walked));
      }
      at = next.get();
      walked = text.substring(0, step.end());
    }
    return new Found(Optional.of(at), "");
  }

  private static Optional<Node> next(Node at, Step step) {
    if (at instanceof MapNode map) {
      return map.find(step.text());
    }
    if (!(at instanceof ListNode list) || !step.isBracketed()) {
      return Optional.empty();
    }
    Matcher choice = CHOICE.matcher(step.text());
    if (choice.matches()) {
      return list.items().stream()
          .filter(item -> text(item, choice.group(1)).filter(choice.group(2)::equals).isPresent())
          .findFirst();
    }
    if (!step.text().matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int position = Integer.parseInt(step.text());
    return position < list.size() ? Optional.of(list.get(position)) : Optional.empty();
  }

  private static Optional<String> text(Node item, String field) {
    return item instanceof MapNode map
        ? map.find(field)
            .filter(ScalarNode.class::isInstance)
            .map(scalar -> ((ScalarNode) scalar).text())
        : Optional.empty();
  }

  private static String problem(Node at, Step step, String walked) {
    if (at instanceof MapNode map) {
      String near =
          Nearest.of(step.text(), map.keys())
              .map(key -> "; maybe you mean \"" + key + "\"")
              .orElse("");
      return walked
          + " has no \""
          + step.text()
          + "\", only "
          + (map.isEmpty() ? "nothing" : String.join(", ", map.keys()))
          + near;
    }
    if (at instanceof ListNode list) {
      return walked + " is a list without [" + step.text() + "], it has " + items(list, step);
    }
    return walked + " is " + at;
  }

  private static String items(ListNode list, Step step) {
    Matcher choice = CHOICE.matcher(step.text());
    if (!choice.matches() || list.isEmpty()) {
      return list.size() == 1 ? "1 item" : list.size() + " items";
    }
    return list.items().stream()
        .map(item -> choice.group(1) + "=" + text(item, choice.group(1)).orElse("(none)"))
        .collect(Collectors.joining(", "));
  }
}
