package dev.plimsoll.node;

import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * Edits a tree through a typed copy: the copy is edited, and what the edit changed is done to the
 * tree as a {@link NodeDiff}. What the class cannot carry, such as an empty list, a null, an
 * embedded document or an origin, stays in the tree, unless the edit replaced it.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class TypedEdit {
  private TypedEdit() {}

  /**
   * The tree after an edit that answers the edited object, for example {@code deployment ->
   * deployment.edit().editSpec().withReplicas(3).endSpec().build()}.
   *
   * @param origin the origin of what the edit writes
   * @return the same tree if the edit changed nothing
   * @throws FindingsException if the tree does not fit the class
   * @throws NullPointerException if the edit answers null
   */
  public static <T> MapNode apply(
      MapNode tree, Class<T> type, UnaryOperator<T> edit, Origin origin) {
    T object = ObjectNodes.to(tree, type);
    Node before = ObjectNodes.from(object, origin);
    T edited =
        Objects.requireNonNull(
            edit.apply(object), "the edit of " + type.getSimpleName() + " answered null");
    return (MapNode) NodeDiff.between(before, ObjectNodes.from(edited, origin)).apply(tree);
  }

  /** The tree after an edit that changes the object it is given; see {@link #apply}. */
  public static <T> MapNode change(MapNode tree, Class<T> type, Consumer<T> edit, Origin origin) {
    return apply(
        tree,
        type,
        object -> {
          edit.accept(object);
          return object;
        },
        origin);
  }
}
