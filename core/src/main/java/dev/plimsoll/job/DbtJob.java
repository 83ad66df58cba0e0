package dev.plimsoll.job;

import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A run of dbt in a pod. The image holds dbt, its adapter, the project and its packages.
 *
 * <p>dbt writes to {@code /tmp/dbt} what it otherwise writes into the project, which is read-only,
 * and sends no usage statistics, which a closed namespace would not let out.
 *
 * @see <a href="https://docs.getdbt.com/reference/global-configs/about-global-configs">dbt, about
 *     flags</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class DbtJob extends PodJob<DbtJob> {
  /** The role of such jobs. */
  public static final JobRole ROLE = JobRole.of("dbt", "dbt");

  private static final StorageSize SCRATCH = StorageSize.gibibytes(1);

  private DbtJob(Parts parts) {
    super(parts);
  }

  /** A job that does not say yet what dbt does. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class Named {
    private final String name;
    private final Image image;

    private Named(String name, Image image) {
      this.name = name;
      this.image = Objects.requireNonNull(image, "image");
    }

    /**
     * The arguments of dbt, for example {@code running("build", "--select", "marts")}.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Running running(String... arguments) {
      if (arguments.length == 0) {
        throw new IllegalArgumentException(
            "dbt job \"" + name + "\" has no arguments; write for example running(\"build\")");
      }
      return new Running(this, List.of(arguments));
    }
  }

  /** A job that does not say yet what it asks of its node. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class Running {
    private final Named job;
    private final List<String> arguments;

    private Running(Named job, List<String> arguments) {
      this.job = job;
      this.arguments = arguments;
    }

    /** What it asks of its node. */
    public DbtJob sized(PodSize size) {
      Container container =
          Container.of("dbt", job.image, size)
              .withCommand("dbt")
              .withArgs(arguments.toArray(String[]::new))
              .withEnv("DBT_TARGET_PATH", "/tmp/dbt/target")
              .withEnv("DBT_LOG_PATH", "/tmp/dbt/logs")
              .withEnv("DBT_SEND_ANONYMOUS_USAGE_STATS", "false")
              .withScratch("/tmp", SCRATCH);
      return new DbtJob(Parts.of(job.name, ROLE, container));
    }
  }

  /**
   * A job with a name.
   *
   * @param image holds dbt, its adapter, the project and its packages
   * @throws IllegalArgumentException once it is sized, if the name is not a DNS label
   */
  public static Named named(String name, Image image) {
    return new Named(name, image);
  }

  /** This in the project of a folder. Default: the image's working folder. */
  public DbtJob inProject(String path) {
    return withEnv("DBT_PROJECT_DIR", path);
  }

  /** This with the profiles of a folder. Default: the project's, then {@code ~/.dbt}. */
  public DbtJob withProfiles(String path) {
    return withEnv("DBT_PROFILES_DIR", path);
  }

  @Override
  protected DbtJob with(Parts other) {
    return new DbtJob(other);
  }
}
