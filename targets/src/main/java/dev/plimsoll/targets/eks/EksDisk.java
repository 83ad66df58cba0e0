package dev.plimsoll.targets.eks;

import dev.plimsoll.schema.record.Default;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A kind of EBS volume.
 *
 * @param type the volume type
 * @param iops operations per second: gp3 3,000 to 80,000, io2 100 to 256,000 and required; HDD
 *     types have none
 * @param throughput MiB per second: gp3 125 to 2,000, at most a quarter of the IOPS; other types
 *     have none
 * @see <a href="https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html">EBS volume
 *     types</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record EksDisk(
    @Default("gp3") Type type, Optional<Integer> iops, Optional<Integer> throughput) {
  /** Volume types. */
  public enum Type {
    /** General purpose SSD, whose rate does not depend on its size. */
    GP3,
    /** Provisioned SSD, the most durable. */
    IO2,
    /** HDD for streams, at least 125 GiB. */
    ST1,
    /** Cold HDD, at least 125 GiB. */
    SC1
  }

  /**
   * Checks rates against what the type has.
   *
   * @throws IllegalArgumentException if the type has no such rate
   */
  public EksDisk {
    Objects.requireNonNull(type, "type");
    boolean hasIops = type == Type.GP3 || type == Type.IO2;
    if (iops.isPresent() && !hasIops) {
      throw new IllegalArgumentException(
          word(type) + " volumes have no iops; leave iops out, or use gp3 or io2");
    }
    if (type == Type.IO2 && iops.isEmpty()) {
      throw new IllegalArgumentException("an io2 volume needs iops; write iops, 100 to 256000");
    }
    if (throughput.isPresent() && type != Type.GP3) {
      throw new IllegalArgumentException(
          word(type) + " volumes have no throughput; leave it out, or use gp3");
    }
    int least = type == Type.IO2 ? 100 : 3000;
    int most = type == Type.IO2 ? 256_000 : 80_000;
    iops.ifPresent(value -> requireRange("iops", value, least, most, type));
    throughput.ifPresent(value -> requireRange("throughput", value, 125, 2000, type));
    if (type == Type.GP3 && throughput.orElse(125) * 4 > iops.orElse(3000)) {
      throw new IllegalArgumentException(
          "throughput "
              + throughput.orElse(125)
              + " of a gp3 volume needs at least "
              + throughput.orElse(125) * 4
              + " iops; raise iops, or lower throughput to "
              + iops.orElse(3000) / 4);
    }
  }

  /** A gp3 volume as it comes: 3,000 IOPS, 125 MiB/s. */
  public static EksDisk gp3() {
    return new EksDisk(Type.GP3, Optional.empty(), Optional.empty());
  }

  /**
   * A gp3 volume with rates.
   *
   * @throws IllegalArgumentException if gp3 has no such rates
   */
  public static EksDisk gp3(int iops, int throughput) {
    return new EksDisk(Type.GP3, Optional.of(iops), Optional.of(throughput));
  }

  /** The type as AWS writes it, for example {@code gp3}. */
  static String word(Type type) {
    return type.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static void requireRange(String what, int value, int least, int most, Type type) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what
              + " "
              + value
              + " is not one of a "
              + word(type)
              + " volume; write "
              + least
              + " to "
              + most);
    }
  }
}
