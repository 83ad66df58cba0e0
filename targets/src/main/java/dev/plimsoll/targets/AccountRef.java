package dev.plimsoll.targets;

import dev.plimsoll.unit.DnsSubdomain;
import dev.plimsoll.unit.InvalidValueException;
import dev.plimsoll.unit.NamespaceName;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A service account that something else brings, written {@code namespace/name}.
 *
 * @param namespace where it is
 * @param name its name
 */
@API(status = API.Status.EXPERIMENTAL)
public record AccountRef(NamespaceName namespace, DnsSubdomain name) {
  public AccountRef {
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(name, "name");
  }

  /**
   * Reads {@code namespace/name}.
   *
   * @throws InvalidValueException if the text is not two names and a slash
   */
  public static AccountRef parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new InvalidValueException(
          "service account",
          text,
          "must be a namespace, a slash and a name",
          "for example \"external-secrets/reader\"");
    }
    return new AccountRef(
        NamespaceName.of(text.substring(0, slash)), DnsSubdomain.of(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
