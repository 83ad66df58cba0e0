package dev.plimsoll.compile;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.topology.Topology;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A platform compiled for one environment.
 *
 * @param bundle all manifests, applied and latent
 * @param topology the picture as declared
 * @param handOffs what must be made outside the cluster
 * @param findings what the stages found, sorted; checks add theirs
 * @param removed what overlays took out and nothing put back, as it would be called
 * @param fault what ended the stages early, if something did: a value in a tree that cannot be, or
 *     an error of Plimsoll. The bundle is then the one that the last stage before it left
 */
@API(status = API.Status.EXPERIMENTAL)
public record Compiled(
    Bundle bundle,
    Topology topology,
    List<Lowered.HandOff> handOffs,
    List<Finding> findings,
    List<Removed> removed,
    Optional<Throwable> fault) {
  public Compiled {
    handOffs = List.copyOf(handOffs);
    findings = List.copyOf(findings);
    removed = List.copyOf(removed);
  }

  /** The same with other findings. */
  Compiled with(List<Finding> others) {
    return new Compiled(bundle, topology, handOffs, others, removed, fault);
  }

  /** A platform that no overlay took anything out of. */
  public Compiled(
      Bundle bundle, Topology topology, List<Lowered.HandOff> handOffs, List<Finding> findings) {
    this(bundle, topology, handOffs, findings, List.of(), Optional.empty());
  }
}
