package dev.plimsoll.node;

import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrArray;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrBool;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrStringArray;
import io.fabric8.kubernetes.api.model.runtime.RawExtension;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Fills objects of fabric8's model with values, always the same for one seed. */
final class RandomModels {
  private final Random random;

  RandomModels(long seed) {
    this.random = new Random(seed);
  }

  <T> T make(Class<T> type) throws ReflectiveOperationException {
    return type.cast(value(type, 0));
  }

  private Object value(Type type, int depth) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      return collection(generic, depth);
    }
    var known = known((Class<?>) type, depth);
    if (known != null) {
      return known;
    }
    Object object = ((Class<?>) type).getConstructor().newInstance();
    for (Method setter : setters((Class<?>) type)) {
      if (random.nextInt(depth < 2 ? 2 : 2 + depth * 3) == 0) {
        setter.invoke(object, value(setter.getGenericParameterTypes()[0], depth + 1));
      }
    }
    return object;
  }

  private Object collection(ParameterizedType type, int depth) throws ReflectiveOperationException {
    Type[] of = type.getActualTypeArguments();
    int size = random.nextInt(3);
    if (type.getRawType() == List.class) {
      var list = new ArrayList<Object>();
      for (int i = 0; i < size; i++) {
        list.add(value(of[0], depth));
      }
      return list;
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put("k" + random.nextInt(9), value(of[1], depth));
    }
    return map;
  }

  private Object known(Class<?> type, int depth) {
    int n = random.nextInt(100);
    if (type == String.class) {
      return "text " + n;
    }
    if (type == Integer.class) {
      return n;
    }
    if (type == Long.class) {
      return n * 10_000_000_000L;
    }
    if (type == Boolean.class) {
      return n % 2 == 0;
    }
    if (type == Double.class) {
      return n / 8.0;
    }
    if (type == Quantity.class) {
      return Quantity.parse(n + List.of("", "m", "Gi", "k").get(n % 4));
    }
    if (type == IntOrString.class) {
      return new IntOrString(n % 2 == 0 ? n : n + "%");
    }
    if (type == MicroTime.class) {
      return new MicroTime("2026-01-02T03:04:05.000006Z");
    }
    if (type == ZonedDateTime.class) {
      return ZonedDateTime.parse("2026-01-02T03:04:05.000006Z");
    }
    if (type == Duration.class) {
      return new Duration(java.time.Duration.ofSeconds(n));
    }
    if (type == RawExtension.class) {
      return new RawExtension(Map.of("raw", n));
    }
    if (type == JSONSchemaPropsOrBool.class) {
      return n % 2 == 0
          ? new JSONSchemaPropsOrBool(n % 4 == 0, null)
          : new JSONSchemaPropsOrBool(null, schema());
    }
    if (type == JSONSchemaPropsOrArray.class) {
      return n % 2 == 0
          ? new JSONSchemaPropsOrArray(List.of(schema(), schema()), null)
          : new JSONSchemaPropsOrArray(null, schema());
    }
    if (type == JSONSchemaPropsOrStringArray.class) {
      return n % 2 == 0
          ? new JSONSchemaPropsOrStringArray(List.of("a", "b"), null)
          : new JSONSchemaPropsOrStringArray(null, schema());
    }
    if (type == JSONSchemaProps.class && depth > 9) {
      return schema();
    }
    if (type == JsonNode.class) {
      return JsonNodeFactory.instance.numberNode(n);
    }
    return type == Object.class ? Map.of("any", List.of(n)) : null;
  }

  private static JSONSchemaProps schema() {
    var schema = new JSONSchemaProps();
    schema.setType("string");
    schema.setMaxLength(5L);
    schema.setXKubernetesPreserveUnknownFields(true);
    return schema;
  }

  private static List<Method> setters(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(
            m ->
                m.getName().startsWith("set")
                    && m.getParameterCount() == 1
                    && (!m.getName().equals("setAdditionalProperties")
                        || m.getParameterTypes()[0] != Map.class))
        .filter(m -> !m.getName().equals("setKind") && !m.getName().equals("setApiVersion"))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }
}
