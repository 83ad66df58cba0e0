package dev.plimsoll.targets;

import dev.plimsoll.unit.InvalidValueException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The name of a bucket: 3 to 63 lower-case letters, digits, dots and dashes. The rule of S3; Cloud
 * Storage and MinIO take the same names, Cloud Storage underscores too.
 *
 * @param value the name
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">S3,
 *     bucket naming rules</a>
 * @see <a href="https://cloud.google.com/storage/docs/buckets#naming">Cloud Storage, bucket
 *     names</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record BucketName(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]");

  /**
   * Checks the name.
   *
   * @throws InvalidValueException if no store has a bucket of that name
   */
  public BucketName {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "bucket",
          value,
          "must be 3 to 63 lower-case letters, digits, dots and dashes",
          value.contains("://")
              ? "write the name alone, without the scheme"
              : "for example \"acme-prod-lake\"");
    }
  }

  /**
   * The bucket for a name.
   *
   * @throws InvalidValueException if no store has a bucket of that name
   */
  public static BucketName of(String text) {
    return new BucketName(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
