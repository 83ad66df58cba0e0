package dev.plimsoll.check;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.reference.References;
import org.apiguardian.api.API;

/**
 * The stage {@code reference}: does every name, key, port, selector and account lead to something,
 * and do objects that share something get along?
 *
 * <p>Immutable and thread-safe. What exists is what the bundle has, applied or latent, what
 * controllers make for it, what every cluster has, and what is declared outside.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ReferenceCheck {
  /**
   * Checks a bundle.
   *
   * @param bundle applied and latent objects
   * @param catalogue which fields refer
   * @param externals what exists outside of the bundle, besides what every cluster has
   * @param findings receives what is wrong
   */
  public void check(
      Bundle bundle, ReferenceCatalogue catalogue, Externals externals, Findings findings) {
    check(References.of(bundle, catalogue, Externals.ofEveryCluster().plus(externals)), findings);
  }

  /** Checks a bundle whose references are resolved already. */
  public void check(References references, Findings findings) {
    new ReferenceDangling(references, findings).check();
    new ReferenceTwins(references, findings).check();
    new ReferenceServices(references, findings).check();
    new ReferenceScalers(references, findings).check();
    new ReferenceMonitors(references, findings).check();
    new ReferenceGrants(references, findings).check();
  }
}
