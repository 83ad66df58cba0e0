package dev.plimsoll.intent;

import dev.plimsoll.unit.DnsLabel;
import org.apiguardian.api.API;

/**
 * An identity in the cloud that pods act as, without a key in the cluster (workload identity). An
 * object store brings its own; this is for anything else.
 *
 * @param name the name that the platform gives it, a DNS label
 */
@API(status = API.Status.EXPERIMENTAL)
public record Identity(String name) implements Intent {
  public Identity {
    name = DnsLabel.of(name).value();
  }

  /**
   * An identity with a name.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static Identity named(String name) {
    return new Identity(name);
  }

  @Override
  public String kind() {
    return "identity";
  }
}
