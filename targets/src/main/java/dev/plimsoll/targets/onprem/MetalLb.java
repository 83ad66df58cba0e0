package dev.plimsoll.targets.onprem;

import dev.plimsoll.unit.DnsSubdomain;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Pools of addresses that MetalLB gives to load balancers. The pool decides who reaches them.
 *
 * @param internalPool the IPAddressPool with addresses of the private network
 * @param publicPool the IPAddressPool with public addresses; without it nothing is public
 * @see <a href="https://metallb.io/usage/#requesting-specific-ips">MetalLB, usage</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record MetalLb(DnsSubdomain internalPool, Optional<DnsSubdomain> publicPool) {
  public MetalLb {
    Objects.requireNonNull(internalPool, "internalPool");
    Objects.requireNonNull(publicPool, "publicPool");
  }
}
