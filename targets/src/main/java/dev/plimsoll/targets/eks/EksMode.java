package dev.plimsoll.targets.eks;

import org.apiguardian.api.API;

/**
 * Who runs nodes, load balancers and disks of an EKS cluster.
 *
 * @see <a href="https://docs.aws.amazon.com/eks/latest/userguide/automode.html">EKS Auto Mode</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum EksMode {
  /**
   * You: managed node groups or Karpenter, the EBS driver and the AWS Load Balancer Controller as
   * add-ons.
   */
  STANDARD,
  /** AWS: EKS Auto Mode, with its own driver, node classes and load balancer classes. */
  AUTO
}
