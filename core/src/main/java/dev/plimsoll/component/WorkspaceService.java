package dev.plimsoll.component;

import dev.plimsoll.job.Job;
import dev.plimsoll.topology.Endpoint;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A component that serves workspaces, such as an operator that watches them. It finds them through
 * {@link PlatformView#servedBy}.
 */
@API(status = API.Status.EXPERIMENTAL)
public interface WorkspaceService extends Component {
  /**
   * The pods of this service that an engine hands a job to, which then make the job's own pods; the
   * picture shows the way through them. Default: none, since the engine makes the job's pods
   * itself.
   */
  default Optional<Endpoint.Pods> handling(Job job) {
    return Optional.empty();
  }
}
