package dev.plimsoll.job;

import dev.plimsoll.workload.Container;
import org.apiguardian.api.API;

/**
 * Any container, run to its end. Its role is {@code container}, unless it has rights of its own:
 * see {@link #inRole}.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ContainerJob extends PodJob<ContainerJob> {
  /** The role of such jobs. */
  public static final JobRole ROLE = JobRole.of("container", "Container jobs");

  private ContainerJob(Parts parts) {
    super(parts);
  }

  /**
   * A container as a job.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static ContainerJob of(String name, Container container) {
    return new ContainerJob(Parts.of(name, ROLE, container));
  }

  /** This in another role: with a service account, rights and policies apart from other jobs'. */
  public ContainerJob inRole(JobRole role) {
    return with(new Parts(parts().name(), role, parts().pod(), parts().timeLimit()));
  }

  @Override
  protected ContainerJob with(Parts other) {
    return new ContainerJob(other);
  }
}
