package dev.plimsoll.component;

import java.util.List;
import org.apiguardian.api.API;

/** What a component may know of the platform that it is part of. */
@API(status = API.Status.EXPERIMENTAL)
public interface PlatformView {
  /** The platform's name. */
  String name();

  /** All components, workspaces included, by name. */
  List<Component> components();

  /** The workspaces, by name. */
  default List<Workspace> workspaces() {
    return components().stream()
        .filter(Workspace.class::isInstance)
        .map(Workspace.class::cast)
        .toList();
  }

  /**
   * The pipelines that an engine runs, with their workspaces, in order of workspace and pipeline
   * name.
   */
  default List<WorkspaceRun> runsOf(PipelineEngine engine) {
    return workspaces().stream()
        .flatMap(
            workspace ->
                workspace.runs().stream()
                    .filter(run -> run.engine().name().equals(engine.name()))
                    .map(run -> new WorkspaceRun(workspace, run.pipeline())))
        .toList();
  }

  /** The workspaces that a service serves, by name. */
  default List<Workspace> servedBy(WorkspaceService service) {
    return workspaces().stream()
        .filter(
            workspace ->
                workspace.services().stream().anyMatch(s -> s.name().equals(service.name())))
        .toList();
  }
}
