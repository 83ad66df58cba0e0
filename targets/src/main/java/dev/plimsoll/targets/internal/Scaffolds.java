package dev.plimsoll.targets.internal;

import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.WebEndpoint;

/**
 * Bindings that a user can start from, as YAML lines indented by two blanks.
 *
 * @param store the name of a secret store that is usual on the target
 * @param objectStore for an object store
 * @param nodePool for a node pool
 * @param endpoint for an endpoint
 * @param identity for an identity; empty if the target has none
 */
public record Scaffolds(
    String store, String objectStore, String nodePool, String endpoint, String identity) {
  /** The binding for an intent. */
  public String of(Intent intent) {
    if (intent instanceof ObjectStore) {
      return objectStore;
    }
    if (intent instanceof NodePool) {
      return nodePool;
    }
    if (intent instanceof WebEndpoint) {
      return endpoint;
    }
    if (intent instanceof Identity) {
      return identity;
    }
    String source = "store: " + store + ", key: your-environment-" + intent.name();
    if (intent instanceof Database) {
      return "  host: name.your-domain.example\n  secret: { " + source + " }\n";
    }
    if (intent instanceof SecretNeed) {
      return "  store: " + store + "\n  key: your-environment-" + intent.name() + "\n";
    }
    throw new IllegalArgumentException("no scaffold for " + intent.key());
  }
}
