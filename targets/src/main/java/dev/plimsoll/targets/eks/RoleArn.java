package dev.plimsoll.targets.eks;

import dev.plimsoll.unit.InvalidValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The name of an IAM role, for example {@code arn:aws:iam::123456789012:role/lake}.
 *
 * @param value the ARN
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns">IAM
 *     ARNs</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record RoleArn(String value) {
  private static final Pattern FORM =
      Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):role/[\\w+=,.@/-]{1,512}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if it is no ARN of a role
   */
  public RoleArn {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "role",
          value,
          "must be the ARN of an IAM role",
          "for example \"arn:aws:iam::123456789012:role/lake\"");
    }
  }

  /**
   * The role for an ARN.
   *
   * @throws InvalidValueException if it is no ARN of a role
   */
  public static RoleArn of(String text) {
    return new RoleArn(text);
  }

  /** The partition, for example {@code aws}. */
  public String partition() {
    return matched().group(1);
  }

  /** The account, twelve digits. */
  public String account() {
    return matched().group(2);
  }

  /** The name of the role, without its path. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  private Matcher matched() {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalStateException(value);
    }
    return matcher;
  }

  @Override
  public String toString() {
    return value;
  }
}
