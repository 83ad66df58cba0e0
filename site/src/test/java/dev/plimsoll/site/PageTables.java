package dev.plimsoll.site;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The tables of a page, by the heading that they stand under, for tests that a page is complete.
 */
final class PageTables {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");

  private final String page;
  private final List<String> lines;

  private PageTables(String page, List<String> lines) {
    this.page = page;
    this.lines = lines;
  }

  /** The tables of the page of a name. */
  static PageTables of(Repository repository, String name) {
    String text = repository.text("site/src/content/" + name + ".md").orElseThrow();
    return new PageTables(name, text.lines().toList());
  }

  /**
   * The rows of the tables that stand under a heading, up to the next heading of any level; without
   * the row of titles.
   *
   * @param heading as the page writes it, for example {@code ### eks}
   * @throws AssertionError if the page has no such heading
   */
  List<Row> under(String heading) {
    int start = lines.indexOf(heading);
    if (start < 0) {
      throw new AssertionError("page " + page + " has no heading \"" + heading + "\"");
    }
    var rows = new ArrayList<Row>();
    for (String line : lines.subList(start + 1, lines.size())) {
      if (line.startsWith("#")) {
        break;
      }
      if (line.startsWith("|---")) {
        rows.remove(rows.size() - 1);
      } else if (line.startsWith("|")) {
        rows.add(Row.of(line));
      }
    }
    return rows;
  }

  /**
   * One row.
   *
   * @param cells their text, from left to right
   */
  record Row(List<String> cells) {
    private static Row of(String line) {
      List<String> parts = List.of(CELL_BORDER.split(line, -1));
      return new Row(parts.subList(1, parts.size() - 1).stream().map(String::strip).toList());
    }

    /** What a cell says in code, in order. */
    List<String> code(int column) {
      return CODE.matcher(cells.get(column)).results().map(match -> match.group(1)).toList();
    }

    /**
     * The keys that the first cell names; {@code a.{b,c}} stands for {@code a.b} and {@code a.c}.
     */
    List<String> keys() {
      return code(0).stream().flatMap(key -> expanded(key).stream()).toList();
    }

    private static List<String> expanded(String key) {
      MatchResult braces =
          Pattern.compile("\\{([^}]*)}").matcher(key).results().findFirst().orElse(null);
      if (braces == null) {
        return List.of(key);
      }
      var all = new ArrayList<String>();
      for (String choice : new TreeSet<>(List.of(braces.group(1).split(",")))) {
        all.add(key.substring(0, braces.start()) + choice + key.substring(braces.end()));
      }
      return all;
    }
  }
}
