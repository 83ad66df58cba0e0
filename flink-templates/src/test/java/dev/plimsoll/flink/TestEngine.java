package dev.plimsoll.flink;

import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.NamespaceNeed;
import dev.plimsoll.component.PipelineEngine;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.component.Workloads;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;

/** An engine that is one pod. */
final class TestEngine implements PipelineEngine {
  private static final NamespaceName NAMESPACE = NamespaceName.of("engine");
  private static final Workload WORKLOAD =
      Workload.deployment(
              "engine",
              Container.of(
                  Image.of("registry.acme.example/engine:1.0.0"),
                  PodSize.of(Cpu.millis(100), Memory.mebibytes(128))))
          .withoutService();

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public NamespaceName namespace() {
    return NAMESPACE;
  }

  @Override
  public void declare(DeclareScope scope) {
    scope.needs(NamespaceNeed.restricted(NAMESPACE));
    Workloads.declare(WORKLOAD, this, scope);
  }

  @Override
  public void render(RenderScope scope) {
    Workloads.render(WORKLOAD, this, scope);
  }

  @Override
  public Endpoint.Pods launcher(NamespaceName workspace) {
    return Endpoint.pods(NAMESPACE, "engine");
  }
}
