package dev.plimsoll.targets.aks;

import dev.plimsoll.targets.AddressBlock;
import dev.plimsoll.targets.BucketName;
import dev.plimsoll.unit.InvalidValueException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A container of a storage account with a hierarchical namespace (Azure Data Lake Storage Gen2).
 *
 * @param account the storage account: 3 to 24 lower-case letters and digits
 * @param container the container in it
 * @param clientId the client id of the managed identity that pods act as
 * @param tenantId its tenant; default: that of the target, else the cluster's
 * @param addresses where the account is reached, such as a private endpoint; without them egress to
 *     port 443 is allowed anywhere
 * @see <a
 *     href="https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-name">Azure,
 *     storage account names</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record AksObjectStore(
    String account,
    BucketName container,
    EntraId clientId,
    Optional<EntraId> tenantId,
    List<AddressBlock> addresses) {
  /**
   * Checks the name of the account.
   *
   * @throws InvalidValueException if no storage account has it
   */
  public AksObjectStore {
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(tenantId, "tenantId");
    addresses = List.copyOf(addresses);
    if (!account.matches("[a-z0-9]{3,24}")) {
      throw new InvalidValueException(
          "storage account",
          account,
          "must be 3 to 24 lower-case letters and digits",
          account.indexOf('.') > 0
              ? "write the name alone, without the domain"
              : "for example \"acmeprodlake\"");
    }
  }

  /** A container reached as a managed identity. */
  public static AksObjectStore of(String account, String container, String clientId) {
    return new AksObjectStore(
        account, BucketName.of(container), EntraId.of(clientId), Optional.empty(), List.of());
  }
}
