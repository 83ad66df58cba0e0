package dev.plimsoll.targets.onprem;

import dev.plimsoll.unit.DnsSubdomain;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.NamespaceName;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A controller that serves web endpoints. Exactly one of its classes is given.
 *
 * @param ingressClass its Ingress class, for example {@code traefik}
 * @param gatewayClass its Gateway class, for example {@code cilium}
 * @param namespace where its pods run
 * @param podLabels labels of its pods, by which policies let them in; empty for all of the
 *     namespace
 * @param annotations what it wants on an Ingress or a Gateway
 */
@API(status = API.Status.EXPERIMENTAL)
public record OnPremEntrance(
    Optional<DnsSubdomain> ingressClass,
    Optional<DnsSubdomain> gatewayClass,
    NamespaceName namespace,
    Map<String, String> podLabels,
    Map<String, String> annotations) {
  /**
   * Checks that one class is given.
   *
   * @throws IllegalArgumentException if there is none, or both
   */
  public OnPremEntrance {
    Objects.requireNonNull(namespace, "namespace");
    podLabels = Labels.of(podLabels).asMap();
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    if (ingressClass.isPresent() == gatewayClass.isPresent()) {
      throw new IllegalArgumentException(
          "an entrance has an Ingress class or a Gateway class; write one of ingressClass and"
              + " gatewayClass");
    }
  }

  /** A controller of Ingresses. */
  public static OnPremEntrance ingress(
      String ingressClass, NamespaceName namespace, Map<String, String> podLabels) {
    return new OnPremEntrance(
        Optional.of(DnsSubdomain.of(ingressClass)),
        Optional.empty(),
        namespace,
        podLabels,
        Map.of());
  }

  /** This controller with annotations that it wants. */
  public OnPremEntrance withAnnotations(Map<String, String> others) {
    return new OnPremEntrance(ingressClass, gatewayClass, namespace, podLabels, others);
  }
}
