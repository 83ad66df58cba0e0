package dev.plimsoll.compile;

import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;

/** Changes names as an environment says; every reference follows. */
final class Namer {
  private final Naming naming;

  Namer(Naming naming) {
    this.naming = naming;
  }

  Bundle name(Bundle bundle, Findings findings) {
    return naming.equals(Naming.unchanged()) || findings.hasErrors() ? bundle : bundle.map(m -> m);
  }
}
