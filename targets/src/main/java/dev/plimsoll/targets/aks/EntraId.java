package dev.plimsoll.targets.aks;

import dev.plimsoll.unit.InvalidValueException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The id of an application, managed identity or tenant of Microsoft Entra.
 *
 * @param value a GUID in lower case
 */
@API(status = API.Status.EXPERIMENTAL)
public record EntraId(String value) {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if it is no GUID in lower case
   */
  public EntraId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "id",
          value,
          "must be a GUID in lower case",
          "for example \"01234567-89ab-cdef-0123-456789abcdef\"");
    }
  }

  /**
   * The id for a text.
   *
   * @throws InvalidValueException if it is no GUID in lower case
   */
  public static EntraId of(String text) {
    return new EntraId(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
