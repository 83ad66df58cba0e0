package dev.plimsoll.compile;

import dev.plimsoll.component.Component;
import dev.plimsoll.component.Declarations;
import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.SpotPools;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.overlay.Overlaid;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.overlay.Overlays;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Turns a platform into Kubernetes manifests: render → overlay → settle → connect → name.
 *
 * <p>Immutable and thread-safe. Reads no clock, environment variable, network or default locale:
 * equal input, equal bytes.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class PlatformCompiler {
  /**
   * Compiles a platform for an environment. Findings of all stages are gathered; none is thrown,
   * nor is what else ends a stage: what an overlay wrote need not be what a stage can read, which
   * the checks say of each object.
   */
  public Compiled compile(Platform platform, Environment<?> environment) {
    var run = new Run(platform, environment);
    if (!run.isComplete()) {
      return run.standingIn().orElseGet(run::stopped);
    }
    return run.stages();
  }

  /**
   * Bindings to start from, for the intents that the environment does not bind: YAML that goes
   * below {@code bindings:}. Empty if all are bound.
   *
   * @throws FindingsException if the platform cannot say what it needs
   */
  public Optional<String> scaffold(Platform platform, Environment<?> environment) {
    var run = new Run(platform, environment);
    run.findings.throwIfErrors();
    List<Intent> unbound = UnboundIntents.of(run.declarations.intents(), environment.facts());
    return unbound.isEmpty()
        ? Optional.empty()
        : Optional.of(UnboundIntents.scaffold(unbound, environment.facts()) + "\n");
  }

  /** One run: the components' scopes, and what they gather. */
  private static final class Run {
    private final Platform platform;
    private final Environment<?> environment;
    private final Findings findings = new Findings();
    private final List<Lowered.HandOff> handOffs = new ArrayList<>();
    private final List<Removed> removed = new ArrayList<>();
    private final Declarations declarations = new Declarations();
    private final Topology topology;

    private boolean hasComponents;

    /** What the last stage that was passed left. */
    private Bundle reached = Bundle.of(List.of());

    Run(Platform platform, Environment<?> environment) {
      this.platform = platform;
      this.environment = environment;
      var scope = new DeclareScope(environment.facts(), platform, declarations, findings);
      Components.unique(platform, findings);
      platform
          .components()
          .forEach(
              component ->
                  Components.declaring(
                      component, declarations, findings, () -> component.declare(scope)));
      platform
          .components()
          .forEach(
              component ->
                  Components.declaring(
                      component, declarations, findings, () -> component.connect(scope)));
      platform.arrows().forEach(declarations::add);
      this.topology = declarations.topology();
    }

    /**
     * Without a component, or an intent that is not bound, what follows would fail again and again:
     * all of them are named once instead.
     */
    boolean isComplete() {
      hasComponents = Components.complete(platform, findings);
      return UnboundIntents.check(declarations.intents(), environment.facts(), findings)
          && hasComponents;
    }

    /**
     * The platform with the intents that are not bound bound to what the target proposes, to find
     * what else is wrong; of that only errors, since the proposals are nobody's choice.
     */
    Optional<Compiled> standingIn() {
      if (!hasComponents) {
        return Optional.empty();
      }
      List<Intent> unbound = UnboundIntents.of(declarations.intents(), environment.facts());
      return environment
          .withStandIns(unbound)
          .map(complete -> new Run(platform, complete).stages())
          .map(
              compiled -> {
                compiled.findings().stream()
                    .filter(found -> found.isError() && !isAbout(unbound, found))
                    .forEach(findings::add);
                return compiled.with(findings.sorted());
              });
    }

    /** Whether a finding is about a binding that nobody wrote. */
    private static boolean isAbout(List<Intent> unbound, Finding found) {
      String path = found.where().path().toString();
      return unbound.stream()
          .map(intent -> FieldPath.of("bindings", intent.key()).toString())
          .anyMatch(path::startsWith);
    }

    Compiled stopped() {
      return new Compiled(reached, topology, List.of(), findings.sorted());
    }

    Compiled stages() {
      try {
        reached = render();
        reached = overlay(reached, Overlay.Phase.RENDERED, Bundle.of(List.of()));
        Bundle overlaid = reached;
        reached = derive(new Settler(findings).settle(overlaid));
        reached = reached.plus(new QuotaPlanner().plan(reached));
        new SpotRetries(
                platform, SpotPools.among(declarations.intents(), environment.facts()), findings)
            .check(reached);
        reached = finish(connect(reached));
        reached = overlay(reached, Overlay.Phase.CONNECTED, overlaid);
        Bundle edited = reached;
        Namer namer = Namer.of(environment);
        reached = namer.name(edited, findings);
        var named = new HandOffs(environment.naming(), edited).named(handOffs);
        return new Compiled(
            reached,
            topology,
            named,
            findings.sorted(),
            namer.named(removed, edited),
            Optional.empty());
      } catch (FindingsException found) {
        findings.addAll(found.findings());
        return stopped();
      } catch (RuntimeException | StackOverflowError fault) {
        return new Compiled(
            reached, topology, List.of(), findings.sorted(), List.of(), Optional.of(fault));
      }
    }

    Bundle render() {
      var manifests = new ArrayList<Manifest>();
      manifests.addAll(
          new NamespaceRenderer(environment.facts())
              .render(platform.name(), declarations, findings));
      for (Component component : platform.components()) {
        RenderScope scope = scope(component);
        Components.guarded(component, findings, () -> component.render(scope));
        manifests.addAll(scope.manifests());
        handOffs.addAll(scope.handOffs());
      }
      return Bundle.of(Shared.dropRepeated(manifests));
    }

    Bundle overlay(Bundle bundle, Overlay.Phase phase, Bundle before) {
      Schemas schemas = environment.schemas().with(bundle.definitions());
      var scope = new Overlay.OverlayScope(schemas, findings, before);
      Overlaid overlaid = Overlays.apply(environment.overlays(), phase, bundle, scope);
      removed.addAll(overlaid.removed());
      return overlaid.bundle();
    }

    Bundle derive(Bundle bundle) {
      Bundle result = bundle;
      for (Component component : platform.components()) {
        Bundle before = result;
        result =
            Components.guarded(
                component, findings, before, () -> component.derive(before, scope(component)));
      }
      return result;
    }

    Bundle connect(Bundle bundle) {
      var connector = new Connector(environment.facts(), declarations.intents());
      Bundle connected = connector.connect(topology, bundle, removed, findings);
      handOffs.addAll(connector.handOffs());
      return platform.pinsAccounts()
          ? connected.plus(
              new AccountPins(platform.name(), connected, findings).manifests(topology))
          : connected;
    }

    Bundle finish(Bundle bundle) {
      Bundle result = bundle;
      for (Component component : platform.components()) {
        Bundle before = result;
        result =
            Components.guarded(
                component, findings, before, () -> component.finish(before, scope(component)));
      }
      return result;
    }

    private RenderScope scope(Component component) {
      return new RenderScope(component.name(), environment.facts(), platform, topology, findings);
    }
  }
}
