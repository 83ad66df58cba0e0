package dev.plimsoll.check.internal;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The defaults that do not depend on other fields: the file {@code defaults.txt}. */
public final class DefaultTable {
  private static final String FILE = "/dev/plimsoll/check/defaults.txt";
  private static final Map<String, List<Default>> BY_TYPE = read();

  /**
   * One default.
   *
   * @param field where
   * @param value what
   * @param alsoForZero whether an empty string or a zero that was given counts as not given
   */
  public record Default(String field, Node value, boolean alsoForZero) {}

  private DefaultTable() {}

  /** The defaults of a type, in the order of the file. */
  public static List<Default> of(String typeName) {
    return BY_TYPE.getOrDefault(typeName, List.of());
  }

  private static Map<String, List<Default>> read() {
    try (InputStream in = DefaultTable.class.getResourceAsStream(FILE)) {
      var byType = new HashMap<String, List<Default>>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                String[] words = line.split(" ");
                var defaults = new ArrayList<Default>();
                for (int i = 1; i < words.length; i++) {
                  defaults.add(parse(words[i]));
                }
                byType.put(words[0], List.copyOf(defaults));
              });
      return byType;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Default parse(String word) {
    int equals = word.indexOf('=');
    boolean zero = word.charAt(equals - 1) == ':';
    return new Default(
        word.substring(0, zero ? equals - 1 : equals), value(word.substring(equals + 1)), zero);
  }

  private static Node value(String text) {
    if (text.equals("{}")) {
      return MapNode.empty(Origin.UNKNOWN);
    }
    if (text.startsWith("{")) {
      return YamlReader.read(text, "defaults.txt", new Findings()).get(0).root();
    }
    if (text.startsWith("\"")) {
      return ScalarNode.string(text.substring(1, text.length() - 1), Origin.UNKNOWN);
    }
    if (text.equals("true") || text.equals("false")) {
      return ScalarNode.bool(text.equals("true"), Origin.UNKNOWN);
    }
    return ScalarNode.integer(Long.parseLong(text), Origin.UNKNOWN);
  }
}
