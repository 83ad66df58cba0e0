package dev.plimsoll.check.reach;

import dev.plimsoll.check.BundleCheck;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.topology.Topology;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Compares what the policies and roles of a bundle permit with the arrows that were declared: an
 * arrow that is cut and a right that is missing are errors; a path and a right that nobody declared
 * are warnings.
 *
 * <p>What is judged is what the YAML permits on both ends. Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ArrowCheck implements BundleCheck {
  private final EnvironmentFacts facts;
  private final Naming naming;
  private final Topology declared;
  private final List<Removed> removed;

  /**
   * A check.
   *
   * @param facts the environment, which says where the Kubernetes API and other ends are
   * @param naming how the environment renames the namespaces of the declared topology
   * @param declared the topology as declared
   */
  public ArrowCheck(EnvironmentFacts facts, Naming naming, Topology declared) {
    this(facts, naming, declared, List.of());
  }

  private ArrowCheck(
      EnvironmentFacts facts, Naming naming, Topology declared, List<Removed> removed) {
    this.facts = Objects.requireNonNull(facts, "facts");
    this.naming = Objects.requireNonNull(naming, "naming");
    this.declared = Objects.requireNonNull(declared, "declared");
    this.removed = List.copyOf(removed);
  }

  /** The check of a platform that was compiled for an environment. */
  public static ArrowCheck of(Environment<?> environment, Topology declared) {
    return new ArrowCheck(environment.facts(), environment.naming(), declared);
  }

  /** This check, which then also asks whether an arrow needs a Service that overlays took out. */
  public ArrowCheck withRemoved(Collection<Removed> others) {
    return new ArrowCheck(facts, naming, declared, List.copyOf(others));
  }

  @Override
  public Stage stage() {
    return Stage.RUNTIME;
  }

  @Override
  public void check(Bundle bundle, Findings findings) {
    var network = new NetworkPicture(bundle);
    var names = new DeclaredNames(naming);
    new RightsComparison(names, network, findings).check(declared, new RightsPicture(bundle));
    new ServicePaths(bundle, removed, network, names, findings).check(declared);
    if (facts.networkEngine().enforces()) {
      new PathComparison(new Outside(facts.lowering()), names, network, findings).check(declared);
    } else {
      findings.add(
          ReachCodes.NOT_ENFORCED,
          Where.named("environment", facts.name()),
          "network engine \"" + facts.networkEngine().name() + "\" enforces no policy",
          "nothing, if this cluster may be open; else use another network engine");
    }
  }
}
