package dev.plimsoll.spark;

import java.util.Set;

/**
 * What only the webhook brings into pods.
 *
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/internal/webhook/sparkpod_defaulter.go">The
 *     webhook's changes</a>
 */
final class WebhookFields {
  /** Fields of driver and executor. */
  static final Set<String> OF_PODS =
      Set.of(
          "affinity",
          "configMaps",
          "dnsConfig",
          "env",
          "envFrom",
          "gpu",
          "hostAliases",
          "hostNetwork",
          "initContainers",
          "lifecycle",
          "memoryLimit",
          "nodeSelector",
          "podSecurityContext",
          "ports",
          "priorityClassName",
          "schedulerName",
          "securityContext",
          "shareProcessNamespace",
          "sidecars",
          "terminationGracePeriodSeconds",
          "tolerations",
          "volumeMounts");

  private WebhookFields() {}
}
