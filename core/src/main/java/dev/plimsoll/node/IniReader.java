package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads INI line by line, as {@code configparser} does with its defaults. */
final class IniReader {
  private final DocumentSource source;
  private final Map<String, MapNode.Builder> sections = new LinkedHashMap<>();
  private final MapNode.Builder root;
  private MapNode.Builder section;
  private String key = "";
  private Origin keyOrigin;
  private StringBuilder value = new StringBuilder();
  private int keyIndent;

  IniReader(DocumentSource source) {
    this.source = source;
    this.root = MapNode.builder(source.origin(0, 0));
    this.section = root;
    this.keyOrigin = source.origin(0, 0);
  }

  Node read() throws BrokenDocument {
    String[] lines = source.text().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      line(lines[i], i);
    }
    endKey();
    sections.forEach((name, map) -> root.put(name, map.build()));
    return root.build();
  }

  private void line(String line, int number) throws BrokenDocument {
    String text = line.strip();
    if (text.startsWith("#") || text.startsWith(";")) {
      return;
    }
    if (text.isEmpty()) {
      value.append('\n');
      return;
    }
    int indent = line.indexOf(text);
    if (!key.isEmpty() && indent > keyIndent) {
      value.append('\n').append(text);
      return;
    }
    endKey();
    keyIndent = indent;
    Origin origin = source.origin(number, indent);
    if (text.startsWith("[") && text.lastIndexOf(']') > 1) {
      beginSection(text, origin);
    } else {
      beginKey(text, origin);
    }
  }

  private void beginSection(String text, Origin origin) throws BrokenDocument {
    String name = text.substring(1, text.lastIndexOf(']'));
    section = MapNode.builder(origin);
    if (root.has(name) || sections.putIfAbsent(name, section) != null) {
      throw duplicate(name, origin);
    }
  }

  private void beginKey(String text, Origin origin) throws BrokenDocument {
    int at = delimiter(text);
    if (at < 1) {
      throw EmbeddedFormats.notOfFormat(
          origin,
          "INI",
          "\"" + text + "\" is no section, key or comment",
          "write key = value, or indent the line if it continues a value");
    }
    key = text.substring(0, at).strip();
    keyOrigin = origin;
    value = new StringBuilder(text.substring(at + 1).strip());
    if (section.has(key)) {
      throw duplicate(key, origin);
    }
  }

  private static int delimiter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '=' || text.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }

  private static BrokenDocument duplicate(String name, Origin origin) {
    return EmbeddedFormats.notOfFormat(
        origin, "INI", "\"" + name + "\" stands twice", "remove one of the two");
  }

  private void endKey() {
    if (!key.isEmpty()) {
      section.put(key, ScalarNode.string(value.toString().stripTrailing(), keyOrigin));
      key = "";
    }
    value = new StringBuilder();
  }
}
