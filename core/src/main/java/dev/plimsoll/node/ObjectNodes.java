package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;
import java.util.Map;
import org.apiguardian.api.API;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** fabric8 objects as nodes. */
@API(status = API.Status.EXPERIMENTAL)
public final class ObjectNodes {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ObjectNodes() {}

  /** The tree of an object; every node has the same origin. */
  public static Node from(Object object, Origin origin) {
    return node(MAPPER.valueToTree(object), origin);
  }

  private static Node node(JsonNode json, Origin origin) {
    if (json.isObject()) {
      var map = MapNode.builder(origin);
      for (Map.Entry<String, JsonNode> entry : json.properties()) {
        map.put(entry.getKey(), node(entry.getValue(), origin));
      }
      return map.build();
    }
    if (json.isArray()) {
      var list = ListNode.builder(origin);
      json.forEach(item -> list.add(node(item, origin)));
      return list.build();
    }
    if (json.isNumber()) {
      return ScalarNode.number(json.decimalValue(), origin);
    }
    if (json.isBoolean()) {
      return ScalarNode.bool(json.booleanValue(), origin);
    }
    return json.isNull()
        ? ScalarNode.nothing(origin)
        : ScalarNode.string(json.stringValue(), origin);
  }
}
