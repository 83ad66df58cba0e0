package dev.plimsoll.check;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The code of {@link RemovedDefinitions}, which needs overlays, as no file of manifests has them.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class RemovedDefinitionCodes implements CodeProvider {
  /** The definition of objects was taken out. */
  public static final Code DEFINITION_REMOVED =
      Code.error(
          "PLM5020",
          Stage.REFERENCE,
          "A definition is removed of which there are objects",
          "A server knows a custom kind only by its CustomResourceDefinition; without it, all objects of that kind are refused. An overlay may remove it where the"
              + " cluster has it from elsewhere, which `externals` of the environment says:"
              + " `{ kind: CustomResourceDefinition.apiextensions.k8s.io, name: sparkapplications.sparkoperator.k8s.io }`.");

  /** For {@link java.util.ServiceLoader}. */
  public RemovedDefinitionCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(DEFINITION_REMOVED);
  }
}
