package dev.plimsoll.intent;

import dev.plimsoll.unit.DnsLabel;
import org.apiguardian.api.API;

/**
 * A PostgreSQL database that something else runs, or that the environment makes.
 *
 * @param name the name that the platform gives it, a DNS label
 */
@API(status = API.Status.EXPERIMENTAL)
public record Database(String name) implements Intent {
  public Database {
    name = DnsLabel.of(name).value();
  }

  /**
   * A PostgreSQL database with a name.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static Database postgres(String name) {
    return new Database(name);
  }

  @Override
  public String kind() {
    return "database";
  }
}
