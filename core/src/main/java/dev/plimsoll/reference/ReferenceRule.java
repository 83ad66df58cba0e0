package dev.plimsoll.reference;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * One line of the catalogue: what a field of a kind has to do with other objects.
 *
 * @param holder the kind that has the field
 * @param path the field, or the fields
 * @param meaning what it says
 */
@API(status = API.Status.EXPERIMENTAL)
public record ReferenceRule(KindName holder, PathPattern path, Meaning meaning) {
  public ReferenceRule {
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(meaning, "meaning");
  }

  @Override
  public String toString() {
    return holder + " " + path;
  }
}
