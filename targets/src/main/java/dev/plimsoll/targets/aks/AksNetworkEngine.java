package dev.plimsoll.targets.aks;

import dev.plimsoll.intent.NetworkEngine;
import org.apiguardian.api.API;

/**
 * What enforces NetworkPolicies in an AKS cluster.
 *
 * @see <a href="https://learn.microsoft.com/azure/aks/use-network-policies">AKS, network
 *     policies</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum AksNetworkEngine {
  /** Azure CNI powered by Cilium, which Azure recommends. */
  CILIUM,
  /** Azure's Network Policy Manager; support on Linux ends on 2028-09-30. */
  AZURE,
  /** Calico. */
  CALICO,
  /** Nothing. Policies are accepted and do nothing. */
  NONE;

  /** What the engine covers. */
  public NetworkEngine engine() {
    return switch (this) {
      case CILIUM -> new NetworkEngine("cilium", true, true, false);
      case AZURE -> new NetworkEngine("azure", true, true, true);
      case CALICO -> new NetworkEngine("calico", true, true, true);
      case NONE -> new NetworkEngine("none", false, false, true);
    };
  }
}
