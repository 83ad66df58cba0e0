package dev.plimsoll.targets.eks;

import dev.plimsoll.intent.NetworkEngine;
import org.apiguardian.api.API;

/** What enforces NetworkPolicies in an EKS cluster. */
@API(status = API.Status.EXPERIMENTAL)
public enum EksNetworkEngine {
  /**
   * The VPC CNI with {@code enableNetworkPolicy}. Pods without an owner, such as Airflow's task
   * pods and Spark's drivers, are not covered.
   *
   * @see <a href="https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html">EKS
   *     network policies, considerations</a>
   */
  VPC_CNI,
  /** Cilium, instead of the VPC CNI or chained to it. */
  CILIUM,
  /** Calico's policy engine. */
  CALICO,
  /** Nothing: the VPC CNI as it comes. Policies are accepted and do nothing. */
  NONE;

  /** What the engine covers. */
  public NetworkEngine engine() {
    return switch (this) {
      case VPC_CNI -> new NetworkEngine("vpc-cni", true, false, true);
      case CILIUM -> new NetworkEngine("cilium", true, true, false);
      case CALICO -> new NetworkEngine("calico", true, true, true);
      case NONE -> new NetworkEngine("none", false, false, true);
    };
  }
}
