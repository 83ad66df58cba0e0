package dev.plimsoll.check;

import dev.plimsoll.check.apply.BlockedDrains;
import dev.plimsoll.check.apply.ScaledReplicas;
import dev.plimsoll.check.podsecurity.PodSecurityCheck;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.reference.References;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The stage {@code reference}: does every name, key, port, selector and account lead to something,
 * and do objects that share something get along?
 *
 * <p>Immutable and thread-safe. What exists is what the bundle has, applied or latent, what
 * controllers make for it, what every cluster has, and what is declared outside.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ReferenceCheck implements BundleCheck {
  private final ReferenceCatalogue catalogue;
  private final Externals externals;
  private final WrittenNames written;
  private final List<ResolvedCheck> more;

  /**
   * A check.
   *
   * @param catalogue which fields refer
   * @param externals what exists outside of the bundle, besides what every cluster has
   */
  public ReferenceCheck(ReferenceCatalogue catalogue, Externals externals) {
    this(catalogue, Externals.ofEveryCluster().plus(externals), WrittenNames.same(), List.of());
  }

  private ReferenceCheck(
      ReferenceCatalogue catalogue,
      Externals externals,
      WrittenNames written,
      List<ResolvedCheck> more) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.externals = externals;
    this.written = written;
    this.more = more;
  }

  /** This check, which then also asks what a server of a minor will make of the objects. */
  public ReferenceCheck withRuntime(KubernetesVersion version) {
    return new ReferenceCheck(
        catalogue,
        externals,
        written,
        List.of(new PodSecurityCheck(version), new ScaledReplicas(), new BlockedDrains()));
  }

  /**
   * This check for a bundle that an environment named: repairs say what to write in the definition,
   * without its prefix and suffix, and by the names of namespaces before they were changed.
   */
  public ReferenceCheck withNaming(Naming naming) {
    return new ReferenceCheck(catalogue, externals, new WrittenNames(naming), more);
  }

  /** The check for an environment: with what it, its target and its bindings declare outside. */
  public static ReferenceCheck of(Environment<?> environment) {
    return of(environment, List.of());
  }

  /**
   * The check for an environment that knows what overlays took out: what is declared outside in its
   * place is needed.
   */
  public static ReferenceCheck of(Environment<?> environment, Collection<Removed> removed) {
    Externals declared =
        environment.surroundings().externals().plus(environment.facts().externals());
    return new ReferenceCheck(environment.surroundings().catalogue(), declared)
        .withNaming(environment.naming())
        .withRuntime(environment.schemas().version())
        .with(new UnusedExternals(environment, removed));
  }

  private ReferenceCheck with(ResolvedCheck check) {
    return new ReferenceCheck(
        catalogue, externals, written, Stream.concat(more.stream(), Stream.of(check)).toList());
  }

  @Override
  public Stage stage() {
    return Stage.REFERENCE;
  }

  @Override
  public void check(Bundle bundle, Findings findings) {
    References references = References.of(bundle, catalogue, externals);
    check(references, externals, written, findings);
    more.forEach(check -> check.check(references, findings));
  }

  /** Checks a bundle whose references are resolved already. */
  public static void check(References references, Findings findings) {
    check(references, Externals.none(), WrittenNames.same(), findings);
  }

  private static void check(
      References references, Externals externals, WrittenNames written, Findings findings) {
    new ReferenceDangling(references, externals, written, findings).check();
    new ReferenceTwins(references, findings).check();
    new ReferenceServices(references, findings).check();
    new ReferenceScalers(references, findings).check();
    new ReferenceMonitors(references, findings).check();
    new ReferenceGrants(references, findings).check();
  }
}
