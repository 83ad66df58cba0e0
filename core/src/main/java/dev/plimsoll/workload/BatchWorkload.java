package dev.plimsoll.workload;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * A workload whose pods run to their end. It has no Service.
 *
 * @param <W> the kind
 */
@API(status = API.Status.EXPERIMENTAL)
public abstract sealed class BatchWorkload<W extends BatchWorkload<W>> extends WorkloadBase<W>
    permits JobWorkload, CronJobWorkload {
  private final BatchRules rules;

  BatchWorkload(Fields fields, BatchRules rules) {
    super(fields);
    this.rules = rules;
  }

  /** A copy with other rules. */
  abstract W ruled(BatchRules other);

  BatchRules rules() {
    return rules;
  }

  /** This, done when so many pods have succeeded. Default: 1. */
  public W withCompletions(int pods) {
    return ruled(rules.withCompletions(pods));
  }

  /** This with so many pods at a time. Default: 1. */
  public W withParallelism(int pods) {
    return ruled(rules.withParallelism(pods));
  }

  /** This with so many more tries after a failed pod. Default: 6. */
  public W withRetries(int times) {
    return ruled(rules.withRetries(times));
  }

  /**
   * This with a time limit, all tries together, after which it has failed. Default: none.
   *
   * @param limit whole seconds, at least 1 s
   */
  public W withTimeLimit(Duration limit) {
    return ruled(rules.withDeadline(limit));
  }

  /** This, deleted with its pods so long after its end. Default: kept until somebody deletes it. */
  public W keptFor(Duration time) {
    return ruled(rules.withKept(time));
  }

  @Override
  DiskStyle diskStyle() {
    return DiskStyle.WITH_THE_POD;
  }

  @Override
  boolean isServedByDefault() {
    return false;
  }
}
