package dev.plimsoll.environment;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.finding.Where;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What an environment says of a finding that nobody repairs: an error that is disputed until a day,
 * or a warning that is accepted.
 *
 * @param code the code of the finding
 * @param object the object that it is about, as findings show it; may end in {@code *}
 * @param reason why, in a sentence
 * @param until the last day on which a disputed error is excused; empty for a warning
 * @param where the entry in the environment file
 */
@API(status = API.Status.EXPERIMENTAL)
public record Dispute(
    String code, String object, String reason, Optional<LocalDate> until, Where where) {
  public Dispute {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(where, "where");
  }

  /** Whether it is about a finding: an error if it is disputed, else a warning. */
  public boolean covers(Finding finding) {
    Severity meant = until.isPresent() ? Severity.ERROR : Severity.WARNING;
    String subject = finding.where().subject().toString();
    return finding.severity() == meant
        && finding.code().id().equals(code)
        && (object.endsWith("*")
            ? subject.startsWith(object.substring(0, object.length() - 1))
            : subject.equals(object));
  }

  /** Whether it holds on a day; an accepted warning is accepted for ever. */
  public boolean isCurrent(LocalDate today) {
    return until.filter(day -> day.isBefore(today)).isEmpty();
  }
}
