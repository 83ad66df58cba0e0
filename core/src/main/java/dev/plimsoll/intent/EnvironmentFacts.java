package dev.plimsoll.intent;

import dev.plimsoll.reference.Externals;
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
 * @param externals objects that lowered intents name and that the cluster has already
 */
@API(status = API.Status.EXPERIMENTAL)
public record EnvironmentFacts(
    String name,
    Stage stage,
    String target,
    KubernetesVersion kubernetes,
    NetworkEngine networkEngine,
    BindingTable bindings,
    Lowering lowering,
    Externals externals) {
  public EnvironmentFacts {
    Objects.requireNonNull(bindings, "bindings");
    Objects.requireNonNull(lowering, "lowering");
    Objects.requireNonNull(externals, "externals");
  }

  /** The facts of an environment in which nothing is named that exists already. */
  public EnvironmentFacts(
      String name,
      Stage stage,
      String target,
      KubernetesVersion kubernetes,
      NetworkEngine networkEngine,
      BindingTable bindings,
      Lowering lowering) {
    this(name, stage, target, kubernetes, networkEngine, bindings, lowering, Externals.none());
  }
}
