package dev.plimsoll.environment;

import dev.plimsoll.finding.Where;
import dev.plimsoll.reference.ObjectKey;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * An entry of {@code externals} in an environment file.
 *
 * @param object the object that it declares; name and namespace may end in {@code *}
 * @param where the entry, for findings
 * @param isInherited whether it stands in a file that the environment extends, and so may be meant
 *     for others
 */
@API(status = API.Status.EXPERIMENTAL)
public record ExternalEntry(ObjectKey object, Where where, boolean isInherited) {
  public ExternalEntry {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(where, "where");
  }
}
