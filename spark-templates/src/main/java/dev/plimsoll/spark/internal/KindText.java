package dev.plimsoll.spark.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A specification of kinds, as its text says. Not checked beyond what reading needs: it is part of
 * this module, and compared with what upstream serves.
 *
 * @param kinds in the order of the text
 * @param types by name
 */
public record KindText(List<Kind> kinds, Map<String, Type> types) {
  private static final String MEANING = "  # ";

  /**
   * A kind.
   *
   * @param shortName what {@code kubectl} takes too
   * @param status the type of its status
   * @param columns what {@code kubectl get} shows
   * @param spec the type of its spec
   */
  public record Kind(
      String name,
      String version,
      String plural,
      String singular,
      String shortName,
      String status,
      List<Column> columns,
      String spec) {}

  /** A column; {@code path} is a JSONPath. */
  public record Column(String name, String type, String path) {}

  /**
   * A type.
   *
   * @param base a type whose fields it has too
   * @param meaning what it is, for people; empty for types of a status
   */
  public record Type(Optional<String> base, List<Field> fields, String meaning) {}

  /**
   * A field.
   *
   * @param required whether it must be there
   * @param type an expression: {@code string}, {@code [string]}, {@code core.v1.Volume}
   * @param limits what stands behind the type, by word: {@code min} to {@code 1}
   * @param meaning what it says, for people
   */
  public record Field(
      String name, boolean required, String type, Map<String, String> limits, String meaning) {}

  /** Reads the text of a specification. */
  public static KindText read(String text) {
    var kinds = new ArrayList<Kind>();
    var types = new LinkedHashMap<String, Type>();
    List<String> lines =
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    for (int at = 0; at < lines.size(); ) {
      int end = at + 1;
      while (end < lines.size() && lines.get(end).startsWith("  ")) {
        end++;
      }
      String[] head = said(lines.get(at)).split(" ", -1);
      List<String> body = lines.subList(at + 1, end);
      switch (head[0]) {
        case "kind" -> kinds.add(kind(head, body));
        case "type" ->
            types.put(
                head[1],
                new Type(
                    head.length > 3 ? Optional.of(head[3]) : Optional.empty(),
                    body.stream().map(KindText::field).toList(),
                    meaning(lines.get(at))));
        default -> throw new IllegalStateException("neither kind nor type: " + lines.get(at));
      }
      at = end;
    }
    return new KindText(List.copyOf(kinds), types);
  }

  private static Kind kind(String[] head, List<String> body) {
    var columns = new ArrayList<Column>();
    String spec = "";
    for (String line : body) {
      String[] words = line.strip().split(" ", -1);
      if (words[0].equals("spec")) {
        spec = words[1];
      } else {
        columns.add(new Column(words[1].replace('_', ' '), words[2], words[3]));
      }
    }
    return new Kind(
        head[1], head[2], head[3], head[4], head[5], head[6], List.copyOf(columns), spec);
  }

  private static Field field(String line) {
    String[] words = said(line).strip().split(" ", -1);
    boolean required = words[0].endsWith("!");
    String name = required ? words[0].substring(0, words[0].length() - 1) : words[0];
    var limits = new LinkedHashMap<String, String>();
    for (int i = 2; i < words.length; i++) {
      String word = words[i];
      int equals = word.indexOf('=');
      if (word.startsWith("(")) {
        limits.put("enum", word.substring(1, word.length() - 1));
      } else if (equals < 0) {
        limits.put(word, "");
      } else {
        limits.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new Field(name, required, words[1], limits, meaning(line));
  }

  private static String said(String line) {
    int end = line.indexOf(MEANING);
    return end < 0 ? line : line.substring(0, end);
  }

  private static String meaning(String line) {
    int end = line.indexOf(MEANING);
    return end < 0 ? "" : line.substring(end + MEANING.length());
  }
}
