package dev.plimsoll.targets.internal;

import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.targets.AccountRef;
import dev.plimsoll.targets.DatabaseBinding;
import dev.plimsoll.targets.SecretBinding;
import java.util.Collection;
import java.util.Optional;

/**
 * Gathers the objects that lowered intents name and that the cluster has already, so that a check
 * of references does not miss them. Not thread-safe.
 */
public final class Outside {
  /** The Ingress classes of a cluster. */
  public static final String INGRESS_CLASS = "IngressClass.networking.k8s.io";

  /** The Gateway classes of a cluster. */
  public static final String GATEWAY_CLASS = "GatewayClass.gateway.networking.k8s.io";

  /** The issuers of cert-manager. */
  public static final String CLUSTER_ISSUER = "ClusterIssuer.cert-manager.io";

  private static final String SECRET_STORE = "ClusterSecretStore.external-secrets.io";

  private Externals externals = Externals.none();

  /** An object of the cluster. */
  public Outside cluster(String kind, String name) {
    externals = externals.with(ObjectKey.cluster(KindName.parse(kind), name));
    return this;
  }

  /** An object of the cluster, if there is one. */
  public Outside cluster(String kind, Optional<?> name) {
    name.ifPresent(present -> cluster(kind, present.toString()));
    return this;
  }

  /** A Secret that is in every namespace that asks for it. */
  public Outside secret(Optional<?> name) {
    name.ifPresent(present -> secret("*", present.toString()));
    return this;
  }

  /** A Secret of a namespace. */
  public Outside secret(String namespace, String name) {
    externals = externals.with(ObjectKey.namespaced(KindName.SECRET, namespace, name));
    return this;
  }

  /** A namespace. */
  public Outside namespace(Optional<?> name) {
    name.ifPresent(
        present ->
            externals = externals.with(ObjectKey.cluster(KindName.NAMESPACE, present.toString())));
    return this;
  }

  /** A service account, with its namespace. */
  public Outside account(AccountRef account) {
    externals =
        externals.with(
            ObjectKey.namespaced(
                KindName.parse("ServiceAccount"),
                account.namespace().value(),
                account.name().value()));
    return namespace(Optional.of(account.namespace()));
  }

  /**
   * What the secret sources and databases of an environment name.
   *
   * @param others secrets that other bindings bring
   * @param declared the stores that Plimsoll writes
   */
  public Outside secrets(
      Bindings bindings, Collection<SecretSources.Derived> others, Collection<String> declared) {
    others.forEach(other -> secret(other.binding(), declared));
    bindings
        .all("secret", SecretBinding.class)
        .values()
        .forEach(binding -> secret(binding, declared));
    bindings
        .all("database", DatabaseBinding.class)
        .values()
        .forEach(
            binding -> {
              secret(binding.secret(), declared);
              namespace(InCluster.namespaceOf(binding.host()));
            });
    return this;
  }

  /** All of them. */
  public Externals all() {
    return externals;
  }

  private void secret(SecretBinding binding, Collection<String> declared) {
    secret(binding.existing());
    cluster(SECRET_STORE, binding.store().filter(store -> !declared.contains(store)));
  }
}
