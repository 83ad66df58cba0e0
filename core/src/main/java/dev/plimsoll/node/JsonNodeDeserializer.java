package dev.plimsoll.node;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a class from a JSON tree by a function. */
final class JsonNodeDeserializer<T> extends StdDeserializer<T> {
  private final Function<JsonNode, T> reader;

  JsonNodeDeserializer(Class<T> type, Function<JsonNode, T> reader) {
    super(type);
    this.reader = reader;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) {
    return reader.apply(context.readTree(parser));
  }
}
