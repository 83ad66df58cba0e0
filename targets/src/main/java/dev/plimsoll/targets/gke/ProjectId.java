package dev.plimsoll.targets.gke;

import dev.plimsoll.unit.InvalidValueException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The id of a Google Cloud project, for example {@code acme-prod}.
 *
 * @param value the id: 6 to 30 lower-case letters, digits and dashes, a letter first
 * @see <a href="https://cloud.google.com/resource-manager/docs/creating-managing-projects">Google
 *     Cloud, projects</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record ProjectId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{4,28}[a-z0-9]");

  /**
   * Checks the id.
   *
   * @throws InvalidValueException if no project has it
   */
  public ProjectId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "project",
          value,
          "must be the id of a Google Cloud project",
          value.matches("\\d+")
              ? "write its id, not its number, for example \"acme-prod\""
              : "for example \"acme-prod\"");
    }
  }

  /**
   * The project for an id.
   *
   * @throws InvalidValueException if no project has it
   */
  public static ProjectId of(String text) {
    return new ProjectId(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
