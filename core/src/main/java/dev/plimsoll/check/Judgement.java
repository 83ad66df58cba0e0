package dev.plimsoll.check;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Subject;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * What was found out about one document by the checks that look at documents alone.
 *
 * @param subject which object, as far as the document says
 * @param verdict what the API server would answer
 * @param findings what was found, sorted
 */
@API(status = API.Status.EXPERIMENTAL)
public record Judgement(Subject subject, Verdict verdict, List<Finding> findings) {
  public Judgement {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(verdict, "verdict");
    findings = List.copyOf(findings);
  }
}
