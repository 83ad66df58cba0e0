package dev.plimsoll.schema;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How a list that two writers set is merged: by server-side apply ({@code x-kubernetes-list-type}).
 *
 * @param kind as a whole, as a set, or item by item
 * @param keys for {@link Kind#MAP}: the fields of an item that tell it from the others, at least
 *     one; else empty
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Server-side
 *     apply, merge strategy</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record ListMerge(Kind kind, List<String> keys) {
  /** The ways. */
  public enum Kind {
    /** The last writer wins the whole list. Also where the schema says nothing. */
    ATOMIC,
    /** Each value once. */
    SET,
    /** Each item by its keys. */
    MAP
  }

  /** As a whole. */
  public static final ListMerge ATOMIC = new ListMerge(Kind.ATOMIC, List.of());

  /** Each value once. */
  public static final ListMerge SET = new ListMerge(Kind.SET, List.of());

  public ListMerge {
    keys = List.copyOf(keys);
    if ((kind == Kind.MAP) == keys.isEmpty()) {
      throw new IllegalArgumentException("list type " + kind + " with the keys " + keys);
    }
  }

  /** Item by item. */
  public static ListMerge byKeys(List<String> keys) {
    return new ListMerge(Kind.MAP, keys);
  }
}
