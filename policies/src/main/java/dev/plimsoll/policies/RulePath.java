package dev.plimsoll.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The field that a rule's message names: {@code .spec.replicas} or {@code .spec['x.y']}. */
final class RulePath {
  private RulePath() {}

  /** The steps; empty if the text is no such path. */
  static Optional<List<String>> parse(String text) {
    var steps = new ArrayList<String>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '.') {
        int end = at + 1;
        while (end < text.length() && ".[]".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        if (end == at + 1) {
          return Optional.empty();
        }
        steps.add(text.substring(at + 1, end));
        at = end;
      } else if (text.startsWith("['", at)) {
        int end = quoted(text, at + 2);
        if (end < 0 || end + 1 >= text.length() || text.charAt(end + 1) != ']') {
          return Optional.empty();
        }
        steps.add(text.substring(at + 2, end).replace("\\'", "'").replace("\\\\", "\\"));
        at = end + 2;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(steps);
  }

  private static int quoted(String text, int from) {
    int end = text.indexOf('\'', from);
    while (end > 0 && text.charAt(end - 1) == '\\') {
      end = text.indexOf('\'', end + 1);
    }
    return end;
  }
}
