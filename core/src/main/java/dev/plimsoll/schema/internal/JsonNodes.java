package dev.plimsoll.schema.internal;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigInteger;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as nodes without origins: OpenAPI documents and default values, which are megabytes that no
 * finding points into.
 */
public final class JsonNodes {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonNodes() {}

  /**
   * Reads one JSON value.
   *
   * @throws tools.jackson.core.JacksonException if the text is no JSON
   */
  public static Node read(String json) {
    return read(new StringReader(json));
  }

  /**
   * Reads one JSON value.
   *
   * @throws tools.jackson.core.JacksonException if the text is no JSON
   */
  public static Node read(Reader json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      Node read = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "text after the value");
      }
      return read;
    }
  }

  private static Node value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> {
        var map = MapNode.builder(Origin.UNKNOWN);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          map.put(key, value(parser, parser.nextToken()));
        }
        yield map.build();
      }
      case START_ARRAY -> {
        var list = ListNode.builder(Origin.UNKNOWN);
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          list.add(value(parser, next));
        }
        yield list.build();
      }
      case VALUE_STRING -> ScalarNode.string(parser.getString(), Origin.UNKNOWN);
      case VALUE_NUMBER_INT ->
          ScalarNode.integer(new BigInteger(parser.getString()), Origin.UNKNOWN);
      case VALUE_NUMBER_FLOAT -> ScalarNode.number(parser.getDecimalValue(), Origin.UNKNOWN);
      case VALUE_TRUE, VALUE_FALSE ->
          ScalarNode.bool(token == JsonToken.VALUE_TRUE, Origin.UNKNOWN);
      default -> ScalarNode.nothing(Origin.UNKNOWN);
    };
  }
}
