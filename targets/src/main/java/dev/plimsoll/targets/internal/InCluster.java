package dev.plimsoll.targets.internal;

import dev.plimsoll.unit.HostName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts that are Services of the cluster.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/">Kubernetes
 *     documentation, DNS for Services</a>
 */
public final class InCluster {
  /** {@code service.namespace.svc}, also with a pod before it and the cluster's domain after it. */
  private static final Pattern SERVICE =
      Pattern.compile("[^.]+(?:\\.[^.]+)?\\.([a-z0-9-]+)\\.svc(?:\\.cluster\\.local)?");

  private InCluster() {}

  /** The namespace of the Service, if the host is one. */
  public static Optional<String> namespaceOf(HostName host) {
    Matcher matcher = SERVICE.matcher(host.value());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
