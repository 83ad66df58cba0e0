package dev.plimsoll.component;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.unit.NamespaceName;
import org.apiguardian.api.API;

/**
 * Something that owns a slice of a namespace: Airflow, the Spark operator, a service of your own.
 * Immutable.
 *
 * <p>A run calls, over all components, {@link #declare}, then {@link #connect}, then {@link
 * #render}; after overlays {@link #derive}; after arrows were lowered {@link #finish}. None of them
 * may keep state, read a clock, the network or an environment variable.
 */
@API(status = API.Status.EXPERIMENTAL)
public interface Component {
  /** The name, a DNS label, unique in a platform. */
  String name();

  /** The namespace that it owns a slice of. */
  NamespaceName namespace();

  /**
   * Draws its boxes, the arrows that it knows of itself, what it exposes, which intents and
   * namespaces it needs.
   */
  void declare(DeclareScope scope);

  /**
   * Draws arrows towards what others declared, for example from Prometheus to all that expose
   * metrics. Default: none.
   */
  default void connect(DeclareScope scope) {}

  /**
   * Makes manifests. The topology is complete here; nobody writes a NetworkPolicy or a Role by
   * hand.
   */
  void render(RenderScope scope);

  /** Adds latent manifests that follow from others, after overlays changed those. Default: none. */
  default Bundle derive(Bundle bundle, RenderScope scope) {
    return bundle;
  }

  /**
   * Writes documents that are rendered from latent manifests, such as a DAG file, after arrows were
   * lowered. Default: none.
   */
  default Bundle finish(Bundle bundle, RenderScope scope) {
    return bundle;
  }
}
