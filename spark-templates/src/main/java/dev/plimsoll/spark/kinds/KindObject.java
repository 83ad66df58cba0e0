package dev.plimsoll.spark.kinds;

import dev.plimsoll.component.CustomResource;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ObjectNodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * An object of the operator's kinds, or a part of one: the fields that were set. Immutable; what is
 * given to it is copied.
 *
 * @param <S> the class itself
 */
@API(status = API.Status.EXPERIMENTAL)
public abstract class KindObject<S extends KindObject<S>> {
  private final MapNode fields;

  KindObject(MapNode fields) {
    this.fields = fields;
  }

  static MapNode nothing(Class<?> type) {
    return MapNode.empty(Origin.render("sparkoperator.k8s.io", type.getSimpleName()));
  }

  abstract S with(MapNode other);

  /** The fields that were set, as a tree. */
  public final MapNode tree() {
    return fields;
  }

  final S set(String field, Object value) {
    return with(fields.with(field, node(value)));
  }

  /** Sets a number, if it is one that the field takes. */
  final S limited(String field, long value, long least, long most) {
    if (value < least || value > most) {
      boolean isOpen = most == Integer.MAX_VALUE || most == Long.MAX_VALUE;
      throw new IllegalArgumentException(
          field
              + " of a "
              + getClass().getSimpleName()
              + " is "
              + value
              + "; write "
              + least
              + (isOpen ? " or more" : " to " + most));
    }
    return set(field, value);
  }

  final S add(String field, List<?> more) {
    var all = new ArrayList<Node>();
    fields.findList(field).ifPresent(list -> all.addAll(list.items()));
    more.forEach(item -> all.add(node(item)));
    return with(fields.with(field, ListNode.of(all, fields.origin())));
  }

  final S entry(String field, String key, Object value) {
    MapNode map = fields.findMap(field).orElseGet(() -> MapNode.empty(fields.origin()));
    return with(fields.with(field, map.with(key, node(value))));
  }

  final S entries(String field, Map<String, ?> all) {
    return set(field, new LinkedHashMap<>(all));
  }

  /** Changes a part; what is not there yet says nothing at first. */
  final <P extends KindObject<P>> S edit(
      String field, Function<MapNode, P> read, UnaryOperator<P> change) {
    MapNode part = fields.findMap(field).orElseGet(() -> MapNode.empty(fields.origin()));
    return set(field, change.apply(read.apply(part)));
  }

  final CustomResource resource(String version, String kind, String name) {
    return CustomResource.of("sparkoperator.k8s.io/" + version, kind, name).with("spec", fields);
  }

  private Node node(Object value) {
    return ObjectNodes.from(plain(value), fields.origin());
  }

  private static Object plain(Object value) {
    if (value instanceof KindObject<?> object) {
      return object.fields;
    }
    if (value instanceof KindWord word) {
      return word.text();
    }
    if (value instanceof Map<?, ?> map) {
      var plain = new LinkedHashMap<String, Object>();
      map.forEach((key, entry) -> plain.put(key.toString(), plain(entry)));
      return Collections.unmodifiableMap(plain);
    }
    return value;
  }

  // Objects of different types are not the same, however little both say.
  @SuppressWarnings("EqualsGetClass")
  @Override
  public final boolean equals(Object other) {
    return other != null
        && getClass() == other.getClass()
        && fields.equals(((KindObject<?>) other).fields);
  }

  @Override
  public final int hashCode() {
    return fields.hashCode();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + " " + fields;
  }
}
