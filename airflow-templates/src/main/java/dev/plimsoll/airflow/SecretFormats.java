package dev.plimsoll.airflow;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import java.util.Base64;
import java.util.Optional;

/**
 * Whether literals of Secrets, which stage {@code dev} may have, are what Airflow takes. Secrets
 * that come from a store cannot be seen here; the hand-off list says what they must be.
 *
 * @see <a href="https://github.com/fernet/spec/blob/master/Spec.md#key-format">Fernet, key
 *     format</a>
 */
final class SecretFormats {
  private static final int FERNET_BYTES = 32;

  private SecretFormats() {}

  static void check(Bundle bundle, Airflow airflow, Findings findings) {
    SecretNeed fernet = airflow.secrets().fernetKey();
    String key = AirflowSecrets.key(fernet);
    Optional<Manifest> secret =
        bundle.find("", "Secret", Optional.of(airflow.namespace().value()), fernet.name());
    if (secret.isEmpty()) {
      return;
    }
    FieldPath path = FieldPath.of("stringData", key);
    Optional<String> text = secret.get().tree().findMap("stringData").flatMap(m -> m.findText(key));
    if (text.isPresent() && !isFernet(text.get())) {
      findings.add(
          AirflowCodes.BAD_SECRET_FORMAT,
          secret.get().where(path),
          "the Fernet key is not 32 bytes in url-safe Base64; it has "
              + text.get().length()
              + " characters",
          "make one with: " + fernet.keys().get(0).howToMake());
    }
  }

  private static boolean isFernet(String text) {
    try {
      return Base64.getUrlDecoder().decode(text).length == FERNET_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
