package dev.plimsoll.airflow;

import dev.plimsoll.unit.PodSize;
import java.time.Duration;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Where the DAG files come from that people write, beside those that are generated from pipelines.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/dag-bundles.html">DAG
 *     bundles</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface DagSource {
  /** The image brings them in {@code /opt/airflow/dags}. */
  record InImage() implements DagSource {}

  /**
   * Airflow clones a repository itself, and runs each task with the version of its DAG run. Every
   * task pod clones when it starts, which takes its time.
   *
   * @param repository where from
   * @param refresh how often the DAG processor looks for new commits
   */
  record GitBundle(GitRepository repository, Duration refresh) implements DagSource {
    public GitBundle {
      Objects.requireNonNull(repository, "repository");
      if (refresh.toSeconds() < 1) {
        throw new IllegalArgumentException(
            "a Git bundle that is refreshed every " + refresh + "; write a second or more");
      }
    }
  }

  /**
   * A sidecar keeps a working copy beside the DAG processor, and an init container brings one to
   * each task pod. A task may find newer files than its DAG run began with.
   *
   * @param repository where from
   * @param period how often the sidecar looks for new commits
   * @param size what each of the two containers asks of its node
   * @see <a href="https://github.com/kubernetes/git-sync/tree/v4.4.2">git-sync</a>
   */
  record GitSync(GitRepository repository, Duration period, PodSize size) implements DagSource {
    public GitSync {
      Objects.requireNonNull(repository, "repository");
      Objects.requireNonNull(size, "size");
      if (period.toSeconds() < 1) {
        throw new IllegalArgumentException(
            "git-sync that looks every " + period + "; write a second or more");
      }
    }
  }

  /** The image brings them. */
  static DagSource inImage() {
    return new InImage();
  }

  /** A bundle of a repository that is looked at every five minutes. */
  static DagSource bundle(GitRepository repository) {
    return new GitBundle(repository, Duration.ofMinutes(5));
  }

  /** A working copy that is looked at every minute. */
  static DagSource sync(GitRepository repository, PodSize size) {
    return new GitSync(repository, Duration.ofMinutes(1), size);
  }
}
