package dev.plimsoll.targets;

import dev.plimsoll.unit.HostName;
import dev.plimsoll.unit.Port;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where a PostgreSQL database is. The same for every target: RDS, Cloud SQL, Azure Database and one
 * in the cluster are all a host, a port and credentials.
 *
 * @param host its name; {@code db.databases.svc} for one in the cluster
 * @param port default 5432
 * @param database the name of the database in the server; default: the name of the intent
 * @param secret where {@code username} and {@code password} come from
 * @param sslMode the <a
 *     href="https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION">sslmode of
 *     libpq</a>; default {@code require}, for a host in the cluster {@code prefer}
 * @param addresses the addresses of the host, for egress rules; without them traffic to port is
 *     allowed anywhere, unless the host is in the cluster
 */
@API(status = API.Status.EXPERIMENTAL)
public record DatabaseBinding(
    HostName host,
    Optional<Integer> port,
    Optional<String> database,
    SecretBinding secret,
    Optional<SslMode> sslMode,
    List<AddressBlock> addresses) {
  /** How much a client insists on an encrypted connection. */
  public enum SslMode {
    /** No encryption. */
    DISABLE,
    /** Encryption if the server can. */
    PREFER,
    /** Encryption, whoever the server is. */
    REQUIRE,
    /** Encryption with a server whose certificate a known authority signed. */
    VERIFY_CA,
    /** The same, and the certificate is for this host. */
    VERIFY_FULL
  }

  public DatabaseBinding {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(secret, "secret");
    port.ifPresent(Port::requireNumber);
    addresses = List.copyOf(addresses);
  }

  /** A host with credentials, all else by default. */
  public static DatabaseBinding of(String host, SecretBinding secret) {
    return new DatabaseBinding(
        HostName.of(host), Optional.empty(), Optional.empty(), secret, Optional.empty(), List.of());
  }

  /** This binding with the addresses of the host. */
  public DatabaseBinding withAddresses(List<AddressBlock> blocks) {
    return new DatabaseBinding(host, port, database, secret, sslMode, blocks);
  }
}
