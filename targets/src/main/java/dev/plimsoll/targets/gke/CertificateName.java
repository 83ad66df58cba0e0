package dev.plimsoll.targets.gke;

import dev.plimsoll.unit.InvalidValueException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The name of a certificate, or of a map of certificates, in Google's Certificate Manager, without
 * project and location.
 *
 * @param value the name, for example {@code grafana}
 * @see <a href="https://cloud.google.com/certificate-manager/docs/certificates">Certificate
 *     Manager, certificates</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record CertificateName(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,63}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if it is no such name
   */
  public CertificateName {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "certificate",
          value,
          "must be a name in Certificate Manager: at most 63 letters, digits, - and _",
          "for example \"grafana\"");
    }
  }

  /**
   * The name in a text.
   *
   * @throws InvalidValueException if it is no such name
   */
  public static CertificateName of(String text) {
    return new CertificateName(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
