package dev.plimsoll.component;

import dev.plimsoll.pipeline.Pipeline;
import org.apiguardian.api.API;

/**
 * A pipeline in the workspace that it runs in.
 *
 * @param workspace whose namespace the pods of the pipeline's jobs run in
 * @param pipeline what is run
 */
@API(status = API.Status.EXPERIMENTAL)
public record WorkspaceRun(Workspace workspace, Pipeline pipeline) {}
