package dev.plimsoll.site;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with pages, so that one build names all of it. Not thread-safe. */
final class Problems {
  private final List<String> all = new ArrayList<>();

  /** Notes a problem of a page. */
  void add(String page, String problem) {
    all.add(page + ": " + problem);
  }

  /** What was noted, in order. */
  List<String> all() {
    return List.copyOf(all);
  }

  /**
   * Ends the build if something was noted.
   *
   * @throws IllegalStateException with all problems, one a line
   */
  void throwIfAny() {
    if (!all.isEmpty()) {
      throw new IllegalStateException(
          "the site has " + all.size() + " problems:\n" + String.join("\n", all));
    }
  }
}
