package dev.plimsoll.check;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.reference.References;
import org.apiguardian.api.API;

/**
 * A question about all manifests together that needs to know what refers to what, and which pods
 * there will be. {@link ReferenceCheck} resolves that once and asks it.
 */
@API(status = API.Status.EXPERIMENTAL)
@FunctionalInterface
public interface ResolvedCheck {
  /**
   * Judges a bundle.
   *
   * @param references the bundle, with everything resolved
   * @param findings receives what is wrong
   */
  void check(References references, Findings findings);
}
