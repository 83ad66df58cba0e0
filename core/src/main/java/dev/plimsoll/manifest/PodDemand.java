package dev.plimsoll.manifest;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What the pods of one manifest ask for, and how many of them there can be at once.
 *
 * @param manifest a Pod, or a workload whose pods are meant; in a namespace
 * @param spec the spec of its pods
 * @param most how many there can be at once: replicas, or what an autoscaler allows, or what the
 *     maker of latent pods makes; 1 for a DaemonSet, since nobody knows the number of nodes
 */
@API(status = API.Status.EXPERIMENTAL)
public record PodDemand(Manifest manifest, MapNode spec, long most) {
  private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");
  private static final FieldPath PARALLELISM = FieldPath.of("spec", "parallelism");
  private static final FieldPath CRON_PARALLELISM =
      FieldPath.of("spec", "jobTemplate", "spec", "parallelism");

  /** A workload under a scaler. */
  private record Scaled(String kind, String namespace, String name) {}

  /** All pods of a bundle that are in a namespace, in the order of the bundle. */
  public static List<PodDemand> of(Bundle bundle) {
    Map<Scaled, Long> scaled = scaled(bundle);
    var all = new ArrayList<PodDemand>();
    for (Manifest manifest : bundle.all()) {
      Optional<FieldPath> path = PodPaths.of(manifest.identity());
      if (path.isPresent()
          && !manifest.is("", "PodTemplate")
          && manifest.identity().namespace().isPresent()
          && manifest.find(path.get().field("spec")).orElse(null) instanceof MapNode spec) {
        all.add(new PodDemand(manifest, spec, most(manifest, scaled)));
      }
    }
    return List.copyOf(all);
  }

  /** The namespace. */
  public String namespace() {
    return manifest.identity().namespace().orElseThrow();
  }

  /**
   * What one pod requests: the sum of its containers and sidecars, or of an init container and the
   * sidecars that run already beside it, if that is more. A container that says a limit only
   * requests that.
   *
   * @param resource for example {@code cpu}
   * @see <a
   *     href="https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers">Resource
   *     sharing within containers</a>
   */
  public Quantity request(String resource) {
    return sum(List.of("requests", "limits"), resource);
  }

  /**
   * What one pod is limited to, summed as {@link #request}; containers without a limit count
   * nothing.
   */
  public Quantity limit(String resource) {
    return sum(List.of("limits"), resource);
  }

  /**
   * How many pods a rolling update makes before it takes old ones away: of a Deployment its {@code
   * maxSurge}, by default a quarter of its replicas, rounded up; of others none.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge">Deployment,
   *     max surge</a>
   */
  public long surge() {
    FieldPath strategy = FieldPath.of("spec", "strategy");
    if (!manifest.is("apps", "Deployment")
        || text(manifest, strategy.field("type")).equals("Recreate")) {
      return 0;
    }
    FieldPath surge = strategy.field("rollingUpdate").field("maxSurge");
    String said = text(manifest, surge);
    String share = said.isEmpty() ? "25%" : said;
    return share.matches("\\d{1,3}%")
        ? (Long.parseLong(share.substring(0, share.length() - 1)) * most + 99) / 100
        : number(manifest, surge).orElse(0L);
  }

  /** The containers, those that end first included. */
  public List<MapNode> containers() {
    var all = new ArrayList<MapNode>();
    for (String key : List.of("initContainers", "containers")) {
      for (Node container : list(key)) {
        if (container instanceof MapNode map) {
          all.add(map);
        }
      }
    }
    return all;
  }

  /** What a container, or a pod as a whole, says of a resource: in the first of the places. */
  public static Optional<Quantity> said(MapNode container, List<String> places, String resource) {
    Optional<MapNode> resources = container.findMap("resources");
    return places.stream()
        .flatMap(place -> resources.flatMap(r -> r.findMap(place)).stream())
        .flatMap(map -> map.find(resource).stream())
        .filter(ScalarNode.class::isInstance)
        .flatMap(node -> Quantity.find(((ScalarNode) node).text()).stream())
        .findFirst();
  }

  private Quantity sum(List<String> places, String resource) {
    Quantity sidecars = Quantity.ZERO;
    Quantity most = Quantity.ZERO;
    for (Node container : list("initContainers")) {
      Quantity beside = sidecars.plus(amount(container, places, resource));
      if (container instanceof MapNode map
          && map.findText("restartPolicy").equals(Optional.of("Always"))) {
        sidecars = beside;
      }
      most = larger(most, beside);
    }
    Quantity running = sidecars;
    for (Node container : list("containers")) {
      running = running.plus(amount(container, places, resource));
    }
    Quantity ofContainers = larger(most, running);
    // A size of the pod as a whole takes the place of the sum.
    return said(spec, places, resource).orElse(ofContainers).plus(overhead(resource));
  }

  private Quantity overhead(String resource) {
    return spec.findMap("overhead")
        .flatMap(map -> map.find(resource))
        .filter(ScalarNode.class::isInstance)
        .flatMap(node -> Quantity.find(((ScalarNode) node).text()))
        .orElse(Quantity.ZERO);
  }

  private static Quantity amount(Node container, List<String> places, String resource) {
    return container instanceof MapNode map
        ? said(map, places, resource).orElse(Quantity.ZERO)
        : Quantity.ZERO;
  }

  private List<Node> list(String key) {
    return spec.findList(key).map(ListNode::items).orElse(List.of());
  }

  private static Quantity larger(Quantity one, Quantity other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** How many replicas scalers allow. */
  private static Map<Scaled, Long> scaled(Bundle bundle) {
    var scaled = new HashMap<Scaled, Long>();
    FieldPath target = FieldPath.of("spec", "scaleTargetRef");
    bundle
        .ofKind("autoscaling", "HorizontalPodAutoscaler")
        .forEach(
            scaler ->
                scaled.merge(
                    new Scaled(
                        text(scaler, target.field("kind")),
                        scaler.identity().namespace().orElse(""),
                        text(scaler, target.field("name"))),
                    number(scaler, FieldPath.of("spec", "maxReplicas")).orElse(1L),
                    Math::max));
    return scaled;
  }

  private static long most(Manifest manifest, Map<Scaled, Long> scaled) {
    if (manifest.presence() instanceof Presence.Latent latent) {
      return latent.most();
    }
    Identity id = manifest.identity();
    Long most = scaled.get(new Scaled(id.kind(), id.namespace().orElse(""), id.name()));
    return most != null
        ? most
        : number(manifest, REPLICAS)
            .or(() -> number(manifest, PARALLELISM))
            .or(() -> number(manifest, CRON_PARALLELISM))
            .orElse(1L);
  }

  private static String text(Manifest manifest, FieldPath path) {
    return manifest.find(path).orElse(null) instanceof ScalarNode scalar ? scalar.text() : "";
  }

  private static Optional<Long> number(Manifest manifest, FieldPath path) {
    return manifest
        .find(path)
        .filter(n -> n instanceof ScalarNode s && s.kind() == ScalarNode.Kind.INTEGER)
        .map(n -> ((ScalarNode) n).text())
        .filter(text -> text.length() < 10)
        .map(Long::parseLong);
  }
}
