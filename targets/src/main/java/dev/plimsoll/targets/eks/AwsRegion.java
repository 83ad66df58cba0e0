package dev.plimsoll.targets.eks;

import dev.plimsoll.unit.InvalidValueException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A region of AWS, for example {@code eu-west-1}.
 *
 * @param value its code
 * @see <a
 *     href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html">AWS
 *     Regions</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record AwsRegion(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");

  /**
   * Checks the form of the code.
   *
   * @throws InvalidValueException if it has not the form of a region
   */
  public AwsRegion {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "region",
          value,
          "must be the code of an AWS region",
          value.matches(FORM.pattern() + "[a-z]")
              ? "write " + value.substring(0, value.length() - 1) + ", without the zone"
              : "for example \"eu-west-1\"");
    }
  }

  /**
   * The region for a code.
   *
   * @throws InvalidValueException if it has not the form of a region
   */
  public static AwsRegion of(String text) {
    return new AwsRegion(text);
  }

  /**
   * The partition that the region is in: {@code aws}, {@code aws-cn} or {@code aws-us-gov}.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html">AWS
   *     partitions</a>
   */
  public String partition() {
    return value.startsWith("cn-") ? "aws-cn" : value.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** The domain of the region's services, for example {@code amazonaws.com}. */
  String domain() {
    return value.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  }

  @Override
  public String toString() {
    return value;
  }
}
