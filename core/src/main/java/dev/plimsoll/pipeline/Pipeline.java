package dev.plimsoll.pipeline;

import dev.plimsoll.job.Job;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Jobs in steps: those of one step run side by side, a step begins when all of the one before have
 * succeeded. Immutable.
 *
 * <p>The order of steps is meaning and is kept; that of the jobs in a step is none, so they are
 * kept by name.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Pipeline {
  private final DnsLabel name;
  private final Optional<Cron> schedule;
  private final List<List<Job>> steps;
  private final int retries;
  private final Duration retryDelay;
  private final String description;
  private final Optional<Duration> timeLimit;

  private Pipeline(
      DnsLabel name,
      Optional<Cron> schedule,
      List<List<Job>> steps,
      int retries,
      Duration retryDelay,
      String description,
      Optional<Duration> timeLimit) {
    this.name = name;
    this.schedule = schedule;
    this.steps = steps;
    this.retries = retries;
    this.retryDelay = retryDelay;
    this.description = description;
    this.timeLimit = timeLimit;
  }

  /**
   * A pipeline without jobs, that runs only when somebody starts it, with one retry after five
   * minutes: a pod that is lost before it starts costs a try.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static Pipeline named(String name) {
    return new Pipeline(
        DnsLabel.of(name),
        Optional.empty(),
        List.of(),
        1,
        Duration.ofMinutes(5),
        "",
        Optional.empty());
  }

  /** This pipeline on a schedule. */
  public Pipeline at(Cron cron) {
    return new Pipeline(
        name, Optional.of(cron), steps, retries, retryDelay, description, timeLimit);
  }

  /**
   * This pipeline with its first step.
   *
   * @throws IllegalArgumentException if there is a step already, no job is given, or a job's name
   *     stands twice
   */
  public Pipeline run(Job... jobs) {
    if (!steps.isEmpty()) {
      throw new IllegalArgumentException(
          "pipeline \""
              + name.value()
              + "\" has a first step already; add the next one with then(...)");
    }
    return then(jobs);
  }

  /**
   * This pipeline with one step more.
   *
   * @throws IllegalArgumentException if no job is given, or a job's name stands twice
   */
  public Pipeline then(Job... jobs) {
    if (jobs.length == 0) {
      throw new IllegalArgumentException(
          "a step of pipeline \"" + name.value() + "\" has no job; name at least one");
    }
    var more = new ArrayList<>(steps);
    more.add(Stream.of(jobs).sorted(Comparator.comparing(Job::name)).toList());
    var names = new TreeSet<String>();
    more.stream()
        .flatMap(List::stream)
        .forEach(
            job -> {
              if (!names.add(job.name())) {
                throw new IllegalArgumentException(
                    "pipeline \""
                        + name.value()
                        + "\" runs job \""
                        + job.name()
                        + "\" twice; give the second one a name of its own");
              }
            });
    return new Pipeline(
        name, schedule, List.copyOf(more), retries, retryDelay, description, timeLimit);
  }

  /**
   * This pipeline with another number of retries for each job.
   *
   * @param times from 0; default 1
   */
  public Pipeline withRetries(int times) {
    if (times < 0) {
      throw new IllegalArgumentException(
          "pipeline \"" + name.value() + "\": " + times + " retries; write 0 or more");
    }
    return new Pipeline(name, schedule, steps, times, retryDelay, description, timeLimit);
  }

  /**
   * This pipeline with another wait before a retry.
   *
   * @param delay from 0, in whole seconds; default five minutes
   */
  public Pipeline withRetryDelay(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException(
          "pipeline \"" + name.value() + "\": a retry delay of " + delay + " is negative");
    }
    return new Pipeline(name, schedule, steps, retries, delay, description, timeLimit);
  }

  /** This pipeline with a text for people; engines show it. Default: empty. */
  public Pipeline describedAs(String text) {
    return new Pipeline(name, schedule, steps, retries, retryDelay, text, timeLimit);
  }

  /**
   * This pipeline with a time limit for a whole run, from its start, waiting included: what still
   * runs then is stopped, and the run has failed. Default: none.
   *
   * @param limit whole seconds, at least 1 s
   */
  public Pipeline withTimeLimit(Duration limit) {
    if (DurationText.seconds(limit) < 1) {
      throw new IllegalArgumentException(
          "pipeline \""
              + name.value()
              + "\" with a time limit of "
              + limit
              + "; write 1 s or more");
    }
    return new Pipeline(
        name, schedule, steps, retries, retryDelay, description, Optional.of(limit));
  }

  /** The name. */
  public String name() {
    return name.value();
  }

  /** When it runs; empty: only when somebody starts it. */
  public Optional<Cron> schedule() {
    return schedule;
  }

  /** The steps in order, the jobs of each by name. */
  public List<List<Job>> steps() {
    return steps;
  }

  /** All jobs, step by step, in each by name. */
  public Stream<Job> jobs() {
    return steps.stream().flatMap(List::stream);
  }

  /** How often a failed job is tried again. */
  public int retries() {
    return retries;
  }

  /** How long to wait before a retry. */
  public Duration retryDelay() {
    return retryDelay;
  }

  /** How long a run may take; empty: as long as it needs. */
  public Optional<Duration> timeLimit() {
    return timeLimit;
  }

  /** The text for people; may be empty. */
  public String description() {
    return description;
  }
}
