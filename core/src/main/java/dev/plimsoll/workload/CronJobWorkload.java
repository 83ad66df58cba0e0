package dev.plimsoll.workload;

import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.NameRules;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Pods that run to their end on a schedule. Unlike Kubernetes' own default, a run does not begin
 * while the one before still goes on.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/">CronJob</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class CronJobWorkload extends BatchWorkload<CronJobWorkload> {
  /** What happens when a run is due while the one before still goes on. */
  @API(status = API.Status.EXPERIMENTAL)
  public enum Overlap {
    /** Both go on. */
    ALLOW("Allow"),
    /** The new one is left out. */
    FORBID("Forbid"),
    /** The old one is stopped. */
    REPLACE("Replace");

    private final String word;

    Overlap(String word) {
      this.word = word;
    }
  }

  /** When, and what is done about runs that overlap or were missed. */
  private record Plan(Cron schedule, Overlap overlap, Optional<Duration> lateness) {}

  private final Plan plan;

  CronJobWorkload(Fields fields, Cron schedule) {
    this(
        fields,
        BatchRules.standard(),
        new Plan(Objects.requireNonNull(schedule, "schedule"), Overlap.FORBID, Optional.empty()));
    if (name().length() > NameRules.CRON_JOB_MAX) {
      throw new IllegalArgumentException(
          "cronJob \""
              + name()
              + "\" has "
              + name().length()
              + " characters; Kubernetes adds 11 for each run and allows "
              + NameRules.CRON_JOB_MAX);
    }
  }

  private CronJobWorkload(Fields fields, BatchRules rules, Plan plan) {
    super(fields, rules);
    this.plan = plan;
  }

  /** This with another answer to runs that overlap. Default: {@link Overlap#FORBID}. */
  public CronJobWorkload overlapping(Overlap overlap) {
    return new CronJobWorkload(fields(), rules(), new Plan(plan.schedule, overlap, plan.lateness));
  }

  /** This, whose runs are left out when they cannot begin in time. Default: however late. */
  public CronJobWorkload atMostLate(Duration time) {
    if (DurationText.seconds(time) < 10) {
      throw new IllegalArgumentException(
          "cronJob \"" + name() + "\" at most " + time + " late; the controller looks every 10 s");
    }
    return new CronJobWorkload(
        fields(), rules(), new Plan(plan.schedule, plan.overlap, Optional.of(time)));
  }

  @Override
  CronJobWorkload copy(Fields other) {
    return new CronJobWorkload(other, rules(), plan);
  }

  @Override
  CronJobWorkload ruled(BatchRules other) {
    return new CronJobWorkload(fields(), other, plan);
  }

  @Override
  HasMetadata controller(ControllerParts parts) {
    return new CronJobBuilder()
        .withMetadata(parts.metadata())
        .withNewSpec()
        .withSchedule(plan.schedule.expression())
        .withTimeZone(plan.schedule.zone().getId())
        .withConcurrencyPolicy(plan.overlap.word)
        .withStartingDeadlineSeconds(plan.lateness.map(DurationText::seconds).orElse(null))
        .withNewJobTemplate()
        .withNewMetadata()
        .withLabels(parts.labels().asMap())
        .endMetadata()
        .withSpec(rules().spec(parts.pod().template()))
        .endJobTemplate()
        .endSpec()
        .build();
  }
}
