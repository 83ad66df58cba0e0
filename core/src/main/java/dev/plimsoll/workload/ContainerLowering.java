package dev.plimsoll.workload;

import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.PortName;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HTTPGetActionBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.LifecycleHandlerBuilder;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Turns our container into Kubernetes'. */
final class ContainerLowering {
  private final PodScope scope;
  private final Beside beside;
  private final List<EnvVar> shared;

  /**
   * @param shared variables of every container that does the work; a container's own of the same
   *     name wins
   */
  ContainerLowering(PodScope scope, Beside beside, List<EnvVar> shared) {
    this.scope = scope;
    this.beside = beside;
    this.shared = shared;
  }

  io.fabric8.kubernetes.api.model.Container lower(Container container) {
    Container.Fields fields = container.fields();
    var builder =
        new ContainerBuilder()
            .withName(container.name())
            .withImage(container.image().toString())
            .withCommand(fields.command)
            .withArgs(fields.args)
            .withWorkingDir(fields.workingDirectory.orElse(null))
            .withEnv(env(container))
            .withResources(
                new ResourceRequirementsBuilder()
                    .withRequests(Quantities.of(container.size().requests()))
                    .withLimits(Quantities.of(container.size().limits()))
                    .build())
            .withVolumeMounts(fields.mounts.stream().map(ContainerLowering::mount).toList())
            .withSecurityContext(security(fields));
    for (ConfigValues values : fields.envFrom) {
      beside.add(values);
      builder.addToEnvFrom(
          new EnvFromSourceBuilder().withNewConfigMapRef(values.name(), null).build());
    }
    for (Port port : fields.ports) {
      builder.addToPorts(
          new ContainerPortBuilder()
              .withName(port.name().value())
              .withContainerPort(port.number())
              .withProtocol(port.protocol() == Port.Protocol.TCP ? null : port.protocol().name())
              .build());
    }
    fields.startup.ifPresent(probe -> builder.withStartupProbe(probe(container, probe)));
    fields.liveness.ifPresent(probe -> builder.withLivenessProbe(probe(container, probe)));
    fields.readiness.ifPresent(probe -> builder.withReadinessProbe(probe(container, probe)));
    if (fields.afterStart.isPresent() || fields.beforeStop.isPresent()) {
      builder.withLifecycle(
          new LifecycleBuilder()
              .withPostStart(fields.afterStart.map(hook -> hook(container, hook)).orElse(null))
              .withPreStop(fields.beforeStop.map(hook -> hook(container, hook)).orElse(null))
              .build());
    }
    return builder.build();
  }

  /** Pod Security restricted, and a root file system that cannot be written. */
  private static SecurityContext security(Container.Fields fields) {
    var security =
        new SecurityContextBuilder()
            .withAllowPrivilegeEscalation(false)
            .withReadOnlyRootFilesystem(fields.root == Container.Root.READ_ONLY)
            .withNewCapabilities()
            .withDrop("ALL")
            .withAdd(List.copyOf(fields.capabilities))
            .endCapabilities();
    fields.runAs.ifPresent(
        user -> {
          security.withRunAsUser(user.user());
          user.group().ifPresent(security::withRunAsGroup);
        });
    return security.build();
  }

  private List<EnvVar> env(Container container) {
    var env = new LinkedHashMap<String, EnvVar>();
    if (container.fields().task == Container.Task.WORK) {
      shared.forEach(variable -> env.put(variable.getName(), variable));
    }
    for (Container.Env entry : container.fields().env) {
      env.remove(entry.name());
      env.put(entry.name(), env(entry));
    }
    return new ArrayList<>(env.values());
  }

  private EnvVar env(Container.Env entry) {
    var builder = new EnvVarBuilder().withName(entry.name());
    EnvValue value = entry.value();
    if (value instanceof EnvValue.Literal literal) {
      return builder.withValue(literal.text()).build();
    }
    var from = builder.withNewValueFrom();
    if (value instanceof EnvValue.Field field) {
      from.withNewFieldRef(null, field.path());
    } else if (value instanceof EnvValue.Resource resource) {
      from.withNewResourceFieldRef()
          .withResource(resource.resource())
          .withDivisor(
              resource.divisor().equals("1")
                  ? null
                  : new io.fabric8.kubernetes.api.model.Quantity(resource.divisor()))
          .endResourceFieldRef();
    } else if (value instanceof EnvValue.FromSecret secret) {
      Lowered.SecretSource source = beside.secret(secret.secret());
      from.withNewSecretKeyRef(
          source.keys().getOrDefault(secret.key(), secret.key()), source.secretName(), null);
    } else if (value instanceof EnvValue.FromConfig config) {
      beside.add(config.values());
      from.withNewConfigMapKeyRef(config.key(), config.values().name(), null);
    }
    return from.endValueFrom().build();
  }

