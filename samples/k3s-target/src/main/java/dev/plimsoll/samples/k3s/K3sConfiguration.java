package dev.plimsoll.samples.k3s;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.targets.AddressBlock;
import dev.plimsoll.targets.onprem.VaultStore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A k3s cluster as its installer leaves it, as {@code target: { k3s: ... }} describes it.
 *
 * @param kubernetes the minor of its API server
 * @param servers the addresses of its server nodes
 * @param network the network from which its nodes are reached
 * @param services the range of Service addresses
 * @param secretStores ClusterSecretStores that Plimsoll writes, by name
 * @see <a href="https://docs.k3s.io/cli/server#networking">k3s, server options</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record K3sConfiguration(
    KubernetesVersion kubernetes,
    List<AddressBlock> servers,
    List<AddressBlock> network,
    @Default("10.43.0.0/16") AddressBlock services,
    Map<String, VaultStore> secretStores) {
  public K3sConfiguration {
    Objects.requireNonNull(kubernetes, "kubernetes");
    Objects.requireNonNull(services, "services");
    servers = List.copyOf(servers);
    network = List.copyOf(network);
    secretStores = Collections.unmodifiableSortedMap(new TreeMap<>(secretStores));
  }
}
