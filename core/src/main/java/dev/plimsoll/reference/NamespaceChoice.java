package dev.plimsoll.reference;

import java.util.Optional;
import org.apiguardian.api.API;

/** In which namespaces a selector looks. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface NamespaceChoice {
  /** In that of the object that has the selector; in all, if that is of the cluster. */
  record Own() implements NamespaceChoice {}

  /**
   * In those that a label selector selects: an empty one all, an absent one that of the object.
   *
   * @param field the label selector
   */
  record ByLabels(RelativePath field) implements NamespaceChoice {}

  /**
   * In those that a field names: a list of names, or a map with {@code matchNames}, or with {@code
   * any: true} for all; if it is absent or empty, in that of the object.
   *
   * @param field the list or map
   */
  record ByNames(RelativePath field) implements NamespaceChoice {}

  /** The field that chooses, if there is one. */
  default Optional<RelativePath> chooser() {
    if (this instanceof ByLabels labels) {
      return Optional.of(labels.field());
    }
    return this instanceof ByNames names ? Optional.of(names.field()) : Optional.empty();
  }
}
