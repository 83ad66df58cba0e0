package dev.plimsoll.workload;

import dev.plimsoll.unit.DurationText;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.time.Duration;
import java.util.Optional;

/** How pods run to their end. */
record BatchRules(
    int completions,
    int parallelism,
    int retries,
    Optional<Duration> deadline,
    Optional<Duration> kept) {
  /** One pod, six more tries: the default of Kubernetes. */
  static BatchRules standard() {
    return new BatchRules(1, 1, 6, Optional.empty(), Optional.empty());
  }

  BatchRules withCompletions(int pods) {
    return new BatchRules(positive("completions", pods), parallelism, retries, deadline, kept);
  }

  BatchRules withParallelism(int pods) {
    return new BatchRules(completions, positive("parallelism", pods), retries, deadline, kept);
  }

  BatchRules withRetries(int times) {
    if (times < 0) {
      throw new IllegalArgumentException(times + " retries; write 0 or more");
    }
    return new BatchRules(completions, parallelism, times, deadline, kept);
  }

  BatchRules withDeadline(Duration limit) {
    if (DurationText.seconds(limit) < 1) {
      throw new IllegalArgumentException("a time limit of " + limit + "; write 1 s or more");
    }
    return new BatchRules(completions, parallelism, retries, Optional.of(limit), kept);
  }

  BatchRules withKept(Duration time) {
    DurationText.seconds(time);
    return new BatchRules(completions, parallelism, retries, deadline, Optional.of(time));
  }

  private static int positive(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(number + " " + what + "; write 1 or more");
    }
    return number;
  }

  /** A failed pod stays, so that its log can be read; the controller makes another one. */
  JobSpec spec(PodTemplateSpec template) {
    return new JobSpecBuilder()
        .withCompletions(completions == 1 ? null : completions)
        .withParallelism(parallelism == 1 ? null : parallelism)
        .withBackoffLimit(retries == 6 ? null : retries)
        .withActiveDeadlineSeconds(deadline.map(DurationText::seconds).orElse(null))
        .withTtlSecondsAfterFinished(
            kept.map(DurationText::seconds).map(Math::toIntExact).orElse(null))
        .withTemplate(
            new PodTemplateSpecBuilder(template)
                .editSpec()
                .withRestartPolicy("Never")
                .endSpec()
                .build())
        .build();
  }
}
