package dev.plimsoll.targets.aks;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A managed identity that pods act as.
 *
 * @param clientId its client id
 * @param tenantId its tenant; default: that of the target, else the cluster's
 */
@API(status = API.Status.EXPERIMENTAL)
public record AksIdentity(EntraId clientId, Optional<EntraId> tenantId) {
  public AksIdentity {
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(tenantId, "tenantId");
  }
}
