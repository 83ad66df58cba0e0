package dev.plimsoll.component;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Workloads of your own in one namespace, and any other objects beside them. Immutable; the order
 * of {@code with} calls does not show in the output.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Application implements Component {
  private final DnsLabel name;
  private final NamespaceNeed need;
  private final List<Workload> workloads;
  private final List<HasMetadata> objects;
  private final List<CustomResource> resources;

  /** An application that has no namespace yet. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class Named {
    private final DnsLabel name;

    private Named(DnsLabel name) {
      this.name = name;
    }

    /**
     * The namespace that it runs in; it is made if it is not there.
     *
     * @throws IllegalArgumentException if the name is not a DNS label
     */
    public Application in(String namespace) {
      return new Application(
          name,
          NamespaceNeed.restricted(NamespaceName.of(namespace)),
          List.of(),
          List.of(),
          List.of());
    }
  }

  private Application(
      DnsLabel name,
      NamespaceNeed need,
      List<Workload> workloads,
      List<HasMetadata> objects,
      List<CustomResource> resources) {
    this.name = name;
    this.need = need;
    this.workloads = workloads;
    this.objects = objects;
    this.resources = resources;
  }

  /**
   * An application with a name, which its objects carry as {@code app.kubernetes.io/instance}.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static Named named(String name) {
    return new Named(DnsLabel.of(name));
  }

  /**
   * This and more workloads.
   *
   * @throws IllegalArgumentException if two have one name or one role
   */
  public Application with(Workload... more) {
    var all = new ArrayList<>(workloads);
    all.addAll(Arrays.asList(more));
    all.sort(Comparator.comparing(Workload::name));
    var names = new HashSet<String>();
    var roles = new HashSet<String>();
    for (Workload workload : all) {
      if (!names.add(workload.name()) || !roles.add(workload.role().value())) {
        throw new IllegalArgumentException(
            "application \""
                + name.value()
                + "\" has two workloads named \""
                + workload.name()
                + "\", or in role \""
                + workload.role().value()
                + "\"; give one of them another");
      }
    }
    return new Application(name, need, List.copyOf(all), objects, resources);
  }

  /**
   * This and more objects, as fabric8 builds them. One that has a namespace by its kind, and none
   * in its metadata, gets the application's.
   */
  public Application with(HasMetadata... more) {
    var all = new ArrayList<>(objects);
    all.addAll(Arrays.asList(more));
    return new Application(name, need, workloads, List.copyOf(all), resources);
  }

  /** This and more objects of kinds that fabric8 does not know. */
  public Application with(CustomResource... more) {
    var all = new ArrayList<>(resources);
    all.addAll(Arrays.asList(more));
    return new Application(name, need, workloads, objects, List.copyOf(all));
  }

  /** This in a namespace that is less strict, with the reason. Default: restricted. */
  public Application withPodSecurity(PodSecurityLevel level, String reason) {
    return new Application(
        name, new NamespaceNeed(need.namespace(), level, reason), workloads, objects, resources);
  }

  /** The pods of one of its workloads, as an end of arrows. */
  public Endpoint.Pods pods(Workload workload) {
    return workload.pods(namespace());
  }

  @Override
  public String name() {
    return name.value();
  }

  @Override
  public NamespaceName namespace() {
    return need.namespace();
  }

  /** Its workloads, by name. */
  public List<Workload> workloads() {
    return workloads;
  }

  @Override
  public void declare(DeclareScope scope) {
    scope.needs(need);
    workloads.forEach(workload -> Workloads.declare(workload, this, scope));
  }

  @Override
  public void render(RenderScope scope) {
    workloads.forEach(workload -> Workloads.render(workload, this, scope));
    Origin origin = scope.origin();
    objects.forEach(object -> scope.add(manifest(object, origin)));
    resources.forEach(resource -> scope.add(resource.manifest(namespace(), origin)));
  }

  private Manifest manifest(HasMetadata object, Origin origin) {
    MapNode tree = (MapNode) ObjectNodes.from(object, origin);
    boolean homeless = object instanceof Namespaced && object.getMetadata().getNamespace() == null;
    return Manifest.of(homeless ? in(namespace(), tree, origin) : tree);
  }

  private static MapNode in(NamespaceName namespace, MapNode tree, Origin origin) {
    Node name = ScalarNode.string(namespace.value(), origin);
    return tree.with(
        "metadata", tree.findMap("metadata").orElse(MapNode.empty(origin)).with("namespace", name));
  }

  @Override
  public String toString() {
    return "application " + name();
  }
}
