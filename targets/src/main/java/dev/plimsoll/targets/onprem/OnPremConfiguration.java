package dev.plimsoll.targets.onprem;

import dev.plimsoll.schema.KubernetesVersion;
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
 * A cluster of your own, as {@code target: { on-prem: ... }} of an environment describes it.
 * Nothing is brought by a cloud, so engine and storage must be said.
 *
 * @param kubernetes the minor of its API server
 * @param networkEngine what enforces NetworkPolicies
 * @param controlPlane the addresses of the API servers, usually nodes, for example {@code
 *     10.0.0.10/32:6443}; without them egress to ports 443 and 6443 is allowed anywhere
 * @param storage where volumes come from
 * @param metallb pools of addresses for load balancers; without it there are none
 * @param web how web endpoints are served; without it there are none
 * @param dns where DNS is answered, if not by CoreDNS in {@code kube-system}
 * @param addresses addresses in and around the cluster
 * @param secretStores ClusterSecretStores that Plimsoll writes, by name; others exist already
 * @param asOf the day on which the dates of Kubernetes minors are judged; without it they are not
 */
@API(status = API.Status.EXPERIMENTAL)
public record OnPremConfiguration(
    KubernetesVersion kubernetes,
    OnPremNetworkEngine networkEngine,
    List<AddressPort> controlPlane,
    OnPremStorage storage,
    Optional<MetalLb> metallb,
    Optional<OnPremWeb> web,
    Optional<OnPremDns> dns,
    Optional<ClusterAddresses> addresses,
    Map<String, VaultStore> secretStores,
    Optional<Day> asOf) {
  public OnPremConfiguration {
    Objects.requireNonNull(kubernetes, "kubernetes");
    Objects.requireNonNull(networkEngine, "networkEngine");
    Objects.requireNonNull(storage, "storage");
    controlPlane = List.copyOf(controlPlane);
    secretStores = Collections.unmodifiableSortedMap(new TreeMap<>(secretStores));
  }

  /** A cluster of which nothing else is known. */
  public static OnPremConfiguration of(
      KubernetesVersion kubernetes, OnPremNetworkEngine networkEngine, OnPremStorage storage) {
    return new OnPremConfiguration(
        kubernetes,
        networkEngine,
        List.of(),
        storage,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  /** This cluster with the addresses of its API servers. */
  public OnPremConfiguration withControlPlane(List<AddressPort> servers) {
    return new OnPremConfiguration(
        kubernetes,
        networkEngine,
        servers,
        storage,
        metallb,
        web,
        dns,
        addresses,
        secretStores,
        asOf);
  }

  /** This cluster with web endpoints. */
  public OnPremConfiguration withWeb(OnPremWeb entrances) {
    return new OnPremConfiguration(
        kubernetes,
        networkEngine,
        controlPlane,
        storage,
        metallb,
        Optional.of(entrances),
        dns,
        addresses,
        secretStores,
        asOf);
  }
}
