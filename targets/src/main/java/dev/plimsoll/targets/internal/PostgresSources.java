package dev.plimsoll.targets.internal;

import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.intent.SecretKey;
import dev.plimsoll.targets.DatabaseBinding;
import dev.plimsoll.targets.DatabaseBinding.SslMode;
import dev.plimsoll.targets.SecretBinding;
import dev.plimsoll.unit.NamespaceName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * PostgreSQL databases: the same on every target, since each is a host with credentials.
 *
 * <p>The connection URL is one that libpq, JDBC-free clients and SQLAlchemy take; user and password
 * are percent-encoded, because they may hold what ends a part of a URL (<a
 * href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">libpq,
 * connection URIs</a>).
 *
 * @param bindings the environment's
 * @param secrets where credentials come from
 */
public record PostgresSources(Bindings bindings, SecretSources secrets) {
  private static final int PORT = 5432;

  private static final List<SecretKey> KEYS =
      List.of(
          new SecretKey("username", "the name of a role of the database", ""),
          new SecretKey("password", "its password", ""));

  /** How a database is reached. */
  public Lowered.Postgres lower(Database database, NamespaceName namespace) {
    DatabaseBinding binding = bindings.require(database, DatabaseBinding.class);
    int port = binding.port().orElse(PORT);
    String name = binding.database().orElse(database.name());
    Optional<String> service = InCluster.namespaceOf(binding.host());
    SslMode mode = binding.sslMode().orElse(service.isPresent() ? SslMode.PREFER : SslMode.REQUIRE);
    String rest =
        "@" + binding.host() + ":" + port + "/" + encoded(name) + "?sslmode=" + word(mode);
    Where where = bindings.at(database.key(), "secret");
    var wanted =
        new SecretSources.Wanted(
            database.name(),
            KEYS,
            new TreeMap<>(
                Map.of(
                    "connection",
                    "postgresql://" + template("username") + ":" + template("password") + rest)),
            where);
    return new Lowered.Postgres(
        binding.host().value(),
        port,
        name,
        word(mode),
        secrets.lower(wanted, withConnection(binding.secret(), rest), namespace),
        List.of(
            new Lowered.Egress(
                "database " + database.name(),
                service
                    .<List<Peer>>map(ns -> List.of(Peer.Pods.in(ns, Map.of())))
                    .orElseGet(
                        () ->
                            Peers.of(
                                binding.addresses(),
                                "the addresses of "
                                    + binding.host()
                                    + " are not known; write addresses in the binding of "
                                    + database.key())),
                List.of(PeerPort.tcp(port)))));
  }

  /** In a dev stage user and password may be literals; then the URL is made here. */
  private static SecretBinding withConnection(SecretBinding secret, String rest) {
    String user = secret.literal().get("username");
    String password = secret.literal().get("password");
    if (user == null || password == null || secret.literal().containsKey("connection")) {
      return secret;
    }
    var values = new TreeMap<String, String>(secret.literal());
    values.put("connection", "postgresql://" + encoded(user) + ":" + encoded(password) + rest);
    return SecretBinding.literal(values);
  }

  /** {@code urlquery} is that of forms, where a blank is a plus sign. */
  private static String template(String key) {
    return "{{ ." + key + " | urlquery | replace \"+\" \"%20\" }}";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String word(SslMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
