package dev.plimsoll.target;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Lowering;
import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A kind of cluster: its name in environment files, the facts that it wants, and how it lowers
 * intents. Found by {@link java.util.ServiceLoader}; stateless.
 */
@API(status = API.Status.EXPERIMENTAL)
public interface TargetProvider {
  /** The name under {@code target:} in environment files, for example {@code eks}. */
  String name();

  /**
   * The record whose components are the keys under {@code target: {<name>: ...}}; see {@code
   * dev.plimsoll.schema.record}.
   */
  Class<? extends Record> configuration();

  /**
   * The record whose components are the keys of the binding of a kind of intent, for example of
   * {@code objectStore}; empty if this target has no such thing.
   */
  Optional<Class<? extends Record>> binding(Class<? extends Intent> intent);

  /**
   * A binding that a user can start from, as YAML lines without the key.
   *
   * @param intent the unbound intent
   */
  String scaffold(Intent intent);

  /**
   * The cluster that a configuration describes.
   *
   * @param configuration of the type that {@link #configuration} names
   * @param bindings typed bindings, by intent key
   */
  Cluster cluster(Record configuration, BoundFacts bindings, Findings findings);

  /**
   * A cluster as the environment describes it.
   *
   * @param kubernetes the minor of its API server
   * @param networkEngine what enforces policies
   * @param lowering how intents become Kubernetes
   * @param externals objects that lowered intents name and that the cluster has already: classes,
   *     issuers, secret stores, Secrets that a binding says exist
   */
  record Cluster(
      KubernetesVersion kubernetes,
      NetworkEngine networkEngine,
      Lowering lowering,
      Externals externals) {
    public Cluster {
      Objects.requireNonNull(kubernetes, "kubernetes");
      Objects.requireNonNull(networkEngine, "networkEngine");
      Objects.requireNonNull(lowering, "lowering");
      Objects.requireNonNull(externals, "externals");
    }

    /** A cluster that has nothing which lowered intents name. */
    public Cluster(KubernetesVersion kubernetes, NetworkEngine networkEngine, Lowering lowering) {
      this(kubernetes, networkEngine, lowering, Externals.none());
    }
  }
}
