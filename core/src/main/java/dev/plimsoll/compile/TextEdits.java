package dev.plimsoll.compile;

import dev.plimsoll.reference.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Parts of one text and what stands there afterwards. All are found in the text as it was, so that
 * no part is renamed twice; of two that overlap the first that was found counts.
 */
final class TextEdits {
  private final String text;
  private final List<NameEdits.Replacement> replacements = new ArrayList<>(2);

  TextEdits(String text) {
    this.text = text;
  }

  /** The text as it was. */
  String text() {
    return text;
  }

  /** Notes that a part is understood, and says something else afterwards, or the same. */
  void put(int start, int end, String after) {
    if (isFree(start, end)) {
      replacements.add(new NameEdits.Replacement(new Span(start, end), after));
    }
  }

  /** Whether no part of this is understood yet. */
  boolean isFree(int start, int end) {
    for (NameEdits.Replacement one : replacements) {
      if (start < one.span().end() && one.span().start() < end) {
        return false;
      }
    }
    return true;
  }

  /** The text afterwards. */
  String after() {
    if (replacements.isEmpty()) {
      return text;
    }
    var out = new StringBuilder(text);
    replacements.stream()
        .sorted(Comparator.comparing((NameEdits.Replacement r) -> r.span().start()).reversed())
        .forEach(r -> out.replace(r.span().start(), r.span().end(), r.text()));
    return out.toString();
  }
}
