package dev.plimsoll.workload;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.manifest.Manifest;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a workload becomes.
 *
 * @param manifests its objects
 * @param handOffs what must be made outside the cluster
 */
@API(status = API.Status.EXPERIMENTAL)
public record Rendered(List<Manifest> manifests, List<Lowered.HandOff> handOffs) {
  /** Copies the lists. */
  public Rendered {
    manifests = List.copyOf(manifests);
    handOffs = List.copyOf(handOffs);
  }
}
