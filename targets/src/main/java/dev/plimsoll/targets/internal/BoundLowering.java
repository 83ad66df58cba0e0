package dev.plimsoll.targets.internal;

import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Lowering;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.Visibility;
import dev.plimsoll.unit.NamespaceName;

/** What all targets lower alike: secrets and databases, which are the same wherever they are. */
public abstract class BoundLowering implements Lowering {
  /** The bindings of the environment. */
  protected final Bindings bindings;

  /** The addresses that the environment knows. */
  protected final ClusterAddresses addresses;

  private final SecretSources secrets;

  /** A lowering with the bindings, addresses and secret sources of one environment. */
  protected BoundLowering(Bindings bindings, ClusterAddresses addresses, SecretSources secrets) {
    this.bindings = bindings;
    this.addresses = addresses;
    this.secrets = secrets;
  }

  /** A layer-4 load balancer. */
  protected abstract Lowered.LoadBalancer loadBalancer(Visibility visibility);

  @Override
  public final Lowered.LoadBalancer internalLoadBalancer() {
    return loadBalancer(Visibility.INTERNAL);
  }

  @Override
  public final Lowered.LoadBalancer publicLoadBalancer() {
    return loadBalancer(Visibility.PUBLIC);
  }

  @Override
  public final Lowered.SecretSource secret(SecretNeed need, NamespaceName namespace) {
    return secrets.lower(need, namespace);
  }

  @Override
  public final Lowered.Postgres database(Database database, NamespaceName namespace) {
    return new PostgresSources(bindings, secrets).lower(database, namespace);
  }
}
