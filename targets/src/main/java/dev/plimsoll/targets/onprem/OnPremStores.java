package dev.plimsoll.targets.onprem;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.intent.SecretKey;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.StoreProtocol;
import dev.plimsoll.intent.StoreSetting;
import dev.plimsoll.targets.internal.Bindings;
import dev.plimsoll.targets.internal.CustomObjects;
import dev.plimsoll.targets.internal.InCluster;
import dev.plimsoll.targets.internal.Peers;
import dev.plimsoll.targets.internal.SecretSources;
import dev.plimsoll.targets.internal.SecretStores;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Object stores and secret stores of a cluster of your own. */
final class OnPremStores {
  private static final String KEYS = "-access-keys";

  private OnPremStores() {}

  /** A store that speaks S3; its access keys are a Secret, since there is no workload identity. */
  static Lowered.Store lower(ObjectStore store, OnPremObjectStore binding) {
    var settings = new TreeMap<StoreSetting, String>();
    settings.put(StoreSetting.ENDPOINT, binding.endpoint().toString());
    settings.put(StoreSetting.REGION, binding.region());
    settings.put(StoreSetting.PATH_STYLE, Boolean.toString(binding.pathStyle()));
    settings.put(StoreSetting.CREDENTIALS, "keys");
    List<Peer> peers =
        InCluster.namespaceOf(binding.endpoint().host())
            .<List<Peer>>map(namespace -> List.of(Peer.Pods.in(namespace, Map.of())))
            .orElseGet(
                () ->
                    Peers.of(
                        binding.addresses(),
                        "the addresses of "
                            + binding.endpoint().host()
                            + " are not known; write addresses in the binding of "
                            + store.key()));
    return new Lowered.Store(
        StoreProtocol.S3,
        binding.bucket().value(),
        settings,
        Lowered.Account.none(),
        Optional.of(
            new SecretNeed(
                store.name() + KEYS,
                List.of(
                    new SecretKey(Lowered.Store.ACCESS_KEY, "the name of an access key", ""),
                    new SecretKey(Lowered.Store.SECRET_KEY, "the access key itself", "")))),
        List.of(
            new Lowered.Egress(
                "object store " + store.name(),
                peers,
                List.of(PeerPort.tcp(binding.podPort().orElse(binding.endpoint().port()))))));
  }

  /** Where the access keys of stores come from, by the name of the need. */
  static Map<String, SecretSources.Derived> keys(Bindings bindings) {
    var keys = new HashMap<String, SecretSources.Derived>();
    bindings
        .all("objectStore", OnPremObjectStore.class)
        .forEach(
            (key, store) ->
                keys.put(
                    key.substring(key.indexOf('/') + 1) + KEYS,
                    new SecretSources.Derived(store.secret(), bindings.at(key, "secret"))));
    return keys;
  }

  /**
   * Source: <a href="https://external-secrets.io/latest/provider/hashicorp-vault/">External
   * Secrets, Vault</a>.
   */
  static HasMetadata vault(String name, VaultStore store) {
    return SecretStores.store(
        name,
        "vault",
        CustomObjects.fields(
            "server",
            store.server(),
            "path",
            store.path(),
            "version",
            "v2",
            "auth",
            CustomObjects.fields(
                "kubernetes",
                CustomObjects.fields(
                    "mountPath",
                    store.mountPath(),
                    "role",
                    store.role(),
                    "serviceAccountRef",
                    SecretStores.account(store.account())))));
  }
}
