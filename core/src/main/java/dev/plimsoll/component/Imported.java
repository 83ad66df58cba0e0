package dev.plimsoll.component;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.NamespaceName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * Objects that another program wrote, as a component: what Dekorate, a Helm chart or a colleague
 * makes joins the platform, with arrows from and to its pods. Immutable; the order of the objects
 * does not show.
 *
 * <pre>{@code
 * Imported rates =
 *     Imported.named("rates-api").in("rates")
 *         .with(Manifests.resource(RatesApi.class, "META-INF/dekorate/kubernetes.yml"));
 * platform.with(rates).with(Arrow.calls(rates.pods("rates-api"), Endpoint.External.https("feed.example")));
 * }</pre>
 *
 * <p>An object of a namespaced kind that names no namespace gets the component's. Pods of a
 * workload get the workload's name as their role, unless they carry the label {@value
 * dev.plimsoll.topology.RoleLabel#KEY} already: policies and rights select by it. Everything else
 * stays as it was written until {@link #customise} or an overlay changes it; checks hold for it as
 * for everything.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Imported implements Component {
  private final DnsLabel name;
  private final NamespaceNeed need;
  private final List<Manifest> objects;
  private final List<ImportEdit<?>> edits;

  /** Objects that have no namespace yet. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class Named {
    private final DnsLabel name;

    private Named(DnsLabel name) {
      this.name = name;
    }

    /**
     * The namespace that they live in; it is made if it is not there.
     *
     * @throws IllegalArgumentException if the name is not a DNS label
     */
    public Imported in(String namespace) {
      return new Imported(
          name, NamespaceNeed.restricted(NamespaceName.of(namespace)), List.of(), List.of());
    }
  }

  private Imported(
      DnsLabel name, NamespaceNeed need, List<Manifest> objects, List<ImportEdit<?>> edits) {
    this.name = name;
    this.need = need;
    this.objects = objects;
    this.edits = edits;
  }

  /**
   * Imported objects under a name, unique in the platform.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static Named named(String name) {
    return new Named(DnsLabel.of(name));
  }

  /**
   * This and more objects, as {@link dev.plimsoll.manifest.Manifests} reads them.
   *
   * @throws IllegalArgumentException if a workload's name cannot be the role of its pods
   */
  public Imported with(Collection<Manifest> more) {
    var all = new ArrayList<>(objects);
    all.addAll(more);
    all.sort((a, b) -> a.identity().compareTo(b.identity()));
    var with = new Imported(name, need, List.copyOf(all), edits);
    with.roles();
    return with;
  }

  /**
   * This with each object of a class edited, before arrows are lowered. It must match, and may not
   * change an identity. Unlike with workloads of your own it may change a selector, since the other
   * program may have put a version into it, which would make the next version impossible to apply.
   *
   * @param kind a class of the fabric8 model
   * @param change answers the edited object, which may be the given one
   */
  public <T extends HasMetadata> Imported customise(Class<T> kind, UnaryOperator<T> change) {
    var more = new ArrayList<>(edits);
    more.add(new ImportEdit<>(kind, change));
    return new Imported(name, need, objects, List.copyOf(more));
  }

  /** This in a namespace that is less strict, with the reason. Default: restricted. */
  public Imported withPodSecurity(PodSecurityLevel level, String reason) {
    return new Imported(name, new NamespaceNeed(need.namespace(), level, reason), objects, edits);
  }

  /**
   * The pods of a role, as an end of arrows.
   *
   * @param role the name of the workload that makes them, or the role that they carry
   * @throws IllegalArgumentException if no object makes such pods
   */
  public Endpoint.Pods pods(String role) {
    return roles().keySet().stream()
        .filter(pods -> pods.role().value().equals(role))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "import \""
                        + name
                        + "\" has no pods of role \""
                        + role
                        + "\", only "
                        + roles().keySet().stream().map(pods -> pods.role().value()).toList()));
  }

  @Override
  public String name() {
    return name.value();
  }

  @Override
  public NamespaceName namespace() {
    return need.namespace();
  }

  @Override
  public void declare(DeclareScope scope) {
    scope.needs(need);
    roles().forEach((pods, label) -> scope.box(new Box(pods, name(), label, false)));
  }

  @Override
  public void render(RenderScope scope) {
    Origin origin = scope.origin();
    var homes = new ImportHomes(namespace(), scope.env(), origin);
    List<Manifest> placed =
        objects.stream()
            .map(homes::place)
            .map(object -> ImportedPods.withRole(object, origin))
            .toList();
    new ImportEdits(name(), scope.findings()).apply(placed, edits).forEach(scope::add);
  }

  /** The roles of all pods, with the name of the workload that makes them. */
  private SortedMap<Endpoint.Pods, String> roles() {
    var roles = new TreeMap<Endpoint.Pods, String>();
    for (Manifest object : objects) {
      ImportedPods.role(object)
          .ifPresent(
              role ->
                  roles.putIfAbsent(
                      Endpoint.pods(
                          object.identity().namespace().map(NamespaceName::of).orElse(namespace()),
                          role),
                      object.identity().name()));
    }
    return Collections.unmodifiableSortedMap(roles);
  }

  @Override
  public String toString() {
    return "import " + name();
  }
}
