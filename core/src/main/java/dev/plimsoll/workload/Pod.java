package dev.plimsoll.workload;

import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.Labels;
import io.fabric8.kubernetes.api.model.Toleration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Containers that run together, with all that they share: volumes, user, place, and what they use.
 * Immutable.
 *
 * <p>Workloads and jobs are made of one. Anything else that needs a pod, such as an engine's pod
 * template, lowers one with {@link #lower}.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Pod extends PodShaped<Pod> {
  /** Whether a container that starts before the others also stays. */
  enum Stay {
    ENDS_FIRST,
    STAYS_BESIDE
  }

  /** A container that starts before the others. */
  record Early(Container container, Stay stay) {
    /** The container with the task that its place gives it, unless it has one of its own. */
    Container inItsPlace() {
      boolean helps =
          stay == Stay.STAYS_BESIDE && container.fields().task == Container.Task.BY_PLACE;
      return helps ? container.asHelper() : container;
    }
  }

  /** The fields; never changed once a pod holds them. */
  static final class Fields {
    List<Container> containers;
    List<Early> early = List.of();
    Labels labels = Labels.empty();
    SortedMap<String, String> annotations = new TreeMap<>();
    Optional<RunAs> runAs = Optional.empty();
    List<String> pullSecrets = List.of();
    Optional<NodePool> nodePool = Optional.empty();
    SortedMap<String, String> nodeLabels = new TreeMap<>();
    List<Toleration> tolerations = List.of();
    List<Affinity> affinities = List.of();
    List<Spread> spreads = List.of();
    Optional<String> priorityClass = Optional.empty();
    Optional<Duration> gracePeriod = Optional.empty();
    List<Bound> bound = List.of();
    List<Drawn> arrows = List.of();
    List<ScrapedPort> metrics = List.of();

    Fields(List<Container> containers) {
      this.containers = containers;
    }

    Fields(Fields other) {
      containers = other.containers;
      early = other.early;
      labels = other.labels;
      annotations = other.annotations;
      runAs = other.runAs;
      pullSecrets = other.pullSecrets;
      nodePool = other.nodePool;
      nodeLabels = other.nodeLabels;
      tolerations = other.tolerations;
      affinities = other.affinities;
      spreads = other.spreads;
      priorityClass = other.priorityClass;
      gracePeriod = other.gracePeriod;
      bound = other.bound;
      arrows = other.arrows;
      metrics = other.metrics;
    }
  }

  private final Fields fields;

  private Pod(Fields fields) {
    this.fields = fields;
  }

  /**
   * A pod of containers, of which the first is the main one.
   *
   * @throws IllegalArgumentException if there is none, or two have one name
   */
  public static Pod of(Container... containers) {
    if (containers.length == 0) {
      throw new IllegalArgumentException("a pod without containers; give it at least one");
    }
    return new Pod(new Fields(List.of(containers))).checked();
  }

  Fields fields() {
    return fields;
  }

  Pod with(Consumer<Fields> change) {
    var copy = new Fields(fields);
    change.accept(copy);
    return new Pod(copy).checked();
  }

  private Pod checked() {
    var names = new ArrayList<String>();
    all()
        .forEach(
            container -> {
              if (names.contains(container.name())) {
                throw new IllegalArgumentException(
                    "a pod has two containers named \""
                        + container.name()
                        + "\"; name one of them, for example Container.of(\"proxy\", image, size)");
              }
              names.add(container.name());
            });
    return this;
  }

  @Override
  protected Pod withPod(UnaryOperator<Pod> change) {
    return change.apply(this);
  }

  /** The containers that do the work, in order; the first is the main one. */
  public List<Container> containers() {
    return fields.containers;
  }

  /** All containers: those that start first, then those that do the work. */
  Stream<Container> all() {
    return Stream.concat(fields.early.stream().map(Early::container), fields.containers.stream());
  }

  /** The arrows that these pods draw from where they run. */
  public List<Arrow> arrows(Endpoint.Pods self) {
    var all = new ArrayList<Arrow>();
    for (Bound bound : fields.bound) {
      all.add(new Arrow.Uses(self, new Endpoint.Bound(bound.intent().key()), bound.access()));
    }
    fields.arrows.forEach(drawn -> all.add(drawn.at(self)));
    return List.copyOf(all);
  }

  /** What the environment must bind for these pods. */
  public Collection<Intent> intents() {
    var byKey = new TreeMap<String, Intent>();
    fields.bound.forEach(bound -> byKey.put(bound.intent().key(), bound.intent()));
    fields.nodePool.ifPresent(pool -> byKey.put(pool.key(), pool));
    secrets().forEach(secret -> byKey.put(secret.key(), secret));
    return List.copyOf(byKey.values());
  }

  private Stream<SecretNeed> secrets() {
    return all().flatMap(Pod::secretsOf);
  }

  private static Stream<SecretNeed> secretsOf(Container container) {
    Stream<SecretNeed> asVariables =
        container.fields().env.stream()
            .map(Container.Env::value)
            .filter(EnvValue.FromSecret.class::isInstance)
            .map(value -> ((EnvValue.FromSecret) value).secret());
    return Stream.concat(
        asVariables, container.fields().mounts.stream().map(Mount::volume).flatMap(Pod::secretsOf));
  }

  private static Stream<SecretNeed> secretsOf(Volume volume) {
    if (volume instanceof Volume.SecretFiles files) {
      return Stream.of(files.secret());
    }
    return volume instanceof Volume.Projected projected
        ? projected.sources().stream().flatMap(Pod::secretsOf)
        : Stream.empty();
  }

  /** Where these pods expose metrics. */
  public List<ScrapedPort> metrics() {
    return fields.metrics;
  }

  /**
   * What Kubernetes calls a pod template, with all that must stand beside it. Disks become volumes
   * that go with each pod.
   */
  public LoweredPod lower(PodScope scope) {
    return new PodLowering(scope, DiskStyle.WITH_THE_POD).lower(this);
  }
}
