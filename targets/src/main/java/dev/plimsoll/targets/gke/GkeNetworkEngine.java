package dev.plimsoll.targets.gke;

import dev.plimsoll.intent.NetworkEngine;
import org.apiguardian.api.API;

/**
 * What enforces NetworkPolicies in a GKE cluster.
 *
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy">GKE, network
 *     policies</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum GkeNetworkEngine {
  /** Dataplane V2, which is Cilium: always on. */
  DATAPLANE_V2,
  /** The network policy add-on of clusters without Dataplane V2, which is Calico. */
  CALICO,
  /** Neither. Policies are accepted and do nothing. */
  NONE;

  /** What the engine covers. */
  public NetworkEngine engine() {
    return switch (this) {
      case DATAPLANE_V2 -> new NetworkEngine("dataplane-v2", true, true, false);
      case CALICO -> new NetworkEngine("calico", true, true, true);
      case NONE -> new NetworkEngine("none", false, false, true);
    };
  }
}
