package dev.plimsoll;

import dev.plimsoll.environment.Dispute;
import dev.plimsoll.environment.EnvironmentCodes;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Severity;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is left of findings when an environment's disputes are heard. */
final class Disputes {
  private final LocalDate today;
  private final List<Dispute> all;
  private final Set<Dispute> used = new HashSet<>();
  private final Findings heard = new Findings();

  private Disputes(List<Dispute> all, LocalDate today) {
    this.all = all;
    this.today = today;
  }

  /** The findings with those that are excused graded down, and what is wrong with the disputes. */
  static List<Finding> hear(List<Dispute> disputes, List<Finding> findings, LocalDate today) {
    if (disputes.isEmpty()) {
      return findings;
    }
    var court = new Disputes(disputes, today);
    findings.forEach(finding -> court.heard.add(court.graded(finding)));
    disputes.forEach(court::judge);
    return court.heard.sorted();
  }

  private Finding graded(Finding finding) {
    Optional<Dispute> found = all.stream().filter(dispute -> dispute.covers(finding)).findFirst();
    if (found.isEmpty()) {
      return finding;
    }
    Dispute dispute = found.get();
    used.add(dispute);
    if (!dispute.isCurrent(today)) {
      return finding;
    }
    boolean disputed = dispute.until().isPresent();
    String excuse =
        disputed
            ? " (disputed until " + dispute.until().get() + ": " + dispute.reason() + ")"
            : " (accepted: " + dispute.reason() + ")";
    return new Finding(
        finding.code(),
        disputed ? Severity.WARNING : Severity.NOTE,
        finding.where(),
        finding.problem() + excuse,
        finding.fix());
  }

  private void judge(Dispute dispute) {
    if (!dispute.isCurrent(today)) {
      heard.add(
          EnvironmentCodes.BAD_DISPUTE,
          dispute.where(),
          "the dispute ended on " + dispute.until().orElseThrow(),
          "repair what it is about, or say anew why not and until when");
    } else if (!used.contains(dispute)) {
      heard.add(
          EnvironmentCodes.UNUSED_DISPUTE,
          dispute.where(),
          "nothing was found that it covers: "
              + dispute.code()
              + (dispute.object().equals("*") ? "" : " " + dispute.object()),
          "take it out, or correct the code or the object");
    }
  }
}
