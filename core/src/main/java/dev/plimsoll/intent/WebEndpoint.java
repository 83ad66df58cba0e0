package dev.plimsoll.intent;

import dev.plimsoll.unit.DnsLabel;
import org.apiguardian.api.API;

/**
 * An HTTPS address under which people or other systems reach a part of the platform. Host,
 * visibility and certificate are in the binding.
 *
 * @param name the name that the platform gives it, a DNS label
 */
@API(status = API.Status.EXPERIMENTAL)
public record WebEndpoint(String name) implements Intent {
  public WebEndpoint {
    name = DnsLabel.of(name).value();
  }

  /**
   * An endpoint with a name.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static WebEndpoint named(String name) {
    return new WebEndpoint(name);
  }

  @Override
  public String kind() {
    return "endpoint";
  }
}
