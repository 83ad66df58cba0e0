package dev.plimsoll.targets.gke;

import org.apiguardian.api.API;

/**
 * Who runs the nodes of a GKE cluster.
 *
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/concepts/choose-cluster-mode">GKE,
 *     modes of operation</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum GkeMode {
  /** You choose node pools. */
  STANDARD,
  /** Google makes nodes for what pods ask; there are no node pools to name. */
  AUTOPILOT
}
