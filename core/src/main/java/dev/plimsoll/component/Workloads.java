package dev.plimsoll.component;

import dev.plimsoll.workload.Rendered;
import dev.plimsoll.workload.Workload;
import dev.plimsoll.workload.WorkloadScope;
import org.apiguardian.api.API;

/** Declares and renders workloads as parts of a component. */
@API(status = API.Status.EXPERIMENTAL)
public final class Workloads {
  private Workloads() {}

  /** Draws a workload's box and arrows, and says what it needs and exposes. */
  public static void declare(Workload workload, Component of, DeclareScope scope) {
    scope.box(workload.box(of.namespace(), of.name()));
    scope.arrows(workload.arrows(of.namespace()));
    workload.intents().forEach(scope::needs);
    workload
        .metrics()
        .forEach(
            metrics ->
                scope.metrics(
                    new MetricsEndpoint(
                        workload.pods(of.namespace()), metrics.port(), metrics.path())));
  }

  /** Adds a workload's manifests and what must be made outside for it. */
  public static void render(Workload workload, Component of, RenderScope scope) {
    Rendered rendered =
        workload.render(
            new WorkloadScope(
                scope.env(), of.namespace(), scope.platform().name(), of.name(), scope.findings()));
    rendered.manifests().forEach(scope::add);
    rendered.handOffs().forEach(scope::handOff);
  }
}
