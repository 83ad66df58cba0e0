package dev.plimsoll.node;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrArray;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrBool;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrStringArray;
import io.fabric8.kubernetes.api.model.runtime.RawExtension;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The fabric8 classes that are no maps in JSON.
 *
 * <p>fabric8 8 tells Jackson 3 so by annotations; the annotations of fabric8 7 are those of Jackson
 * 2, which Jackson 3 passes over in silence. Registered by class, both are read and written alike.
 */
final class SpecialTypes {
  private SpecialTypes() {}

  static String text(Quantity quantity) {
    return Optional.ofNullable(quantity.getAmount()).orElse("")
        + Optional.ofNullable(quantity.getFormat()).orElse("");
  }

  /** Nanoseconds, which Go reads as a duration. */
  static String text(Duration duration) {
    return duration.getValue() + "ns";
  }

  /** Lets a mapper write and read these classes, and all models, as {@link ObjectNodes} does. */
  static SimpleModule module() {
    var module = new ModelModule();
    read(module, Quantity.class, json -> Quantity.parse(json.asString()));
    read(module, IntOrString.class, json -> new IntOrString(plain(json)));
    read(module, AnyType.class, json -> new AnyType(plain(json)));
    read(module, RawExtension.class, json -> new RawExtension(plain(json)));
    read(module, MicroTime.class, json -> new MicroTime(json.asString()));
    read(module, Duration.class, SpecialTypes::duration);
    read(
        module,
        JSONSchemaPropsOrBool.class,
        json ->
            json.isBoolean()
                ? new JSONSchemaPropsOrBool(json.booleanValue(), null)
                : new JSONSchemaPropsOrBool(null, schema(json)));
    read(
        module,
        JSONSchemaPropsOrArray.class,
        json ->
            json.isArray()
                ? new JSONSchemaPropsOrArray(list(json, SpecialTypes::schema), null)
                : new JSONSchemaPropsOrArray(null, schema(json)));
    read(
        module,
        JSONSchemaPropsOrStringArray.class,
        json ->
            json.isArray()
                ? new JSONSchemaPropsOrStringArray(list(json, JsonNode::asString), null)
                : new JSONSchemaPropsOrStringArray(null, schema(json)));
    module.addAbstractTypeMapping(KubernetesResource.class, GenericKubernetesResource.class);
    module.addAbstractTypeMapping(HasMetadata.class, GenericKubernetesResource.class);
    return module;
  }

  private static <T> void read(SimpleModule module, Class<T> type, Function<JsonNode, T> reader) {
    module.addDeserializer(type, new JsonNodeDeserializer<>(type, reader));
  }

  private static Object plain(JsonNode json) {
    return OtherObjects.mapper().treeToValue(json, Object.class);
  }

  private static JSONSchemaProps schema(JsonNode json) {
    ObjectMapper mapper = OtherObjects.mapper();
    return mapper.treeToValue(json, JSONSchemaProps.class);
  }

  private static <T> List<T> list(JsonNode json, Function<JsonNode, T> item) {
    return json.values().stream().map(item).toList();
  }

  private static Duration duration(JsonNode json) {
    try {
      return Duration.parse(json.asString());
    } catch (ParseException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
