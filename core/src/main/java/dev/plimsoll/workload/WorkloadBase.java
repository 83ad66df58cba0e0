package dev.plimsoll.workload;

import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PortName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * What can be said of workloads of every kind.
 *
 * @param <W> the kind
 */
@API(status = API.Status.EXPERIMENTAL)
public abstract sealed class WorkloadBase<W extends WorkloadBase<W>> extends PodShaped<W>
    implements Workload permits ReplicatedWorkload, DaemonSetWorkload, BatchWorkload {
  /** A way in from outside to one port. */
  record Web(WebEndpoint endpoint, PortName port) {}

  /** How requests reach the pods. */
  enum ServiceStyle {
    /** A Service if a container has a port. */
    FROM_PORTS,
    /** No Service. */
    NONE,
    /** A load balancer that only the cluster's own network reaches. */
    INTERNAL_LOAD_BALANCER,
    /** A load balancer that the internet reaches. */
    PUBLIC_LOAD_BALANCER;

    Optional<Endpoint.LoadBalancer.Reach> reach() {
      return switch (this) {
        case INTERNAL_LOAD_BALANCER -> Optional.of(Endpoint.LoadBalancer.Reach.INTERNAL);
        case PUBLIC_LOAD_BALANCER -> Optional.of(Endpoint.LoadBalancer.Reach.PUBLIC);
        case FROM_PORTS, NONE -> Optional.empty();
      };
    }
  }

  /** The fields; never changed once a workload holds them. */
  static final class Fields {
    final DnsLabel name;
    DnsLabel role;
    String title;
    Pod pod;
    ServiceStyle service = ServiceStyle.FROM_PORTS;
    SortedMap<String, Integer> servicePorts = new TreeMap<>();
    List<Web> web = List.of();
    Labels labels = Labels.empty();
    List<String> clusterRoles = List.of();
    List<Customisation<?>> customisations = List.of();

    private Fields(DnsLabel name, Pod pod) {
      this.name = name;
      this.role = name;
      this.title = title(name.value());
      this.pod = pod;
    }

    static Fields of(String name, Container... containers) {
      return new Fields(DnsLabel.of(name), Pod.of(containers));
    }

    private Fields(Fields other) {
      this(other.name, other.pod);
      role = other.role;
      title = other.title;
      service = other.service;
      servicePorts = other.servicePorts;
      web = other.web;
      labels = other.labels;
      clusterRoles = other.clusterRoles;
      customisations = other.customisations;
    }

    private static String title(String name) {
      return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('-', ' ');
    }
  }

  private final Fields fields;

  WorkloadBase(Fields fields) {
    this.fields = fields;
  }

  /** A copy with other fields; what a kind adds to them is kept. */
  abstract W copy(Fields other);

  /** The object that keeps the pods running. */
  abstract HasMetadata controller(ControllerParts parts);

  /** What becomes of the disks of its pods. */
  abstract DiskStyle diskStyle();

  /** Objects that only some kinds have, beside the common ones. */
  List<HasMetadata> extras(ControllerParts parts) {
    return List.of();
  }

  /** Whether replicas have names of their own in DNS. */
  boolean hasNamedReplicas() {
    return false;
  }

  /** Whether ports of containers make a Service without asking. */
  boolean isServedByDefault() {
    return true;
  }

  Fields fields() {
    return fields;
  }

  /** The pod that it runs. */
  public Pod pod() {
    return fields.pod;
  }

  W with(Consumer<Fields> change) {
    var copy = new Fields(fields);
    change.accept(copy);
    return copy(copy);
  }

  @Override
  protected W withPod(UnaryOperator<Pod> change) {
    return with(f -> f.pod = change.apply(f.pod));
  }

  @Override
  public String name() {
    return fields.name.value();
  }

  @Override
  public DnsLabel role() {
    return fields.role;
  }

  /**
   * This in another role than its name, which must be unique in the namespace.
   *
   * @throws IllegalArgumentException if it is not a DNS label
   */
  public W inRole(String role) {
    DnsLabel checked = DnsLabel.of(role);
    return with(f -> f.role = checked);
  }

  /** This under a title in the picture. Default: the name in words. */
  public W titled(String title) {
    return with(f -> f.title = title);
  }

  /**
   * This with a label more on all of its objects and pods.
   *
   * @throws IllegalArgumentException if the key belongs to Kubernetes or Plimsoll
   */
  public W withLabel(String key, String value) {
    Labels label = Labels.of(key, value).requireUnreserved();
    return with(f -> f.labels = f.labels.with(label));
  }

  /** This, reached from outside under an address. Traffic goes to a named port. */
  public W exposedAt(WebEndpoint endpoint, String port) {
    var web = new Web(endpoint, PortName.of(port));
    return with(f -> f.web = Copies.plus(f.web, web));
  }

  /** This without a Service, though its containers have ports. */
  public W withoutService() {
    return with(f -> f.service = ServiceStyle.NONE);
  }

  /** This behind a layer-4 load balancer that only the cluster's own network reaches. */
  public W behindInternalLoadBalancer() {
    return with(f -> f.service = ServiceStyle.INTERNAL_LOAD_BALANCER);
  }

  /** This behind a layer-4 load balancer that the internet reaches. */
  public W behindPublicLoadBalancer() {
    return with(f -> f.service = ServiceStyle.PUBLIC_LOAD_BALANCER);
  }

  /**
   * This with another number for a port of its Service. Default: the container's.
   *
   * @param port the port's name
   * @param number 1 to 65535
   */
  public W servedOn(String port, int number) {
    String checked = PortName.of(port).value();
    int valid = dev.plimsoll.unit.Port.requireNumber(number);
    return with(f -> f.servicePorts = Copies.plus(f.servicePorts, checked, valid));
  }

  /**
   * This with the rights of a ClusterRole in its own namespace, for example {@code view}. Prefer
   * {@link #managing}, which says what is used.
   */
  public W holdingClusterRole(String clusterRole) {
    return with(f -> f.clusterRoles = Copies.plus(f.clusterRoles, clusterRole))
        .calling(new Endpoint.KubernetesApi());
  }

  /**
   * This with each object of a class edited: everything that Kubernetes can say stays reachable. It
   * runs when the workload has been rendered, before arrows are lowered. It must match, and may not
   * change identity or selectors; only what it changes is applied.
   *
   * <pre>{@code
   * .customise(Deployment.class, d -> d.edit().editSpec().withMinReadySeconds(5).endSpec().build())
   * }</pre>
   *
   * @param kind a class of the fabric8 model
   * @param change answers the edited object, which may be the given one
   */
  public <T extends HasMetadata> W customise(Class<T> kind, UnaryOperator<T> change) {
    return with(
        f -> f.customisations = Copies.plus(f.customisations, new Customisation<>(kind, change)));
  }

  @Override
  public Box box(NamespaceName namespace, String component) {
    return new Box(pods(namespace), component, fields.title, false);
  }

  @Override
  public List<Arrow> arrows(NamespaceName namespace) {
    Endpoint.Pods self = pods(namespace);
    var all = new ArrayList<Arrow>(fields.pod.arrows(self));
    for (Web web : fields.web) {
      all.add(Arrow.calls(new Endpoint.Ingress(web.endpoint().name()), self, web.port().value()));
    }
    fields
        .service
        .reach()
        .ifPresent(
            reach -> {
              var balancer = new Endpoint.LoadBalancer(reach);
              ports().forEach(port -> all.add(Arrow.calls(balancer, self, port)));
            });
    return List.copyOf(all);
  }

  private List<String> ports() {
    return fields
        .pod
        .all()
        .flatMap(container -> container.ports().stream())
        .map(port -> port.name().value())
        .toList();
  }

  @Override
  public Collection<Intent> intents() {
    var byKey = new TreeMap<String, Intent>();
    fields.pod.intents().forEach(intent -> byKey.put(intent.key(), intent));
    fields.web.forEach(web -> byKey.put(web.endpoint().key(), web.endpoint()));
    return List.copyOf(byKey.values());
  }

  @Override
  public List<ScrapedPort> metrics() {
    return fields.pod.metrics();
  }

  @Override
  public Rendered render(WorkloadScope scope) {
    return new WorkloadRenderer(scope, this).render();
  }

  Optional<Integer> servicePort(String port) {
    return Optional.ofNullable(fields.servicePorts.get(port));
  }
}
