package dev.plimsoll.component;

import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.NamespaceName;
import org.apiguardian.api.API;

/**
 * A component that runs pipelines: Airflow, Argo Workflows. It finds its pipelines through {@link
 * PlatformView#runsOf}.
 */
@API(status = API.Status.EXPERIMENTAL)
public interface PipelineEngine extends Component {
  /**
   * The pods that launch the jobs of a workspace, where the picture's arrow to a job begins.
   *
   * @param workspace the workspace's namespace
   */
  Endpoint.Pods launcher(NamespaceName workspace);
}
