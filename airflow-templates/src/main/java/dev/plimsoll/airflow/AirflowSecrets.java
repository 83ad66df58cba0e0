package dev.plimsoll.airflow;

import dev.plimsoll.intent.SecretKey;
import dev.plimsoll.intent.SecretNeed;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The Secrets that Airflow reads, beside the credentials of its database. They must outlive every
 * rollout, so they are never made up while manifests are rendered. The hand-off list says who reads
 * each.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class AirflowSecrets {
  /** Encrypts connections and variables in the database. */
  public static final SecretNeed FERNET =
      need(
          "airflow-fernet-key",
          "fernet-key",
          "Fernet key: 32 bytes, url-safe base64; read by api-server, dag-processor, migrations,"
              + " scheduler, triggerer",
          "python3 -c 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())'");

  /** Signs sessions of the API server and requests for the log files of the triggerer. */
  public static final SecretNeed API_SECRET_KEY =
      need(
          "airflow-api-secret-key",
          "api-secret-key",
          "64 random bytes or more; read by api-server, triggerer",
          random());

  /** Signs the tokens with which tasks report to the API server. */
  public static final SecretNeed JWT =
      need(
          "airflow-jwt-secret",
          "jwt-secret",
          "64 random bytes or more; read by api-server, scheduler",
          random());

  private AirflowSecrets() {}

  private static String random() {
    return "openssl rand -base64 64 | tr -d '\\n'";
  }

  private static SecretNeed need(String name, String key, String format, String howToMake) {
    return new SecretNeed(name, List.of(new SecretKey(key, format, howToMake)));
  }

  /** The one key of one of these. */
  static String key(SecretNeed need) {
    return need.keys().get(0).name();
  }
}
