package dev.plimsoll.intent;

import org.apiguardian.api.API;

/**
 * A named need that an environment binds to facts.
 *
 * <p>In the environment file it stands under {@code bindings:} by its {@link #key() key}, for
 * example {@code objectStore/lake}. What the facts look like is the target's to say.
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Intent
    permits ObjectStore, Database, NodePool, WebEndpoint, SecretNeed, Identity {
  /** The kind of need as it stands in the key, for example {@code objectStore}. */
  String kind();

  /** The name that the platform gives it, a DNS label. */
  String name();

  /** Kind and name as the environment file writes them: {@code objectStore/lake}. */
  default String key() {
    return kind() + "/" + name();
  }
}
