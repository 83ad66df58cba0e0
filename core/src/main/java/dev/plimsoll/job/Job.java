package dev.plimsoll.job;

import dev.plimsoll.intent.Intent;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A unit of data work: a Spark, dbt, Python or Flink job, or any container. Immutable. Open: anyone
 * can write one.
 *
 * <p>It is rendered for every workspace that runs it.
 */
@API(status = API.Status.EXPERIMENTAL)
public interface Job {
  /** The name, a DNS label, unique in a workspace. */
  String name();

  /**
   * The roles of the pods that it makes, for example {@code spark-driver} and {@code
   * spark-executor}; the first is the one whose end is the job's end. Jobs that do the same kind of
   * work share roles: rights and policies are per role and namespace.
   */
  List<JobRole> roles();

  /**
   * The named intents that it needs, so that all that an environment does not bind can be named at
   * once.
   */
  List<Intent> intents();

  /** What the job draws and what makes it run, in one workspace. */
  Launch launch(JobScope scope);
}
