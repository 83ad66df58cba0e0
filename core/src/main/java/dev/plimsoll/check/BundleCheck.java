package dev.plimsoll.check;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import org.apiguardian.api.API;

/**
 * A question that only all manifests together answer, such as whether a name points to something.
 */
@API(status = API.Status.EXPERIMENTAL)
public non-sealed interface BundleCheck extends Check {
  /**
   * Judges a bundle; each manifest has an apiVersion, a kind and a name, but may be wrong else.
   *
   * @param bundle all manifests, latent ones too
   * @param findings receives what is wrong
   */
  void check(Bundle bundle, Findings findings);
}
