package dev.plimsoll.intent;

import dev.plimsoll.unit.NameRules;
import org.apiguardian.api.API;

/**
 * A key of a Secret and what its value must look like, for the hand-off list.
 *
 * @param name the key
 * @param format what the value must look like, for people, for example {@code 32 bytes, url-safe
 *     Base64}
 * @param howToMake a shell command that makes a good value, or empty if there is none
 */
@API(status = API.Status.EXPERIMENTAL)
public record SecretKey(String name, String format, String howToMake) {
  public SecretKey {
    String key = name;
    NameRules.configMapKey(name)
        .ifPresent(
            rule -> {
              throw new IllegalArgumentException("\"" + key + "\" is no key of a Secret: " + rule);
            });
  }

  /** A key of free form. */
  public static SecretKey of(String name) {
    return new SecretKey(name, "free text", "");
  }
}