  private static VolumeMount mount(Mount mount) {
    return new VolumeMountBuilder()
        .withName(mount.volume().name())
        .withMountPath(mount.path())
        .withSubPath(mount.subPath().orElse(null))
        .withReadOnly(mount.access() == Mount.Access.READ ? true : null)
        .build();
  }

  private io.fabric8.kubernetes.api.model.Probe probe(Container container, Probe probe) {
    Probe.Timing timing = probe.timing();
    Probe.Timing standard = Probe.Timing.standard();
    var builder =
        new ProbeBuilder()
            .withInitialDelaySeconds(unless(timing.delay(), standard.delay()))
            .withPeriodSeconds(unless(timing.period(), standard.period()))
            .withTimeoutSeconds(unless(timing.timeout(), standard.timeout()))
            .withFailureThreshold(timing.failures() == 3 ? null : timing.failures())
            .withSuccessThreshold(timing.successes() == 1 ? null : timing.successes());
    Probe.Check check = probe.check();
    if (check instanceof Probe.Http http) {
      builder.withHttpGet(
          new HTTPGetActionBuilder()
              .withPath(http.path().value())
              .withPort(port(container, http.port()))
              .build());
    } else if (check instanceof Probe.Https https) {
      builder.withHttpGet(
          new HTTPGetActionBuilder()
              .withPath(https.path().value())
              .withPort(port(container, https.port()))
              .withScheme("HTTPS")
              .build());
    } else if (check instanceof Probe.Tcp tcp) {
      builder.withNewTcpSocket().withPort(port(container, tcp.port())).endTcpSocket();
    } else if (check instanceof Probe.Grpc grpc) {
      port(container, grpc.port());
      builder
          .withNewGrpc()
          .withPort(number(container, grpc.port()).orElse(1))
          .withService(grpc.service().isEmpty() ? null : grpc.service())
          .endGrpc();
    } else if (check instanceof Probe.Exec exec) {
      builder.withNewExec().withCommand(exec.command()).endExec();
    }
    return builder.build();
  }

  private LifecycleHandler hook(Container container, Hook hook) {
    var builder = new LifecycleHandlerBuilder();
    if (hook instanceof Hook.Exec exec) {
      builder.withNewExec().withCommand(exec.command()).endExec();
    } else if (hook instanceof Hook.Http http) {
      builder
          .withNewHttpGet()
          .withPath(http.path().value())
          .withPort(port(container, http.port()))
          .endHttpGet();
    } else if (hook instanceof Hook.Sleep sleep) {
      builder.withNewSleep(DurationText.seconds(sleep.duration()));
    }
    return builder.build();
  }

  /** A reference to a port, which the container must have. */
  private IntOrString port(Container container, PortName name) {
    if (number(container, name).isEmpty()) {
      List<String> known = container.ports().stream().map(port -> port.name().value()).toList();
      String declare = "declare it with withPort(\"" + name.value() + "\", number)";
      scope
          .findings()
          .add(
              WorkloadCodes.UNKNOWN_PORT,
              Where.named("workload", scope.role().value()),
              "container \""
                  + container.name()
                  + "\" is asked on port \""
                  + name.value()
                  + "\"; it has "
                  + (known.isEmpty() ? "none" : String.join(", ", known)),
              Nearest.of(name.value(), known)
                  .map(near -> "write \"" + near + "\", or " + declare)
                  .orElse(declare));
    }
    return new IntOrString(name.value());
  }

  private static Optional<Integer> number(Container container, PortName name) {
    return container.ports().stream()
        .filter(port -> port.name().equals(name))
        .map(Port::number)
        .findFirst();
  }

  private static Integer unless(Duration value, Duration standard) {
    return value.equals(standard) ? null : Math.toIntExact(DurationText.seconds(value));
  }
}
