package dev.plimsoll.targets.gke;

import dev.plimsoll.unit.InvalidValueException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A service account of Google Cloud IAM, for example {@code
 * lake@acme-prod.iam.gserviceaccount.com}.
 *
 * @param email its e-mail address
 * @see <a href="https://cloud.google.com/iam/docs/service-accounts-create">Google Cloud, service
 *     accounts</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record GoogleAccount(String email) {
  private static final Pattern FORM =
      Pattern.compile("[a-z][a-z0-9-]{4,28}[a-z0-9]@[a-z0-9.:-]+\\.iam\\.gserviceaccount\\.com");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if it is no address of a service account
   */
  public GoogleAccount {
    if (!FORM.matcher(email).matches()) {
      throw new InvalidValueException(
          "service account",
          email,
          "must be the e-mail address of a Google Cloud service account",
          "for example \"spark-lake@acme-prod.iam.gserviceaccount.com\"");
    }
  }

  /**
   * The account for an address.
   *
   * @throws InvalidValueException if it is no address of a service account
   */
  public static GoogleAccount of(String text) {
    return new GoogleAccount(text);
  }

  @Override
  public String toString() {
    return email;
  }
}
