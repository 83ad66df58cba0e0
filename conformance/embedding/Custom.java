package com.acme;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/** Goes through all that differs between fabric8 7 and 8: a tree becomes an object, is edited, and becomes a tree. */
public final class Custom implements PlatformDefinition<PlatformDefinition.NoSettings> {
  @Override
  public Platform define(Environment<NoSettings> env) {
    Workload web =
        Workload.deployment(
                "web",
                Container.of(Image.of("registry.acme.example/web:1.0"), PodSize.of(Cpu.millis(100), Memory.mebibytes(64)))
                    .withPort("http", 8080))
            .customise(
                Deployment.class,
                d ->
                    d.edit()
                        .editSpec()
                        .withMinReadySeconds(5)
                        .editOrNewStrategy()
                        .withType("RollingUpdate")
                        .withNewRollingUpdate()
                        .withMaxSurge(new IntOrString("25%"))
                        .withMaxUnavailable(new IntOrString(0))
                        .endRollingUpdate()
                        .endStrategy()
                        .editTemplate()
                        .editSpec()
                        .editFirstContainer()
                        .editResources()
                        .addToLimits("ephemeral-storage", new Quantity("1Gi"))
                        .endResources()
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build());
    return Platform.named("acme").with(Application.named("web").in("web").with(web));
  }
}
