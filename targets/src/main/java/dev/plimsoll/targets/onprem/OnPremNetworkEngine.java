package dev.plimsoll.targets.onprem;

import dev.plimsoll.intent.NetworkEngine;
import org.apiguardian.api.API;

/**
 * What enforces NetworkPolicies in a cluster of your own.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/">Kubernetes
 *     documentation, network plugins</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum OnPremNetworkEngine {
  /** Calico. */
  CALICO,
  /** Cilium. */
  CILIUM,
  /** OVN-Kubernetes, the engine of OpenShift. */
  OVN_KUBERNETES,
  /**
   * kube-router's policy controller, which k3s brings beside Flannel.
   *
   * @see <a href="https://docs.k3s.io/networking/networking-services">k3s, networking services</a>
   */
  KUBE_ROUTER,
  /** Flannel alone, which enforces nothing. Policies are accepted and do nothing. */
  FLANNEL,
  /** Nothing. Policies are accepted and do nothing. */
  NONE;

  /** What the engine covers. */
  public NetworkEngine engine() {
    return switch (this) {
      case CALICO -> new NetworkEngine("calico", true, true, true);
      case CILIUM -> new NetworkEngine("cilium", true, true, false);
      case OVN_KUBERNETES -> new NetworkEngine("ovn-kubernetes", true, true, true);
      case KUBE_ROUTER -> new NetworkEngine("kube-router", true, true, true);
      case FLANNEL -> new NetworkEngine("flannel", false, false, true);
      case NONE -> new NetworkEngine("none", false, false, true);
    };
  }
}
