package dev.plimsoll.workload;

import org.apiguardian.api.API;

/**
 * What counts as one place when pods are spread, drawn together or kept apart.
 *
 * @see <a href="https://kubernetes.io/docs/reference/labels-annotations-taints/">Well-known
 *     labels</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum NodeGroup {
  /** One node. */
  NODE("kubernetes.io/hostname"),
  /** One availability zone. */
  ZONE("topology.kubernetes.io/zone"),
  /** One region. */
  REGION("topology.kubernetes.io/region");

  private final String label;

  NodeGroup(String label) {
    this.label = label;
  }

  /** The label of nodes, of which one value is one group. */
  public String label() {
    return label;
  }
}
