package dev.plimsoll.intent;

import dev.plimsoll.schema.KubernetesVersion;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * What is known of an environment while a platform is rendered for it.
 *
 * @param name for example {@code prod-eks}
 * @param stage what it is for
 * @param target the name of its target, for example {@code eks}
 * @param kubernetes the minor that its API server runs
 * @param networkEngine what enforces policies there
 * @param bindings which intents the environment binds
 * @param lowering what the target makes of intents, with this environment's bindings
 */
@API(status = API.Status.EXPERIMENTAL)
public record EnvironmentFacts(
    String name,
    Stage stage,
    String target,
    KubernetesVersion kubernetes,
    NetworkEngine networkEngine,
    BindingTable bindings,
    Lowering lowering) {
  public EnvironmentFacts {
    Objects.requireNonNull(bindings, "bindings");
    Objects.requireNonNull(lowering, "lowering");
  }
}
