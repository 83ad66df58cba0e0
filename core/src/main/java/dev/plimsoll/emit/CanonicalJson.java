package dev.plimsoll.emit;

import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;

/**
 * JSON without spaces and with sorted keys: equal trees give equal texts, however they were laid
 * out.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  static String text(Node root) {
    var json = new StringBuilder(1024);
    write(root, json);
    return json.toString();
  }

  private static void write(Node node, StringBuilder json) {
    if (node instanceof MapNode map) {
      writeMap(map, json);
    } else if (node instanceof ListNode list) {
      json.append('[');
      for (int i = 0; i < list.size(); i++) {
        json.append(i == 0 ? "" : ",");
        write(list.get(i), json);
      }
      json.append(']');
    } else if (node instanceof EmbeddedNode embedded) {
      quote(embedded.text(), json);
    } else {
      ScalarNode scalar = (ScalarNode) node;
      if (scalar.isString()) {
        quote(scalar.text(), json);
      } else {
        json.append(scalar.text());
      }
    }
  }

  private static void writeMap(MapNode map, StringBuilder json) {
    var keys = new ArrayList<>(map.keys());
    Collections.sort(keys);
    json.append('{');
    String separator = "";
    for (String key : keys) {
      json.append(separator);
      quote(key, json);
      json.append(':');
      write(map.find(key).orElseThrow(), json);
      separator = ",";
    }
    json.append('}');
  }

  /** Adds a string with its quotes, escaping what must be escaped and nothing else. */
  static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c >= ' ') {
        json.append(c);
      } else {
        escape(c, json);
      }
    }
    json.append('"');
  }

  private static void escape(char control, StringBuilder json) {
    switch (control) {
      case '\b' -> json.append("\\b");
      case '\t' -> json.append("\\t");
      case '\n' -> json.append("\\n");
      case '\f' -> json.append("\\f");
      case '\r' -> json.append("\\r");
      default -> json.append("\\u00").append(HexFormat.of().toHexDigits((byte) control));
    }
  }
}
