package dev.plimsoll.compile;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of the compile stages that are not a stage's own. */
@API(status = API.Status.EXPERIMENTAL)
public final class CompileCodes implements CodeProvider {
  /** Two components share a name. */
  public static final Code DUPLICATE_COMPONENT =
      Code.error(
          "PLM0101",
          Stage.DEFINE,
          "Two components of a platform share a name",
          "A component's name is part of boxes, arrows and messages, so it must be unique. Give one of them another name, or add it once.");

  /** A component's own code failed. */
  public static final Code COMPONENT_FAILED =
      Code.error(
          "PLM0102",
          Stage.RENDER,
          "A component failed while it declared or rendered",
          "The component threw an exception that is no finding. The message names the exception and the first line of the component's own code that it passed through.");

  /** A namespace below the strictest Pod Security level. */
  public static final Code NOT_RESTRICTED =
      Code.note(
          "PLM0103",
          Stage.RENDER,
          "A namespace whose pods are not held to Pod Security restricted",
          "A component said why its pods cannot pass the restricted level, so the whole namespace is"
              + " milder. Said aloud, so that nobody takes the strict level for granted.");

  /** A workspace names a component that is not there. */
  public static final Code MISSING_COMPONENT =
      Code.error(
          "PLM0108",
          Stage.DEFINE,
          "A workspace needs a component that the platform does not have",
          "The engine that runs a workspace's pipelines and the services that watch it are"
              + " components like any other: nothing renders them unless the platform has them. The"
              + " rest is not rendered then, since all of it would miss them too.");

  /** For {@link java.util.ServiceLoader}. */
  public CompileCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(DUPLICATE_COMPONENT, COMPONENT_FAILED, NOT_RESTRICTED, MISSING_COMPONENT);
  }
}
