package dev.plimsoll.targets.aks;

import org.apiguardian.api.API;

/**
 * Who runs the nodes of an AKS cluster.
 *
 * @see <a href="https://learn.microsoft.com/azure/aks/intro-aks-automatic">AKS Automatic</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum AksMode {
  /** You choose node pools. */
  STANDARD,
  /** Azure makes nodes for what pods ask, and enforces deployment safeguards. */
  AUTOMATIC
}
