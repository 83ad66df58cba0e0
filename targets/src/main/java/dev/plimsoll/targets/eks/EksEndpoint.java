package dev.plimsoll.targets.eks;

import dev.plimsoll.targets.AddressBlock;
import dev.plimsoll.targets.Visibility;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.HostName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A host that an AWS load balancer serves.
 *
 * @param host the host that people type
 * @param visibility who reaches it
 * @param certificate its certificate; default: the load balancer controller finds one for the host
 * @param group endpoints with one group share one load balancer; default: each has its own
 * @param allowFrom who may connect; default: everybody whom {@code visibility} lets in
 */
@API(status = API.Status.EXPERIMENTAL)
public record EksEndpoint(
    HostName host,
    Visibility visibility,
    Optional<CertificateArn> certificate,
    Optional<DnsLabel> group,
    List<AddressBlock> allowFrom) {
  public EksEndpoint {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(visibility, "visibility");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(group, "group");
    allowFrom = List.copyOf(allowFrom);
  }

  /** A host whose certificate is found by its name. */
  public static EksEndpoint of(String host, Visibility visibility) {
    return new EksEndpoint(
        HostName.of(host), visibility, Optional.empty(), Optional.empty(), List.of());
  }

  /** This endpoint with a certificate. */
  public EksEndpoint withCertificate(String arn) {
    return new EksEndpoint(host, visibility, Optional.of(CertificateArn.of(arn)), group, allowFrom);
  }
}
