package dev.plimsoll.workload;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.PortName;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.HTTPGetActionBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.LifecycleHandlerBuilder;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.VolumeMount;
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
    var lowered = new io.fabric8.kubernetes.api.model.Container();
    lowered.setName(container.name());
    lowered.setImage(container.image().toString());
    lowered.setCommand(new ArrayList<>(fields.command));
    lowered.setArgs(new ArrayList<>(fields.args));
    lowered.setWorkingDir(fields.workingDirectory.orElse(null));
    lowered.setEnv(env(container));
    var resources = new ResourceRequirements();
    resources.setRequests(Quantities.of(container.size().requests()));
    resources.setLimits(Quantities.of(container.size().limits()));
    lowered.setResources(resources);
    fields.mounts.forEach(mount -> lowered.getVolumeMounts().add(mount(mount)));
    lowered.setSecurityContext(security(fields));
    for (ConfigValues values : fields.envFrom) {
      beside.add(values);
      var source = new EnvFromSource();
      source.setConfigMapRef(new ConfigMapEnvSource(values.name(), null));
      lowered.getEnvFrom().add(source);
    }
    fields.ports.forEach(port -> lowered.getPorts().add(port(port)));
    fields.startup.ifPresent(
        probe -> lowered.setStartupProbe(probe(container, "startupProbe", probe)));
    fields.liveness.ifPresent(
        probe -> lowered.setLivenessProbe(probe(container, "livenessProbe", probe)));
    fields.readiness.ifPresent(
        probe -> lowered.setReadinessProbe(probe(container, "readinessProbe", probe)));
    if (fields.afterStart.isPresent() || fields.beforeStop.isPresent()) {
      lowered.setLifecycle(
          new LifecycleBuilder()
              .withPostStart(
                  fields.afterStart.map(hook -> hook(container, "postStart", hook)).orElse(null))
              .withPreStop(
                  fields.beforeStop.map(hook -> hook(container, "preStop", hook)).orElse(null))
              .build());
    }
    return lowered;
  }

  private static ContainerPort port(Port port) {
    var lowered = new ContainerPort();
    lowered.setName(port.name().value());
    lowered.setContainerPort(port.number());
    lowered.setProtocol(port.protocol() == Port.Protocol.TCP ? null : port.protocol().name());
    return lowered;
  }

  /** Pod Security restricted, and a root file system that cannot be written. */
  private static SecurityContext security(Container.Fields fields) {
    var security = new SecurityContext();
    security.setAllowPrivilegeEscalation(false);
    security.setReadOnlyRootFilesystem(fields.root == Container.Root.READ_ONLY);
    security.setCapabilities(new Capabilities(List.copyOf(fields.capabilities), List.of("ALL")));
    fields.runAs.ifPresent(
        user -> {
          security.setRunAsUser(user.user());
          user.group().ifPresent(security::setRunAsGroup);
        });
    return security;
  }

  private List<EnvVar> env(Container container) {
    var env = new LinkedHashMap<String, EnvVar>();
    if (container.fields().task != Container.Task.HELP) {
      shared.forEach(variable -> env.put(variable.getName(), variable));
    }
    for (Container.Env entry : container.fields().env) {
      env.remove(entry.name());
      env.put(entry.name(), env(entry));
    }
    return new ArrayList<>(env.values());
  }

  private EnvVar env(Container.Env entry) {
    var variable = new EnvVar();
    variable.setName(entry.name());
    EnvValue value = entry.value();
    if (value instanceof EnvValue.Literal literal) {
      variable.setValue(literal.text());
      return variable;
    }
    var from = new EnvVarSource();
    variable.setValueFrom(from);
    if (value instanceof EnvValue.Field field) {
      from.setFieldRef(new ObjectFieldSelector(null, field.path()));
    } else if (value instanceof EnvValue.Resource resource) {
      var selector = new ResourceFieldSelector();
      selector.setResource(resource.resource());
      if (!resource.divisor().equals("1")) {
        selector.setDivisor(new io.fabric8.kubernetes.api.model.Quantity(resource.divisor()));
      }
      from.setResourceFieldRef(selector);
    } else if (value instanceof EnvValue.FromSecret secret) {
      Lowered.SecretSource source = beside.secret(secret.secret());
      String key = source.keys().getOrDefault(secret.key(), secret.key());
      from.setSecretKeyRef(new SecretKeySelector(key, source.secretName(), null));
    } else if (value instanceof EnvValue.FromConfig config) {
      beside.add(config.values());
      from.setConfigMapKeyRef(new ConfigMapKeySelector(config.key(), config.values().name(), null));
    }
    return variable;
  }

  private static VolumeMount mount(Mount mount) {
    var lowered = new VolumeMount();
    lowered.setName(mount.volume().name());
    lowered.setMountPath(mount.path());
    lowered.setSubPath(mount.subPath().orElse(null));
    lowered.setReadOnly(mount.access() == Mount.Access.READ ? true : null);
    return lowered;
  }

  private io.fabric8.kubernetes.api.model.Probe probe(
      Container container, String field, Probe probe) {
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
              .withPort(port(container, field, http.port()))
              .build());
    } else if (check instanceof Probe.Https https) {
      builder.withHttpGet(
          new HTTPGetActionBuilder()
              .withPath(https.path().value())
              .withPort(port(container, field, https.port()))
              .withScheme("HTTPS")
              .build());
    } else if (check instanceof Probe.Tcp tcp) {
      builder.withNewTcpSocket().withPort(port(container, field, tcp.port())).endTcpSocket();
    } else if (check instanceof Probe.Grpc grpc) {
      port(container, field, grpc.port());
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

  private LifecycleHandler hook(Container container, String field, Hook hook) {
    var builder = new LifecycleHandlerBuilder();
    if (hook instanceof Hook.Exec exec) {
      builder.withNewExec().withCommand(exec.command()).endExec();
    } else if (hook instanceof Hook.Http http) {
      builder
          .withNewHttpGet()
          .withPath(http.path().value())
          .withPort(port(container, field, http.port()))
          .endHttpGet();
    } else if (hook instanceof Hook.Sleep sleep) {
      builder.withNewSleep(DurationText.seconds(sleep.duration()));
    }
    return builder.build();
  }

  /** A reference to a port, which the container must have. */
  private IntOrString port(Container container, String field, PortName name) {
    if (number(container, name).isEmpty()) {
      List<String> known = container.ports().stream().map(port -> port.name().value()).toList();
      String declare = "declare it with withPort(\"" + name.value() + "\", number)";
      scope
          .findings()
          .add(
              WorkloadCodes.UNKNOWN_PORT,
              Where.named("workload", scope.role().value())
                  .at(FieldPath.of("containers", container.name(), field)),
              "port \""
                  + name.value()
                  + "\" is not among the ports of container \""
                  + container.name()
                  + "\", which has "
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
