package dev.plimsoll.targets.eks;

import org.apiguardian.api.API;

/** How pods of an EKS cluster come to act as IAM roles. */
@API(status = API.Status.EXPERIMENTAL)
public enum EksIdentityMode {
  /**
   * By an annotation of the service account and trust in the cluster's OIDC provider.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html">IAM
   *     roles for service accounts</a>
   */
  IRSA,
  /**
   * By an association that is made in the EKS API; nothing in manifests.
   *
   * @see <a href="https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html">EKS Pod
   *     Identity</a>
   */
  POD_IDENTITY
}
