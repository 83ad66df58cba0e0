package dev.plimsoll.targets;

import org.apiguardian.api.API;

/**
 * Who reaches an address. Always written, because the clouds' own defaults differ: without a word
 * EKS makes a private load balancer, GKE and AKS a public one.
 */
@API(status = API.Status.EXPERIMENTAL)
public enum Visibility {
  /** Only the network around the cluster. */
  INTERNAL,
  /** The internet. */
  PUBLIC
}
