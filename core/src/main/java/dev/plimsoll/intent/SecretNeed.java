package dev.plimsoll.intent;

import dev.plimsoll.unit.DnsLabel;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A Secret that the platform reads, by the keys it reads. The binding says where it comes from: an
 * external store, a Secret that exists, or, in a {@code dev} stage only and said aloud, a literal.
 *
 * @param name the name of the Secret, a DNS label
 * @param keys the keys, at least one
 */
@API(status = API.Status.EXPERIMENTAL)
public record SecretNeed(String name, List<SecretKey> keys) implements Intent {
  public SecretNeed {
    name = DnsLabel.of(name).value();
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "secret \"" + name + "\" has no key; name each key that is read");
    }
  }

  /**
   * A Secret with keys of free form.
   *
   * @throws IllegalArgumentException if the name is not a DNS label, or a key is not a Secret key
   */
  public static SecretNeed named(String name, String... keys) {
    return new SecretNeed(name, List.of(keys).stream().map(SecretKey::of).toList());
  }

  @Override
  public String kind() {
    return "secret";
  }
}
