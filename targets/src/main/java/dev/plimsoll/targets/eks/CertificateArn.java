package dev.plimsoll.targets.eks;

import dev.plimsoll.unit.InvalidValueException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The name of a certificate of AWS Certificate Manager, for example {@code
 * arn:aws:acm:eu-west-1:123456789012:certificate/0f1e...}.
 *
 * @param value the ARN
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscertificatemanager.html#awscertificatemanager-resources-for-iam-policies">ACM
 *     ARNs</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record CertificateArn(String value) {
  private static final Pattern FORM =
      Pattern.compile("arn:aws[a-z-]*:acm:[a-z0-9-]+:\\d{12}:certificate/[0-9a-f-]+");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if it is no ARN of a certificate
   */
  public CertificateArn {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "certificate",
          value,
          "must be the ARN of a certificate of AWS Certificate Manager",
          "for example"
              + " \"arn:aws:acm:eu-west-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef\"");
    }
  }

  /**
   * The certificate for an ARN.
   *
   * @throws InvalidValueException if it is no ARN of a certificate
   */
  public static CertificateArn of(String text) {
    return new CertificateArn(text);
  }

  /** The region that the certificate is in. */
  public AwsRegion region() {
    return AwsRegion.of(value.split(":", -1)[3]);
  }

  @Override
  public String toString() {
    return value;
  }
}
