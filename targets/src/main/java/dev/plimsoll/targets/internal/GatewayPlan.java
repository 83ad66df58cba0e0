package dev.plimsoll.targets.internal;

import dev.plimsoll.unit.HostName;
import dev.plimsoll.unit.NamespaceName;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Gateway for one host, as a target wants it.
 *
 * @param name its name, and that of the route
 * @param className {@code gatewayClassName}
 * @param namespace where the Gateway is
 * @param host the host that it serves
 * @param annotations annotations of the Gateway
 * @param infrastructure annotations of what is made for the Gateway, such as its Service
 * @param certificate where the certificate is from
 * @param address the name of an address that was reserved
 */
public record GatewayPlan(
    String name,
    String className,
    NamespaceName namespace,
    HostName host,
    Map<String, String> annotations,
    Map<String, String> infrastructure,
    Certificate certificate,
    Optional<String> address) {
  public GatewayPlan {
    annotations = sorted(annotations);
    infrastructure = sorted(infrastructure);
  }

  /**
   * Where the certificate of a listener is from.
   *
   * @param secret a Secret of type {@code kubernetes.io/tls} in the Gateway's namespace
   * @param options what the class understands instead
   */
  public record Certificate(Optional<String> secret, Map<String, String> options) {
    public Certificate {
      options = sorted(options);
    }

    /** From a Secret. */
    public static Certificate secret(String name) {
      return new Certificate(Optional.of(name), Map.of());
    }

    /** By options of the class. */
    public static Certificate options(Map<String, String> options) {
      return new Certificate(Optional.empty(), options);
    }

    /** By something that is not at the listener, such as an annotation of the Gateway. */
    public static Certificate elsewhere() {
      return new Certificate(Optional.empty(), Map.of());
    }
  }

  private static SortedMap<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
