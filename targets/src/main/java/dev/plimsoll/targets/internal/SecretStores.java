package dev.plimsoll.targets.internal;

import dev.plimsoll.targets.AccountRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * ClusterSecretStores that an environment declares.
 *
 * @see <a href="https://external-secrets.io/latest/api/clustersecretstore/">External Secrets,
 *     ClusterSecretStore</a>
 */
public final class SecretStores {
  private SecretStores() {}

  /** The objects of all stores, by name. */
  public static <S> Map<String, HasMetadata> of(
      Map<String, S> declared, BiFunction<String, S, HasMetadata> store) {
    var stores = new TreeMap<String, HasMetadata>();
    declared.forEach((name, facts) -> stores.put(name, store.apply(name, facts)));
    return stores;
  }

  /**
   * One store.
   *
   * @param provider the key of its provider, for example {@code gcpsm}
   * @param fields what the provider wants
   */
  public static HasMetadata store(String name, String provider, Map<String, Object> fields) {
    return CustomObjects.clusterWide(
        "external-secrets.io/v1",
        "ClusterSecretStore",
        name,
        CustomObjects.fields("provider", CustomObjects.fields(provider, fields)));
  }

  /**
   * A service account that a store signs in with; a store of the cluster must say its namespace.
   */
  public static Map<String, Object> account(AccountRef account) {
    return CustomObjects.fields(
        "name", account.name().value(), "namespace", account.namespace().value());
  }
}
