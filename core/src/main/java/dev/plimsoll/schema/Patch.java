package dev.plimsoll.schema;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How a strategic merge patch treats a field. Its keys differ from those of {@link ListMerge} in
 * places: Service ports merge by {@code port} here and by {@code port} and {@code protocol} there.
 *
 * @param merge whether a list is merged item by item; else it is replaced
 * @param mergeKey the field of an item that tells it from the others; empty for a list of scalars,
 *     and if {@code merge} is false
 * @param retainKeys whether the fields of the object that the patch does not name are dropped
 * @see <a
 *     href="https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md">Strategic
 *     merge patch</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record Patch(boolean merge, Optional<String> mergeKey, boolean retainKeys) {
  /** Lists are replaced, objects merged field by field. */
  public static final Patch PLAIN = new Patch(false, Optional.empty(), false);
}
