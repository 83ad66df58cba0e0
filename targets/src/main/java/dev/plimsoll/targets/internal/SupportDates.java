package dev.plimsoll.targets.internal;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.targets.Day;
import dev.plimsoll.targets.TargetCodes;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When support of Kubernetes minors ends, by target. Dates as published on 2026-08-22; providers
 * move them, so this is a warning and never an error.
 *
 * @see <a href="https://endoflife.date/kubernetes">endoflife.date, Kubernetes</a>
 * @see <a href="https://endoflife.date/amazon-eks">endoflife.date, EKS</a>
 * @see <a href="https://endoflife.date/google-kubernetes-engine">endoflife.date, GKE</a>
 * @see <a href="https://learn.microsoft.com/azure/aks/supported-kubernetes-versions">AKS, supported
 *     versions</a>
 */
public final class SupportDates {
  private static final int NEAR_DAYS = 60;

  /**
   * One end of support.
   *
   * @param target the target
   * @param kubernetes the minor
   * @param ends the last day of standard support
   * @param longer the last day of what costs extra, if there is such a thing
   */
  public record End(
      String target, KubernetesVersion kubernetes, LocalDate ends, Optional<LocalDate> longer) {}

  /** All that is known. */
  public static final List<End> ENDS =
      List.of(
          end("eks", 33, "2026-07-29", "2027-07-29"),
          end("eks", 34, "2026-12-02", "2027-12-02"),
          end("eks", 35, "2027-03-27", "2028-03-27"),
          end("eks", 36, "2027-08-02", "2028-08-02"),
          end("gke", 33, "2026-08-03", ""),
          end("gke", 34, "2026-10-01", ""),
          end("gke", 35, "2027-04-11", ""),
          end("gke", 36, "2027-08-09", ""),
          end("aks", 33, "2026-07-31", "2027-07-31"),
          end("aks", 34, "2026-11-30", "2027-11-30"),
          end("aks", 35, "2027-03-31", "2028-03-31"),
          end("aks", 36, "2027-06-30", "2028-06-30"),
          end("on-prem", 34, "2026-10-27", ""),
          end("on-prem", 35, "2027-02-28", ""),
          end("on-prem", 36, "2027-06-28", ""));

  private SupportDates() {}

  /** Warns if support of a minor has ended on a day, and notes if it soon will. */
  public static void check(
      Bindings bindings, KubernetesVersion kubernetes, Optional<Day> asOf, Findings findings) {
    if (asOf.isEmpty()) {
      return;
    }
    LocalDate day = asOf.get().date();
    ENDS.stream()
        .filter(
            end -> end.target().equals(bindings.target()) && end.kubernetes().equals(kubernetes))
        .filter(end -> day.plusDays(NEAR_DAYS).isAfter(end.ends()))
        .forEach(end -> findings.add(finding(bindings, end, day)));
  }

  private static Finding finding(Bindings bindings, End end, LocalDate day) {
    boolean isOver = day.isAfter(end.ends());
    String problem =
        "support of Kubernetes "
            + end.kubernetes()
            + " on "
            + end.target()
            + (isOver ? " ended on " : " ends on ")
            + end.ends()
            + (isOver ? ", before " : ", within " + NEAR_DAYS + " days of ")
            + day;
    String fix =
        "upgrade the cluster to a later minor"
            + end.longer().map(longer -> ", or pay for longer support, until " + longer).orElse("");
    return Finding.of(TargetCodes.END_OF_SUPPORT, bindings.atTarget("kubernetes"), problem, fix)
        .graded(isOver ? Severity.WARNING : Severity.NOTE);
  }

  private static End end(String target, int minor, String ends, String longer) {
    return new End(
        target,
        new KubernetesVersion(minor),
        LocalDate.parse(ends),
        longer.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(longer)));
  }
}
