package dev.plimsoll.reference;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Of which kind the object is that a field names. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface TargetKind {
  /**
   * Of one of these kinds, always.
   *
   * @param kinds at least one; the object may be of any of them
   */
  record OneOf(List<KindName> kinds) implements TargetKind {
    public OneOf {
      kinds = List.copyOf(kinds);
      if (kinds.isEmpty()) {
        throw new IllegalArgumentException("a reference must name a kind");
      }
    }
  }

  /**
   * Of the kind that other fields say.
   *
   * @param kind the field with the kind
   * @param group the field with the group, or with the {@code apiVersion}; a value with a slash, or
   *     {@code v1}, is an apiVersion
   * @param known the usual kinds: the first if there is no kind, and the group of a kind if there
   *     is no group
   */
  record Said(RelativePath kind, Optional<RelativePath> group, List<KindName> known)
      implements TargetKind {
    public Said {
      known = List.copyOf(known);
    }
  }

  /**
   * Of any kind of the resources of an RBAC rule.
   *
   * @param groups the field with the list of groups
   * @param resources the field with the list of resources, plural
   */
  record OfResources(RelativePath groups, RelativePath resources) implements TargetKind {}
}
