package dev.plimsoll.job;

import dev.plimsoll.unit.DnsLabel;
import org.apiguardian.api.API;

/**
 * A kind of pod that jobs make.
 *
 * @param role the value of the label {@code plimsoll.dev/role} and the name of the service account,
 *     for example {@code spark-driver}
 * @param label what the picture calls it, for example {@code Spark drivers}
 */
@API(status = API.Status.EXPERIMENTAL)
public record JobRole(DnsLabel role, String label) {
  /** A role. */
  public static JobRole of(String role, String label) {
    return new JobRole(DnsLabel.of(role), label);
  }
}
