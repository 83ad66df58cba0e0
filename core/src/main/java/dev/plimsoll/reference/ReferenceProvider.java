package dev.plimsoll.reference;

import org.apiguardian.api.API;

/**
 * Brings the rules of a module's own kinds, and of the configuration files that its programs read.
 * Found by {@link java.util.ServiceLoader}, see {@link ReferenceCatalogue#load}.
 */
@API(status = API.Status.EXPERIMENTAL)
public interface ReferenceProvider {
  /** The rules, usually {@link ReferenceCatalogue#empty} with a text that the module carries. */
  ReferenceCatalogue rules();
}
