package dev.plimsoll.airflow;

import dev.plimsoll.intent.SecretKey;
import dev.plimsoll.intent.SecretNeed;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The Secrets that one Airflow reads, beside the credentials of its database; their names begin
 * with its own, for example {@code airflow-fernet-key}. They must outlive every rollout, so they
 * are never made up while manifests are rendered. The hand-off list says who reads each.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class AirflowSecrets {
  private final String airflow;

  private AirflowSecrets(String airflow) {
    this.airflow = airflow;
  }

  /** Those of an Airflow of this name. */
  static AirflowSecrets of(String airflow) {
    return new AirflowSecrets(airflow);
  }

  /** Encrypts connections and variables in the database: {@code <name>-fernet-key}. */
  public SecretNeed fernetKey() {
    return need(
        "fernet-key",
        "Fernet key: 32 bytes, url-safe base64; read by api-server, dag-processor, migrations,"
            + " scheduler, triggerer",
        "python3 -c 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())'");
  }

  /**
   * Signs sessions of the API server and requests for the log files of the triggerer: {@code
   * <name>-api-secret-key}.
   */
  public SecretNeed apiSecretKey() {
    return need(
        "api-secret-key", "64 random bytes or more; read by api-server, triggerer", random());
  }

  /** Signs the tokens with which tasks report to the API server: {@code <name>-jwt-secret}. */
  public SecretNeed jwtSecret() {
    return need("jwt-secret", "64 random bytes or more; read by api-server, scheduler", random());
  }

  /** The secret of the client of {@link SingleSignOn}: {@code <name>-oidc}. */
  public SecretNeed oidc() {
    return new SecretNeed(
        airflow + "-oidc",
        List.of(
            new SecretKey(
                "client-secret",
                "as the OpenID Connect provider shows it; read by api-server",
                "")));
  }

  private static String random() {
    return "openssl rand -base64 64 | tr -d '\\n'";
  }

  private SecretNeed need(String key, String format, String howToMake) {
    return new SecretNeed(airflow + "-" + key, List.of(new SecretKey(key, format, howToMake)));
  }

  /** The one key of one of these. */
  static String key(SecretNeed need) {
    return need.keys().get(0).name();
  }
}
