package dev.plimsoll.workload;

import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.ServiceName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Turns one workload into its objects, read downward. */
final class WorkloadRenderer {
  private final WorkloadScope scope;
  private final WorkloadBase<?> workload;
  private final WorkloadBase.Fields fields;
  private final Map<Identity, Manifest> objects = new LinkedHashMap<>();
  private final List<Lowered.HandOff> handOffs = new ArrayList<>();

  WorkloadRenderer(WorkloadScope scope, WorkloadBase<?> workload) {
    this.scope = scope;
    this.workload = workload;
    this.fields = workload.fields();
  }

  Rendered render() {
    Labels selector = WorkloadLabels.selector(workload.name(), scope.component());
    Labels labels = fields.labels.with(selector).with(WorkloadLabels.PART_OF, scope.platform());
    var podScope =
        new PodScope(scope.env(), scope.namespace(), workload.role(), labels, scope.findings());
    LoweredPod pod = new PodLowering(podScope, workload.diskStyle()).lower(workload.pod());
    if (!fields.clusterRoles.isEmpty()) {
      pod.spec().setAutomountServiceAccountToken(true);
    }
    var parts = new ControllerParts(scope, workload.name(), labels, selector.asMap(), pod);
    account(parts);
    pod.objects().forEach(this::add);
    add(workload.controller(parts), workload.getClass(), "controller");
    service(parts, web());
    workload.extras(parts).forEach(object -> add(object, workload.getClass(), "extras"));
    List<Manifest> customised =
        new Customiser(workload.name(), scope.findings())
            .customise(List.copyOf(objects.values()), fields.customisations);
    handOffs.addAll(pod.handOffs());
    return new Rendered(customised, handOffs);
  }

  private void account(ControllerParts parts) {
    String name = workload.role().value();
    var account = new ServiceAccount();
    account.setMetadata(parts.metadata(name));
    account.setAutomountServiceAccountToken(false);
    add(account, WorkloadRenderer.class, "account");
    for (String clusterRole : fields.clusterRoles) {
      add(
          new RoleBindingBuilder()
              .withMetadata(parts.metadata(name + "-" + clusterRole))
              .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", clusterRole)
              .addNewSubject(null, "ServiceAccount", name, scope.namespace().value())
              .build(),
          WorkloadRenderer.class,
          "account");
    }
  }

  /** The ways in from outside; answers what they want to see on the Service. */
  private Map<String, String> web() {
    var annotations = new TreeMap<String, String>();
    for (WorkloadBase.Web web : fields.web) {
      backend(web)
          .flatMap(backend -> guarded(() -> scope.env().lowering().web(web.endpoint(), backend)))
          .ifPresent(
              lowered -> {
                lowered.objects().forEach(object -> add(object, WorkloadRenderer.class, "web"));
                annotations.putAll(lowered.serviceAnnotations());
                handOffs.addAll(lowered.handOffs());
              });
    }
    return annotations;
  }

  /** The Service port that an address leads to; a finding, and nothing, if there is none. */
  private Optional<WebBackend> backend(WorkloadBase.Web web) {
    if (fields.service == WorkloadBase.ServiceStyle.NONE) {
      exposeNothing(web, "it has no Service", "leave withoutService() out");
      return Optional.empty();
    }
    List<Container> containers = workload.pod().all().toList();
    for (Container container : containers) {
      for (Port port : container.ports()) {
        if (port.name().equals(web.port())) {
          return Optional.of(backend(container, port));
        }
      }
    }
    List<String> known =
        containers.stream().flatMap(c -> c.ports().stream()).map(p -> p.name().value()).toList();
    String declare = "declare it with withPort(\"" + web.port().value() + "\", number)";
    exposeNothing(
        web,
        "its containers have "
            + (known.isEmpty() ? "no port" : "the ports " + String.join(", ", known)),
        Nearest.of(web.port().value(), known)
            .map(near -> "write \"" + near + "\", or " + declare)
            .orElse(declare));
    return Optional.empty();
  }

  private WebBackend backend(Container container, Port port) {
    String name = port.name().value();
    var served =
        new Port(
            port.name(), fields.servicePorts.getOrDefault(name, port.number()), port.protocol());
    var backend = WebBackend.of(scope.namespace(), ServiceName.of(workload.name()), served);
    return container.fields().readiness.map(Probe::check).stream()
        .filter(Probe.Http.class::isInstance)
        .map(Probe.Http.class::cast)
        .filter(http -> http.port().equals(port.name()))
        .findFirst()
        .map(http -> backend.withHealth(http.path()))
        .orElse(backend);
  }

  private void service(ControllerParts parts, Map<String, String> annotations) {
    List<ServicePort> ports = Services.ports(workload);
    if (ports.isEmpty()) {
      return;
    }
    switch (fields.service) {
      case FROM_PORTS -> {
        if (workload.isServedByDefault() || !fields.web.isEmpty()) {
          add(Services.clusterIp(parts, ports, annotations), Services.class, "clusterIp");
        }
      }
      case INTERNAL_LOAD_BALANCER ->
          guarded(() -> scope.env().lowering().internalLoadBalancer())
              .ifPresent(lowered -> balanced(parts, lowered, annotations));
      case PUBLIC_LOAD_BALANCER ->
          guarded(() -> scope.env().lowering().publicLoadBalancer())
              .ifPresent(lowered -> balanced(parts, lowered, annotations));
      case NONE -> {}
    }
  }

  private void balanced(
      ControllerParts parts, Lowered.LoadBalancer lowered, Map<String, String> annotations) {
    add(
        Services.loadBalancer(parts, Services.ports(workload), lowered, annotations),
        Services.class,
        "loadBalancer");
  }

  private void exposeNothing(WorkloadBase.Web web, String why, String fix) {
    scope
        .findings()
        .add(
            WorkloadCodes.NOTHING_TO_EXPOSE,
            Where.named("workload", workload.name()),
            web.endpoint().key() + " leads to port \"" + web.port().value() + "\", but " + why,
            fix);
  }

  private <T> Optional<T> guarded(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (FindingsException refused) {
      scope.findings().addAll(refused.findings());
      return Optional.empty();
    }
  }

  private void add(HasMetadata object, Class<?> by, String method) {
    Origin origin = Origin.render(workload.name(), by.getSimpleName() + "." + method);
    add(Manifest.of((MapNode) ObjectNodes.from(object, origin)));
  }

  private void add(Manifest manifest) {
    objects.putIfAbsent(manifest.identity(), manifest);
  }
}
