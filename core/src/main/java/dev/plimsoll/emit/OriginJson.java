package dev.plimsoll.emit;

import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** An origin as JSON: the layer, and a file with line and column, or a component and a method. */
final class OriginJson {
  private OriginJson() {}

  /**
   * An origin that says the same on every machine. Of an absolute path only the last name is kept:
   * what stands before it differs from machine to machine, and may name a user.
   */
  static Origin portable(Origin origin) {
    if (origin.place() instanceof Place.InFile file
        && (file.file().startsWith("/") || file.file().matches("[A-Za-z]:.*"))) {
      String name =
          file.file()
              .substring(Math.max(file.file().lastIndexOf('/'), file.file().lastIndexOf('\\')) + 1);
      return new Origin(origin.layer(), Place.file(name, file.line(), file.column()));
    }
    return origin;
  }

  static void write(Origin origin, StringBuilder json) {
    json.append("{\"layer\": \"").append(origin.layer().word()).append('"');
    if (origin.place() instanceof Place.InFile file) {
      json.append(", \"file\": ").append(InventoryJson.quoted(file.file()));
      if (file.line() > 0) {
        json.append(", \"line\": ").append(file.line());
      }
      if (file.column() > 0) {
        json.append(", \"column\": ").append(file.column());
      }
    } else if (origin.place() instanceof Place.InJava java) {
      if (!java.component().isEmpty()) {
        json.append(", \"component\": ").append(InventoryJson.quoted(java.component()));
      }
      json.append(", \"method\": ").append(InventoryJson.quoted(java.method()));
    }
    json.append('}');
  }

  static Origin read(Map<String, String> fields) throws IOException {
    Layer layer;
    try {
      layer = Layer.valueOf(fields.getOrDefault("layer", "").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IOException("\"" + fields.getOrDefault("layer", "") + "\" is no layer", e);
    }
    if (fields.containsKey("file")) {
      return new Origin(
          layer, Place.file(fields.get("file"), number(fields, "line"), number(fields, "column")));
    }
    if (fields.containsKey("method")) {
      return new Origin(
          layer, Place.java(fields.getOrDefault("component", ""), fields.get("method")));
    }
    return new Origin(layer, Place.UNKNOWN);
  }

  private static int number(Map<String, String> fields, String name) throws IOException {
    try {
      return Integer.parseInt(fields.getOrDefault(name, "0"));
    } catch (NumberFormatException e) {
      throw new IOException("\"" + fields.get(name) + "\" is no " + name + " number", e);
    }
  }
}
