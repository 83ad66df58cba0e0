package dev.plimsoll.samples.guide;

import dev.plimsoll.component.Application;
import dev.plimsoll.component.Component;
import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Workload;

/** A Valkey of one pod that other programs use as a cache; what it holds goes with its pod. */
public final class Valkey implements Component {
  /** The name of the port that clients call. */
  public static final String PORT = "valkey";

  private static final Image IMAGE = Image.of("docker.io/valkey/valkey:8.1.3");

  private final NamespaceName namespace;
  private final Memory memory;

  private Valkey(NamespaceName namespace, Memory memory) {
    this.namespace = namespace;
    this.memory = memory;
  }

  /** A cache of 256 MiB in a namespace of its own. */
  public static Valkey in(String namespace) {
    return new Valkey(NamespaceName.of(namespace), Memory.mebibytes(256));
  }

  /** This with more or less memory, of which three quarters hold data. */
  public Valkey withMemory(Memory other) {
    return new Valkey(namespace, other);
  }

  /** Its pods, as an end of arrows. */
  public Endpoint.Pods pods() {
    return server().pods(namespace);
  }

  @Override
  public String name() {
    return "valkey";
  }

  @Override
  public NamespaceName namespace() {
    return namespace;
  }

  @Override
  public void declare(DeclareScope scope) {
    application().declare(scope);
  }

  @Override
  public void render(RenderScope scope) {
    application().render(scope);
  }

  private Application application() {
    return Application.named(name()).in(namespace.value()).with(server());
  }

  private Workload server() {
    return Workload.deployment(
            "valkey",
            Container.of(IMAGE, PodSize.of(Cpu.millis(100), memory))
                .withArgs(
                    "valkey-server",
                    "--save",
                    "",
                    "--maxmemory",
                    Long.toString(memory.bytes() / 4 * 3),
                    "--maxmemory-policy",
                    "allkeys-lru")
                .withPort(PORT, 6379)
                .withScratch("/data", StorageSize.mebibytes(64))
                .ready(Probe.exec("valkey-cli", "ping")))
        .runningAs(RunAs.user(999));
  }
}
