package dev.plimsoll.targets.aks;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.targets.AddressPort;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.Day;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * An AKS cluster, as {@code target: { aks: ... }} of an environment describes it.
 *
 * @param kubernetes the minor of its API server
 * @param networkEngine what enforces NetworkPolicies
 * @param controlPlane the address of the API server, private or public, for example {@code
 *     10.224.0.4/32:443}; without it egress to port 443 is allowed anywhere
 * @param mode who runs the nodes
 * @param tenant the Entra tenant of identities, where it is not the cluster's own
 * @param oidcIssuer the cluster's OIDC issuer, with {@code https://}, for the hand-off list
 * @param gateways how web endpoints are served
 * @param addresses addresses in and around the cluster
 * @param storage the disks of the storage tiers, where the defaults do not fit
 * @param secretStores ClusterSecretStores that Plimsoll writes, by name; others exist already
 * @param asOf the day on which the dates of Kubernetes minors are judged; without it they are not
 */
@API(status = API.Status.EXPERIMENTAL)
public record AksConfiguration(
    KubernetesVersion kubernetes,
    @Default("cilium") AksNetworkEngine networkEngine,
    List<AddressPort> controlPlane,
    @Default("standard") AksMode mode,
    Optional<EntraId> tenant,
    Optional<String> oidcIssuer,
    Optional<AksGateways> gateways,
    Optional<ClusterAddresses> addresses,
    Optional<AksStorage> storage,
    Map<String, AksSecretStore> secretStores,
    Optional<Day> asOf) {
  public AksConfiguration {
    Objects.requireNonNull(kubernetes, "kubernetes");
    Objects.requireNonNull(networkEngine, "networkEngine");
    Objects.requireNonNull(mode, "mode");
    controlPlane = List.copyOf(controlPlane);
    secretStores = Collections.unmodifiableSortedMap(new TreeMap<>(secretStores));
    if (mode == AksMode.AUTOMATIC && networkEngine != AksNetworkEngine.CILIUM) {
      throw new IllegalArgumentException(
          "an AKS Automatic cluster always has cilium; write networkEngine: cilium, or leave it out");
    }
  }

  /** A Standard cluster with Cilium, of which nothing else is known. */
  public static AksConfiguration of(KubernetesVersion kubernetes) {
    return new AksConfiguration(
        kubernetes,
        AksNetworkEngine.CILIUM,
        List.of(),
        AksMode.STANDARD,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }
}
