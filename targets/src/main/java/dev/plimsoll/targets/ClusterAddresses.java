package dev.plimsoll.targets;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Addresses in and around a cluster. A NetworkPolicy can name no host and no Service, only
 * addresses; what is not known here is allowed anywhere, with a warning.
 *
 * @param services the range of Service addresses, for example {@code 172.20.0.0/16}; its first
 *     address is the Kubernetes API's, its tenth usually DNS's
 * @param network the private network around the cluster, whose clients reach internal load
 *     balancers
 * @param loadBalancers where load balancers that speak for their clients send from: the subnets of
 *     an AWS load balancer, the proxy-only subnet on Google Cloud, the subnet of an Application
 *     Gateway for Containers
 * @param cloud where the cloud's own services are reached privately: interface endpoints, Private
 *     Link, the private addresses of Google APIs
 */
@API(status = API.Status.EXPERIMENTAL)
public record ClusterAddresses(
    Optional<AddressBlock> services,
    List<AddressBlock> network,
    List<AddressBlock> loadBalancers,
    List<AddressBlock> cloud) {
  public ClusterAddresses {
    Objects.requireNonNull(services, "services");
    network = List.copyOf(network);
    loadBalancers = List.copyOf(loadBalancers);
    cloud = List.copyOf(cloud);
  }

  /** Nothing is known. */
  public static ClusterAddresses unknown() {
    return new ClusterAddresses(Optional.empty(), List.of(), List.of(), List.of());
  }
}
