package dev.plimsoll.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * A map with named fields. Two object types are equal only if they are one and the same: types may
 * contain themselves.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ObjectType implements TypeSchema {
  private final String name;
  private final Supplier<Map<String, FieldSchema>> fields;
  private final Traits traits;

  /**
   * What an object type has beside its fields.
   *
   * @param atomic whether server-side apply gives the whole object to the last writer
   * @param openEnded whether fields that the type does not name are kept ({@code
   *     x-kubernetes-preserve-unknown-fields}) rather than refused
   * @param embedded whether the value is a Kubernetes object of its own, with apiVersion, kind and
   *     metadata ({@code x-kubernetes-embedded-resource})
   * @param nullable whether null is a value of its own
   * @param rules further limits
   */
  public record Traits(
      boolean atomic, boolean openEnded, boolean embedded, boolean nullable, ValueRules rules) {
    /** Those of most types. */
    public static final Traits PLAIN = new Traits(false, false, false, false, ValueRules.NONE);
  }

  /**
   * An object type.
   *
   * @param name a short name for messages and for the data, for example {@code core.v1.Container};
   *     empty for the nested types of a custom resource
   * @param fields asked once, at first need; in the order of the schema
   * @param traits what it has beside its fields
   */
  public ObjectType(
      String name, Supplier<? extends Collection<FieldSchema>> fields, Traits traits) {
    this.name = Objects.requireNonNull(name, "name");
    this.traits = Objects.requireNonNull(traits, "traits");
    this.fields =
        TypeSchema.once(
            () -> {
              var byName = new LinkedHashMap<String, FieldSchema>();
              fields.get().forEach(field -> byName.put(field.name(), field));
              return Collections.unmodifiableMap(byName);
            });
  }

  /**
   * The short name, for example {@code core.v1.Container}; empty for the nested types of a custom
   * resource.
   */
  public String name() {
    return name;
  }

  /** The fields, in the order of the schema. */
  public Collection<FieldSchema> fields() {
    return fields.get().values();
  }

  /** The names of the fields, in the order of the schema. */
  public Collection<String> fieldNames() {
    return fields.get().keySet();
  }

  /** A field by name, if the type has it. */
  public Optional<FieldSchema> field(String key) {
    return Optional.ofNullable(fields.get().get(key));
  }

  /** The fields by name, in the order of the schema; for walkers that look up many. */
  public Map<String, FieldSchema> fieldsByName() {
    return fields.get();
  }

  /** What the type has beside its fields. */
  public Traits traits() {
    return traits;
  }

  @Override
  public ValueRules rules() {
    return traits.rules();
  }

  @Override
  public boolean nullable() {
    return traits.nullable();
  }

  @Override
  public String summary() {
    return name.isEmpty() ? "object" : name.substring(name.lastIndexOf('.') + 1);
  }

  @Override
  public String toString() {
    return "ObjectType(" + name + ")";
  }
}
