package dev.plimsoll.intent;

import dev.plimsoll.unit.NamespaceName;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a target makes of intents, with the facts that the environment binds them to. Each method
 * answers in terms of Kubernetes; what a target cannot express is refused with a finding that names
 * intent, field and target, never left out in silence.
 *
 * <p>All methods are pure: the same question gets the same answer.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/">Kubernetes concepts</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public interface Lowering {
  /** The storage class of a tier. */
  Lowered.Storage storage(StorageTier tier);

  /** The way in from outside to a Service port. */
  Lowered.Web web(WebEndpoint endpoint, WebBackend backend);

  /**
   * Who brings requests for an endpoint in, seen from the pods; the same peers as in {@link
   * Lowered.Web#from}.
   */
  List<Peer> webSources(WebEndpoint endpoint);

  /** A layer-4 load balancer that only the cluster's own network reaches. */
  Lowered.LoadBalancer internalLoadBalancer();

  /** A layer-4 load balancer that the internet reaches. */
  Lowered.LoadBalancer publicLoadBalancer();

  /** How pods come to act as an identity. */
  Lowered.Account identity(Identity identity);

  /** How pods come to run on a pool. */
  Lowered.Placement nodePool(NodePool pool);

  /** Where a Secret comes from, for one namespace. */
  Lowered.SecretSource secret(SecretNeed need, NamespaceName namespace);

  /** How a store is reached. */
  Lowered.Store objectStore(ObjectStore store);

  /** How a database is reached, with its credentials in a Secret of a namespace. */
  Lowered.Postgres database(Database database, NamespaceName namespace);

  /** Where the Kubernetes API is, for egress rules. */
  Lowered.Egress kubernetesApi();

  /** Where DNS is answered, for egress rules. */
  Lowered.Egress dns();
}
