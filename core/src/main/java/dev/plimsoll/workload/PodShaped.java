package dev.plimsoll.workload;

import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectPath;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.topology.Access;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.AnnotationKey;
import dev.plimsoll.unit.DnsSubdomain;
import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.LabelKey;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.NamespaceName;
import io.fabric8.kubernetes.api.model.Toleration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * What can be said of anything that runs as a pod: what it uses, where it runs, as whom. Each
 * method answers a copy.
 *
 * @param <S> the type itself
 */
@API(status = API.Status.EXPERIMENTAL)
public abstract class PodShaped<S extends PodShaped<S>> {
  /** For the kinds of things that run as a pod. */
  protected PodShaped() {}

  /** A copy of this with a changed pod. */
  protected abstract S withPod(UnaryOperator<Pod> change);

  // What it uses: each draws an arrow, from which rights, policies and settings follow.

  /**
   * This, reading a store. Containers that do the work get {@code <STORE>_BUCKET}, {@code
   * <STORE>_URL} and what else its clients need as variables, for a store named {@code lake}:
   * {@code LAKE_BUCKET}.
   */
  public S reading(ObjectStore store) {
    return using(new Bound(store, Access.READS));
  }

  /** This, reading a folder of a store; see {@link #reading(ObjectStore)}. */
  public S reading(ObjectPath path) {
    return reading(path.store());
  }

  /** This, writing to a store; see {@link #reading(ObjectStore)}. */
  public S writing(ObjectStore store) {
    return using(new Bound(store, Access.WRITES));
  }

  /** This, writing to a folder of a store; see {@link #reading(ObjectStore)}. */
  public S writing(ObjectPath path) {
    return writing(path.store());
  }

  /**
   * This, using a database. Containers that do the work get {@code <DATABASE>_HOST}, {@code _PORT},
   * {@code _NAME}, {@code _SSLMODE}, {@code _USERNAME}, {@code _PASSWORD} and {@code _URL}
   * (SQLAlchemy) as variables, for a database named {@code airflow-db}: {@code AIRFLOW_DB_HOST}.
   */
  public S using(Database database) {
    return using(new Bound(database, Access.USES));
  }

  /** This, acting as an identity of the cloud. */
  public S using(Identity identity) {
    return using(new Bound(identity, Access.USES));
  }

  private S using(Bound bound) {
    return withPod(
        pod ->
            pod.fields().bound.contains(bound)
                ? pod
                : pod.with(f -> f.bound = Copies.plus(f.bound, bound)));
  }

  /** This, calling something that says its port itself: an external host, the Kubernetes API. */
  public S calling(Endpoint endpoint) {
    return drawing(self -> Arrow.calls(self, endpoint));
  }

  /** This, calling a named port of pods. */
  public S calling(Endpoint.Pods pods, String port) {
    return drawing(self -> Arrow.calls(self, pods, port));
  }

  /** This, calling a named port of a workload in the same namespace. */
  public S calling(Workload neighbour, String port) {
    return drawing(self -> Arrow.calls(self, neighbour.pods(self.namespace()), port));
  }

  /** This, making, watching or changing objects of its own namespace. */
  public S managing(Grant... grants) {
    List<Grant> rights = List.of(grants);
    return drawing(
        self ->
            new Arrow.Manages(
                self,
                Optional.of(self.namespace()),
                rights,
                "manages",
                new Endpoint.KubernetesApi()));
  }

  /** This, making, watching or changing objects of a namespace. */
  public S managing(NamespaceName in, Grant... grants) {
    List<Grant> rights = List.of(grants);
    return drawing(
        self ->
            new Arrow.Manages(
                self, Optional.of(in), rights, "manages", new Endpoint.KubernetesApi()));
  }

  /** This, making, watching or changing cluster-scoped objects, or objects of all namespaces. */
  public S managingInCluster(Grant... grants) {
    List<Grant> rights = List.of(grants);
    return drawing(
        self ->
            new Arrow.Manages(
                self, Optional.empty(), rights, "manages", new Endpoint.KubernetesApi()));
  }

  /** This with an arrow of any kind, drawn from where its pods run. */
  public S drawing(Function<Endpoint.Pods, Arrow> arrow) {
    return withPod(pod -> pod.with(f -> f.arrows = Copies.plus(f.arrows, arrow::apply)));
  }

