package dev.plimsoll.node;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.finding.Origin;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a generated fabric8 model class, read without Jackson: the annotations that count
 * here are the ones that Jackson 2 and 3 share, so that models of fabric8 7 give the same tree as
 * those of fabric8 8, and nothing is introspected at start-up but the classes in use.
 */
final class ModelShape {
  private static final String ADDITIONAL = "additionalProperties";
  private static final ClassValue<Optional<ModelShape>> SHAPES =
      new ClassValue<>() {
        @Override
        protected Optional<ModelShape> computeValue(Class<?> type) {
          return read(type);
        }
      };

  private record Property(String name, Field field, boolean skipsEmpty) {}

  private final Property[] properties;
  private final Optional<Field> additional;

  /**
   * Whether the class stands for the one value that is set, as {@code JSONSchemaPropsOrBool} does.
   */
  private final boolean isChoice;

  private ModelShape(List<Property> properties, Optional<Field> additional, boolean isChoice) {
    this.properties = properties.toArray(Property[]::new);
    this.additional = additional;
    this.isChoice = isChoice;
  }

  /**
   * The shape of a class; empty if it is not a generated model class, or has a field, such as a
   * time, whose form an annotation tells.
   */
  static Optional<ModelShape> of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static Optional<ModelShape> read(Class<?> type) {
    if (!KubernetesResource.class.isAssignableFrom(type)
        || !type.getName().startsWith("io.fabric8.")) {
      return Optional.empty();
    }
    var properties = new ArrayList<Property>();
    Optional<Field> additional = Optional.empty();
    for (Class<?> at = type; at != Object.class; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          continue;
        }
        Optional<JsonProperty> name = Optional.ofNullable(field.getAnnotation(JsonProperty.class));
        boolean isAdditional = name.isEmpty() && field.getName().equals(ADDITIONAL);
        boolean hasForm = field.isAnnotationPresent(JsonFormat.class);
        if ((name.isEmpty() && !isAdditional) || hasForm || !field.trySetAccessible()) {
          return Optional.empty();
        }
        if (isAdditional) {
          additional = Optional.of(field);
        } else {
          properties.add(new Property(name.get().value(), field, skipsEmpty(field)));
        }
      }
    }
    properties.sort(Comparator.comparing(Property::name, KeyOrder::compare));
    return Optional.of(
        new ModelShape(
            properties, additional, type.getSimpleName().startsWith("JSONSchemaPropsOr")));
  }

  private static boolean skipsEmpty(Field field) {
    JsonInclude include = field.getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
  }

  /** The tree of an object of this class. */
  Node node(Object object, Origin origin) {
    var map = MapNode.builder(origin);
    for (Property property : properties) {
      Object value = value(property.field, object);
      if (value == null || ((property.skipsEmpty || isChoice) && isEmpty(value))) {
        continue;
      }
      Node node = ObjectNodes.from(value, origin);
      if (isChoice) {
        return node;
      }
      map.put(property.name, node);
    }
    if (additional.isPresent() && value(additional.get(), object) instanceof Map<?, ?> more) {
      more.forEach((key, value) -> map.put((String) key, ObjectNodes.from(value, origin)));
    }
    return map.build();
  }

  private static Object value(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " was accessible", e);
    }
  }

  private static boolean isEmpty(Object value) {
    return value instanceof List<?> list
        ? list.isEmpty()
        : value instanceof Map<?, ?> map
            ? map.isEmpty()
            : value instanceof String text && text.isEmpty();
  }
}
