package dev.plimsoll.policies.internal;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.common.values.StructValue;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.Optional;

/** A map of named fields, in an expression. A field that is null is not there. */
@SuppressWarnings("Immutable") // nodes and shapes are, and do not say so to Error Prone
final class ObjectValue extends StructValue<String, ObjectValue> {
  private final MapNode node;
  private final Shape.Fields shape;

  ObjectValue(MapNode node, Shape.Fields shape) {
    this.node = node;
    this.shape = shape;
  }

  @Override
  public Object select(String field) {
    return find(field).orElseThrow(() -> CelAttributeNotFoundException.of("no such key: " + field));
  }

  @Override
  public Optional<Object> find(String field) {
    String key = shape.names().get(field);
    if (key == null) {
      return Optional.empty();
    }
    return node.find(key)
        .filter(value -> !isNull(value))
        .map(value -> Values.of(value, shape.fields().get(key)));
  }

  private static boolean isNull(Node value) {
    return value instanceof ScalarNode scalar && scalar.isNull();
  }

  /** The value of a key of the tree; null as a value if there is none. */
  Object given(String key) {
    Shape known = shape.fields().get(key);
    Optional<Node> value = node.find(key).filter(found -> !isNull(found));
    return value.isPresent() && known != null
        ? Values.of(value.get(), known)
        : NullValue.NULL_VALUE;
  }

  /** The operator {@code ==}. */
  boolean equalTo(ObjectValue other) {
    if (node.size() != other.node.size()) {
      return false;
    }
    for (String key : node.keys()) {
      Shape known = shape.fields().get(key);
      if (known == null) {
        Optional<Node> theirs = other.node.find(key);
        if (theirs.isPresent() && !theirs.equals(node.find(key))) {
          return false;
        }
      } else if (other.node.has(key) != node.has(key)
          || !Equality.equal(given(key), other.given(key))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public ObjectValue value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return node.isEmpty();
  }

  @Override
  public CelType celType() {
    return MapType.create(SimpleType.DYN, SimpleType.DYN);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectValue that && equalTo(that);
  }

  @Override
  public int hashCode() {
    return node.size();
  }
}
