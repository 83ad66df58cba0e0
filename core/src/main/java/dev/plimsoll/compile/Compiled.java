package dev.plimsoll.compile;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.topology.Topology;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A platform compiled for one environment.
 *
 * @param bundle all manifests, applied and latent
 * @param topology the picture as declared
 * @param handOffs what must be made outside the cluster
 * @param findings what the stages found, sorted; checks add theirs
 */
@API(status = API.Status.EXPERIMENTAL)
public record Compiled(
    Bundle bundle, Topology topology, List<Lowered.HandOff> handOffs, List<Finding> findings) {
  public Compiled {
    handOffs = List.copyOf(handOffs);
    findings = List.copyOf(findings);
  }
}
