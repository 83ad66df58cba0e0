package dev.plimsoll.intent;

import dev.plimsoll.unit.DnsLabel;
import org.apiguardian.api.API;

/**
 * A group of nodes that pods can be sent to, for example cheaper ones that the cloud may take back.
 *
 * @param name the name that the platform gives it, a DNS label
 */
@API(status = API.Status.EXPERIMENTAL)
public record NodePool(String name) implements Intent {
  public NodePool {
    name = DnsLabel.of(name).value();
  }

  /**
   * A pool with a name.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static NodePool named(String name) {
    return new NodePool(name);
  }

  @Override
  public String kind() {
    return "nodePool";
  }
}
