package dev.plimsoll.emit;

import dev.plimsoll.manifest.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * The inventory as JSON. One line for each file, so that a change of one object is a change of one
 * line in version control.
 */
final class InventoryJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private InventoryJson() {}

  static byte[] write(Inventory inventory) {
    var json = new StringBuilder(200 + 500 * inventory.entries().size());
    json.append("{\n  \"schema\": ").append(quoted(Inventory.SCHEMA));
    json.append(",\n  \"environment\": ").append(quoted(inventory.environment()));
    json.append(",\n  \"files\": [");
    String separator = "\n    ";
    for (Inventory.Entry entry : inventory.entries()) {
      json.append(separator);
      write(entry, json);
      separator = ",\n    ";
    }
    json.append("\n  ]\n}\n");
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Inventory.Entry entry, StringBuilder json) {
    json.append("{\"path\": ")
        .append(quoted(entry.path()))
        .append(", \"sha256\": ")
        .append(quoted(entry.sha256()));
    if (entry.object().isPresent()) {
      Inventory.ObjectEntry object = entry.object().get();
      Identity id = object.identity();
      json.append(", \"canonicalSha256\": ").append(quoted(object.canonicalSha256()));
      json.append(", \"presence\": ").append(object.latent() ? "\"latent\"" : "\"applied\"");
      json.append(", \"object\": {\"apiVersion\": ")
          .append(quoted(id.apiVersion()))
          .append(", \"kind\": ")
          .append(quoted(id.kind()));
      id.namespace()
          .ifPresent(namespace -> json.append(", \"namespace\": ").append(quoted(namespace)));
      json.append(", \"name\": ").append(quoted(id.name())).append('}');
    }
    json.append(", \"origin\": ");
    OriginJson.write(entry.origin(), json);
    json.append('}');
  }

  /** A string as JSON, with its quotes. */
  static CharSequence quoted(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, quoted);
    return quoted.append('"');
  }

  /**
   * Reads an inventory, strictly: what a later version would add is an error here, since a run that
   * does not understand it could not keep it.
   *
   * @throws IOException with what is wrong, in one sentence
   */
  static Inventory read(byte[] bytes) throws IOException {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      return read(json);
    } catch (JacksonException e) {
      throw new IOException(
          "it is no JSON: "
              + e.getOriginalMessage()
              + " (line "
              + e.getLocation().getLineNr()
              + ")",
          e);
    }
  }

  private static Inventory read(JsonParser json) throws IOException {
    expect(json, json.nextToken(), JsonToken.START_OBJECT);
    String schema = "";
    String environment = "";
    List<Inventory.Entry> entries = List.of();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "schema" -> schema = text(json, value);
        case "environment" -> environment = text(json, value);
        case "files" -> entries = entries(json, value, schema);
        default -> throw new IOException("\"" + name + "\" is no field of an inventory");
      }
    }
    if (!schema.equals(Inventory.SCHEMA)) {
      throw new IOException(
          "its schema is \""
              + schema
              + "\", this version of Plimsoll reads \""
              + Inventory.SCHEMA
              + "\"");
    }
    return new Inventory(environment, entries);
  }

  private static List<Inventory.Entry> entries(JsonParser json, JsonToken start, String schema)
      throws IOException {
    if (!schema.equals(Inventory.SCHEMA)) {
      json.skipChildren();
      return List.of();
    }
    expect(json, start, JsonToken.START_ARRAY);
    var entries = new ArrayList<Inventory.Entry>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      entries.add(entry(json));
    }
    return entries;
  }

  private static Inventory.Entry entry(JsonParser json) throws IOException {
    expect(json, json.currentToken(), JsonToken.START_OBJECT);
    var fields = new HashMap<String, String>();
    Map<String, String> object = Map.of();
    Map<String, String> origin = Map.of();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "object" -> object = flat(json, value);
        case "origin" -> origin = flat(json, value);
        default -> fields.put(name, text(json, value));
      }
    }
    Optional<Inventory.ObjectEntry> entry = Optional.empty();
    if (!object.isEmpty()) {
      var id =
          new Identity(
              required(object, "apiVersion"),
              required(object, "kind"),
              Optional.ofNullable(object.get("namespace")),
              required(object, "name"));
      entry =
          Optional.of(
              new Inventory.ObjectEntry(
                  id,
                  required(fields, "presence").equals("latent"),
                  required(fields, "canonicalSha256")));
    }
    return new Inventory.Entry(
        required(fields, "path"), required(fields, "sha256"), entry, OriginJson.read(origin));
  }

  private static Map<String, String> flat(JsonParser json, JsonToken start) throws IOException {
    expect(json, start, JsonToken.START_OBJECT);
    var fields = new HashMap<String, String>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      fields.put(name, json.getString());
    }
    return fields;
  }

  private static String required(Map<String, String> fields, String name) throws IOException {
    String value = fields.get(name);
    if (value == null) {
      throw new IOException("an entry has no \"" + name + "\"");
    }
    return value;
  }

  private static String text(JsonParser json, JsonToken token) throws IOException {
    expect(json, token, JsonToken.VALUE_STRING);
    return json.getString();
  }

  private static void expect(JsonParser json, JsonToken found, JsonToken expected)
      throws IOException {
    if (found != expected) {
      throw new IOException(
          "line "
              + json.currentTokenLocation().getLineNr()
              + " has another shape than an inventory");
    }
  }
}