  /** This, exposing metrics in the Prometheus text format on a named container port. */
  public S scrapedAt(String port, String path) {
    var metrics = new ScrapedPort(PortRef.named(port), HttpPath.of(path));
    return withPod(pod -> pod.with(f -> f.metrics = Copies.plus(f.metrics, metrics)));
  }

  // Its containers.

  /** This with one container more, beside the others. */
  public S withContainer(Container container) {
    return withPod(pod -> pod.with(f -> f.containers = Copies.plus(f.containers, container)));
  }

  /** This with each container that does the work changed. */
  public S withEachContainer(UnaryOperator<Container> change) {
    return withPod(pod -> pod.with(f -> f.containers = f.containers.stream().map(change).toList()));
  }

  /** This with a container that runs, and ends, before the ones after it start. */
  public S withInit(Container container) {
    return early(new Pod.Early(container, Pod.Stay.ENDS_FIRST));
  }

  /**
   * This with a container that starts before the ones after it and runs beside them until they end.
   * It is a helper: it gets no variables of what the pod uses, unless it is said to be a {@link
   * Container#asWorker worker}.
   *
   * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/">Sidecar
   *     containers</a>
   */
  public S withSidecar(Container container) {
    return early(new Pod.Early(container, Pod.Stay.STAYS_BESIDE));
  }

  private S early(Pod.Early early) {
    return withPod(pod -> pod.with(f -> f.early = Copies.plus(f.early, early)));
  }

  // As whom, and marked how.

  /** This, run as a user; give it where the image names its user by a word. */
  public S runningAs(RunAs user) {
    return withPod(pod -> pod.with(f -> f.runAs = Optional.of(user)));
  }

  /**
   * This with images from a registry that asks for a password.
   *
   * @param secret a Secret of type {@code kubernetes.io/dockerconfigjson} that is in the namespace
   * @see <a
   *     href="https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/">Pull
   *     an image from a private registry</a>
   */
  public S withPullSecret(String secret) {
    String checked = DnsSubdomain.of(secret).value();
    return withPod(pod -> pod.with(f -> f.pullSecrets = Copies.plus(f.pullSecrets, checked)));
  }

  /**
   * This with a label more on its pods.
   *
   * @throws IllegalArgumentException if the key belongs to Kubernetes or Plimsoll
   */
  public S withPodLabel(String key, String value) {
    Labels label = Labels.of(key, value).requireUnreserved();
    return withPod(pod -> pod.with(f -> f.labels = f.labels.with(label)));
  }

  /** This with an annotation more on its pods. */
  public S withPodAnnotation(String key, String value) {
    String checked = AnnotationKey.of(key).value();
    return withPod(
        pod -> pod.with(f -> f.annotations = Copies.plus(f.annotations, checked, value)));
  }

  // Where.

  /** This on a pool of nodes. */
  public S on(NodePool pool) {
    return withPod(pod -> pod.with(f -> f.nodePool = Optional.of(pool)));
  }

  /** This on nodes with a label only; prefer {@link #on}. */
  public S onNodesWith(String label, String value) {
    String key = LabelKey.of(label).value();
    return withPod(pod -> pod.with(f -> f.nodeLabels = Copies.plus(f.nodeLabels, key, value)));
  }

  /** This, tolerating a taint; a pool's own taints are tolerated without it. */
  public S tolerating(Toleration toleration) {
    return withPod(pod -> pod.with(f -> f.tolerations = Copies.plus(f.tolerations, toleration)));
  }

  /** This with a rule about where it runs. */
  public S withAffinity(Affinity affinity) {
    return withPod(pod -> pod.with(f -> f.affinities = Copies.plus(f.affinities, affinity)));
  }

  /** This with its pods spread over zones or nodes. */
  public S spread(Spread spread) {
    return withPod(pod -> pod.with(f -> f.spreads = Copies.plus(f.spreads, spread)));
  }

  /** This with a priority class, which exists in the cluster. */
  public S withPriorityClass(String name) {
    String checked = DnsSubdomain.of(name).value();
    return withPod(pod -> pod.with(f -> f.priorityClass = Optional.of(checked)));
  }

  /**
   * This with another time to stop in.
   *
   * @param period from the signal until it is killed, in whole seconds; default 30 s
   */
  public S withGracePeriod(Duration period) {
    DurationText.seconds(period);
    return withPod(pod -> pod.with(f -> f.gracePeriod = Optional.of(period)));
  }
}
