package dev.plimsoll.schema.record;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of typed records in environment files. */
@API(status = API.Status.EXPERIMENTAL)
public final class RecordCodes implements CodeProvider {
  /** A key that the record does not have. */
  public static final Code UNKNOWN_KEY =
      Code.error(
          "PLM0201",
          Stage.ENVIRONMENT,
          "A key that is not known",
          "The place takes only the keys that its type has. A misspelt key would otherwise be left out in silence, and its default used instead.");

  /** A value of another type. */
  public static final Code WRONG_TYPE =
      Code.error(
          "PLM0202",
          Stage.ENVIRONMENT,
          "A value of the wrong type",
          "The value is not what the type of the key asks for, for example a text where a number is due, or a size that is no Kubernetes quantity.");

  /** A key that must be there. */
  public static final Code MISSING_KEY =
      Code.error(
          "PLM0203",
          Stage.ENVIRONMENT,
          "A key that must be there is missing",
          "The key has no default and is not optional. Write it, or give the record component a `@Default`.");

  /** A record that the binder cannot read. */
  public static final Code UNREADABLE_RECORD =
      Code.error(
          "PLM0204",
          Stage.ENVIRONMENT,
          "A record component has a type that cannot be read from a file",
          "Record components may be text, numbers (not `double` or `float`, which do not keep each digit), truth values, enums, records, lists, sets, maps with text keys,"
              + " `Optional` of these, `Duration`, `Instant`, `LocalDate`, `LocalTime`, `ZoneId`, `URI`, and types with a public static `of(String)` or `parse(String)`.");

  /** For {@link java.util.ServiceLoader}. */
  public RecordCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(UNKNOWN_KEY, WRONG_TYPE, MISSING_KEY, UNREADABLE_RECORD);
  }
}
