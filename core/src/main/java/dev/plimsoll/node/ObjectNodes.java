package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * fabric8 objects as nodes, and back.
 *
 * <p>An object becomes a node once, when it leaves the hands of its author. What fabric8 leaves out
 * is not in the tree: nulls, and lists and maps of a field that are empty, since an author who set
 * {@code []} and one who set nothing left the same object. An object without content stays: {@code
 * emptyDir: {}}, {@code podSelector: {}} and {@code ingress: [{}]} are in the tree. To say {@code
 * []} or {@code {}} where fabric8 has a list or map, put it into the additional properties of the
 * builder, which are taken as they are: {@code .addToAdditionalProperties("egress", List.of())}.
 *
 * <p>Never use the way back to replace a tree: use {@link TypedEdit}.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ObjectNodes {
  private ObjectNodes() {}

  /**
   * The tree of an object: a fabric8 model, a class that Jackson 3 can write, or maps, lists,
   * texts, numbers and truth values. All nodes have one origin. Maps are put in the order of {@link
   * YamlWriter}.
   *
   * @throws IllegalArgumentException if a part of the object has no meaning in JSON
   */
  public static Node from(Object object, Origin origin) {
    if (object instanceof String text) {
      return ScalarNode.string(text, origin);
    }
    if (object instanceof Map<?, ?> map) {
      var builder = MapNode.builder(origin);
      map.forEach((key, value) -> builder.put(String.valueOf(key), from(value, origin)));
      return KeyOrder.sorted(builder.build());
    }
    if (object instanceof Iterable<?> items
        && (object instanceof Collection<?> || !JacksonTrees.isTree(object))) {
      var builder = ListNode.builder(origin);
      items.forEach(item -> builder.add(from(item, origin)));
      return builder.build();
    }
    if (object == null
        || object instanceof Boolean
        || object instanceof Number
        || object instanceof Node) {
      return Nodes.of(object, origin);
    }
    if (object instanceof Quantity quantity) {
      return ScalarNode.string(SpecialTypes.text(quantity), origin);
    }
    if (object instanceof AnyType any) {
      return from(any.getValue(), origin);
    }
    if (object instanceof Duration duration) {
      return ScalarNode.string(SpecialTypes.text(duration), origin);
    }
    if (object instanceof MicroTime time) {
      return ScalarNode.string(time.getTime(), origin);
    }
    Optional<ModelShape> shape = ModelShape.of(object.getClass());
    return shape.isPresent() ? shape.get().node(object, origin) : OtherObjects.from(object, origin);
  }

  /**
   * An object of a fabric8 class, or of any class that Jackson 3 can read, that says what a tree
   * says. Fields that the class does not know are among its additional properties, if it has them.
   *
   * @throws FindingsException if the tree does not fit the class
   */
  public static <T> T to(Node node, Class<T> type) {
    return OtherObjects.to(node, type);
  }

  /** The tree of a JSON text that another library printed. */
  static Node ofJson(String json, Origin origin) {
    var findings = new Findings();
    try {
      return new JsonReader(new DocumentSource(json, Place.UNKNOWN, Layer.INPUT), findings)
          .next()
          .map(node -> Nodes.withOriginEverywhere(node, origin))
          .orElseThrow();
    } catch (BrokenDocument e) {
      throw new IllegalArgumentException(e.problem(), e);
    }
  }
}
