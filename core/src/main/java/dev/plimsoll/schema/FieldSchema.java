package dev.plimsoll.schema;

import dev.plimsoll.node.Node;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A field of an object type.
 *
 * @param name the key, with the upper and lower case that the server wants
 * @param type what it may hold
 * @param required whether the OpenAPI document requires it. Of a custom resource the server insists
 *     on it; of a built-in kind it does not look: it fills defaults and then applies rules of its
 *     own
 * @param defaultValue what the OpenAPI document names as default; most defaults of built-in kinds
 *     are not there
 * @param patch how a strategic merge patch treats it
 */
@API(status = API.Status.EXPERIMENTAL)
public record FieldSchema(
    String name, TypeSchema type, boolean required, Optional<Node> defaultValue, Patch patch) {
  public FieldSchema {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    Objects.requireNonNull(patch, "patch");
  }
}
