package dev.plimsoll.targets.aks;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Lowered.HandOff;
import dev.plimsoll.targets.internal.Peers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Microsoft Entra Workload ID.
 *
 * @see <a href="https://learn.microsoft.com/azure/aks/workload-identity-overview">AKS, workload
 *     identity</a>
 */
final class AksIdentities {
  /** Without this label on the pod nothing is injected, whatever the service account says. */
  static final String USE = "azure.workload.identity/use";

  private final AksConfiguration aks;

  AksIdentities(AksConfiguration aks) {
    this.aks = aks;
  }

  Lowered.Account account(EntraId clientId, Optional<EntraId> tenantId) {
    return new Lowered.Account(
        annotations(clientId, tenantId),
        new TreeMap<>(Map.of(USE, "true")),
        new TreeMap<>(),
        List.of(
            Peers.https(
                "token exchange with Microsoft Entra",
                List.of(),
                "login.microsoftonline.com answers under addresses that change, and no private"
                    + " address exists for it")),
        List.of(federation(clientId)));
  }

  SortedMap<String, String> annotations(EntraId clientId, Optional<EntraId> tenantId) {
    var annotations = new TreeMap<String, String>();
    annotations.put("azure.workload.identity/client-id", clientId.value());
    tenantId
        .or(aks::tenant)
        .ifPresent(tenant -> annotations.put("azure.workload.identity/tenant-id", tenant.value()));
    return annotations;
  }

  /**
   * Source: <a href="https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster">AKS,
   * deploy workload identity</a>.
   */
  HandOff federation(EntraId clientId) {
    return new HandOff(
        "Federated credential of identity " + clientId + " for " + HandOff.BOTH,
        """
        The managed identity with client id `%1$s` must trust the service account; an identity has at most 20 such \
        credentials:

        ```sh
        az identity federated-credential create --name '%2$s-%3$s' \\
          --identity-name <identity> --resource-group <resource-group> --issuer '%4$s' \\
          --subject 'system:serviceaccount:%2$s:%3$s' --audiences api://AzureADTokenExchange
        ```
        """
            .formatted(
                clientId,
                HandOff.NAMESPACE,
                HandOff.ACCOUNT,
                aks.oidcIssuer().orElse("<oidc-issuer>")));
  }
}
