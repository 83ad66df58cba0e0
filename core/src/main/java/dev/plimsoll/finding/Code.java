package dev.plimsoll.finding;

import java.util.Objects;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The fixed name of a rule. A code is never reused and never changes its meaning: users suppress
 * and search it.
 *
 * <p>Ranges: 0 shell, environment, definition; 1 decode; 2 schema; 3 admission; 4 CEL; 5 reference;
 * 6 runtime (65 Airflow, 66 Spark, 67 monitoring, 68 add-ons, 69 Flink); 7 security and policy; 8
 * overlay, settle, connect, name; 9 emission.
 *
 * @param id {@code PLM} and four digits
 * @param stage where the rule is judged
 * @param severity how bad a breach is, unless the finding says otherwise
 * @param title the rule in one short sentence, without a final stop
 * @param explanation why the rule exists, what happens when it is broken and how to repair it;
 *     Markdown, with the source of the fact as a link
 */
@API(status = API.Status.EXPERIMENTAL)
public record Code(String id, Stage stage, Severity severity, String title, String explanation)
    implements Comparable<Code> {
  private static final Pattern ID = Pattern.compile("PLM\\d{4}");

  public Code {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(severity, "severity");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("code \"" + id + "\" is not PLM and four digits");
    }
    if (title.isBlank() || explanation.isBlank()) {
      throw new IllegalArgumentException(id + ": a code must have a title and an explanation");
    }
  }

  /** A rule whose breach is an error. */
  public static Code error(String id, Stage stage, String title, String explanation) {
    return new Code(id, stage, Severity.ERROR, title, explanation);
  }

  /** A rule whose breach is a warning. */
  public static Code warning(String id, Stage stage, String title, String explanation) {
    return new Code(id, stage, Severity.WARNING, title, explanation);
  }

  /** Something worth saying that is no breach. */
  public static Code note(String id, Stage stage, String title, String explanation) {
    return new Code(id, stage, Severity.NOTE, title, explanation);
  }

  @Override
  public int compareTo(Code other) {
    return id.compareTo(other.id);
  }
}
