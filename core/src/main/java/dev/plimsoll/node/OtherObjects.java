package dev.plimsoll.node;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Objects that Jackson 3 has to write or read; loaded only when there is one. */
final class OtherObjects {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().addModule(SpecialTypes.module()).build();

  private OtherObjects() {}

  static JsonMapper mapper() {
    return MAPPER;
  }

  static Node from(Object object, Origin origin) {
    if (JacksonTrees.isOfJackson2(object)) {
      return ObjectNodes.ofJson(object.toString(), origin);
    }
    try {
      return node(MAPPER.valueToTree(object), origin);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          object.getClass().getName() + " has no meaning in JSON: " + firstLine(e), e);
    }
  }

  static <T> T to(Node node, Class<T> type) {
    try {
      return MAPPER.treeToValue(json(node), type);
    } catch (JacksonException e) {
      FieldPath path = path(e);
      var subject = new Subject.Named("document", "at " + node.origin().place());
      var where = new Where(subject, path, node.find(path).orElse(node).origin());
      String problem = "the value does not fit " + type.getSimpleName() + ": " + firstLine(e);
      throw new FindingsException(
          Finding.of(NodeCodes.UNFIT, where, problem, "write a value of the field's type"));
    }
  }

  private static FieldPath path(JacksonException e) {
    FieldPath path = FieldPath.ROOT;
    for (JacksonException.Reference step : e.getPath()) {
      path =
          step.getPropertyName() == null
              ? path.item(Math.max(0, step.getIndex()))
              : path.field(step.getPropertyName());
    }
    return path;
  }

  private static String firstLine(JacksonException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static Node node(JsonNode json, Origin origin) {
    if (json.isObject()) {
      var map = MapNode.builder(origin);
      json.properties().forEach(entry -> map.put(entry.getKey(), node(entry.getValue(), origin)));
      return KeyOrder.sorted(map.build());
    }
    if (json.isArray()) {
      var list = ListNode.builder(origin);
      json.forEach(item -> list.add(node(item, origin)));
      return list.build();
    }
    if (json.isNumber()) {
      return Nodes.of(json.numberValue(), origin);
    }
    if (json.isBoolean()) {
      return ScalarNode.bool(json.booleanValue(), origin);
    }
    return json.isNull() ? ScalarNode.nothing(origin) : ScalarNode.string(json.asString(), origin);
  }

  static JsonNode json(Node node) {
    if (node instanceof MapNode map) {
      ObjectNode json = JSON.objectNode();
      map.forEach((key, value) -> json.set(key, json(value)));
      return json;
    }
    if (node instanceof ListNode list) {
      ArrayNode json = JSON.arrayNode();
      list.forEach(item -> json.add(json(item)));
      return json;
    }
    if (node instanceof EmbeddedNode embedded) {
      return JSON.stringNode(embedded.text());
    }
    ScalarNode scalar = (ScalarNode) node;
    return switch (scalar.kind()) {
      case STRING -> JSON.stringNode(scalar.text());
      case INTEGER -> integer(new BigInteger(scalar.text()));
      case DECIMAL -> JSON.numberNode(new BigDecimal(scalar.text()));
      case BOOL -> JSON.booleanNode(scalar.text().equals("true"));
      case NULL -> JSON.nullNode();
    };
  }

  private static JsonNode integer(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return JSON.numberNode(number.intValue());
    }
    return number.bitLength() < Long.SIZE
        ? JSON.numberNode(number.longValue())
        : JSON.numberNode(number);
  }
}
