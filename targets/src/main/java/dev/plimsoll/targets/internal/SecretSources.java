package dev.plimsoll.targets.internal;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.SecretKey;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.targets.SecretBinding;
import dev.plimsoll.targets.TargetCodes;
import dev.plimsoll.unit.NamespaceName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Secret sources of an environment: an ExternalSecret, a Secret that exists, or a Secret with
 * literals in a dev stage.
 *
 * <p>An ExternalSecret writes a Secret of its own name. Pods name that Secret, so both follow when
 * names change.
 *
 * @see <a href="https://external-secrets.io/latest/api/externalsecret/">External Secrets,
 *     ExternalSecret</a>
 */
public final class SecretSources {
  private static final String API = "external-secrets.io/v1";

  /**
   * A secret that another binding brings, such as the access keys of an object store.
   *
   * @param binding its source
   * @param where the place of its source
   */
  public record Derived(SecretBinding binding, Where where) {}

  /**
   * A Secret that is wanted.
   *
   * @param name its name
   * @param keys the keys that are read from the source
   * @param templates keys that are made of others: Go templates for External Secrets
   * @param where the place of the binding
   */
  public record Wanted(
      String name, List<SecretKey> keys, SortedMap<String, String> templates, Where where) {}

  private final Bindings bindings;
  private final Map<String, HasMetadata> stores;
  private final Map<String, Derived> derived;

  /**
   * The secret sources of an environment.
   *
   * @param stores ClusterSecretStores that the environment declares, by name; others are somebody
   *     else's
   * @param derived secrets that other bindings bring, by name
   */
  public SecretSources(
      Bindings bindings, Map<String, HasMetadata> stores, Map<String, Derived> derived) {
    this.bindings = bindings;
    this.stores = Map.copyOf(stores);
    this.derived = Map.copyOf(derived);
  }

  /** Where the Secret of a need comes from. */
  public Lowered.SecretSource lower(SecretNeed need, NamespaceName namespace) {
    Derived brought = derived.get(need.name());
    boolean isBound = bindings.facts().find(need, SecretBinding.class).isPresent();
    SecretBinding binding =
        brought != null && !isBound
            ? brought.binding()
            : bindings.require(need, SecretBinding.class);
    Where where = brought != null && !isBound ? brought.where() : bindings.at(need.key());
    return lower(new Wanted(need.name(), need.keys(), new TreeMap<>(), where), binding, namespace);
  }

  /** Where a Secret comes from. */
  public Lowered.SecretSource lower(Wanted wanted, SecretBinding binding, NamespaceName namespace) {
    if (binding.existing().isPresent()) {
      return existing(wanted, binding, namespace);
    }
    return binding.store().isPresent()
        ? external(wanted, binding, namespace)
        : literal(wanted, binding, namespace);
  }

  /** Says aloud, or refuses, that a secret is written in clear. */
  public static void check(
      Bindings bindings, SecretBinding binding, Where where, Findings findings) {
    if (binding.literal().isEmpty()) {
      return;
    }
    String keys = String.join(", ", binding.literal().keySet());
    boolean allowed = bindings.stage() == Stage.DEV;
    findings.add(
        allowed ? TargetCodes.LITERAL_SECRET : TargetCodes.LITERAL_SECRET_REFUSED,
        bindings.at(where.path().field("literal")),
        "values of " + keys + " are written in clear in a " + bindings.stage().word() + " stage",
        allowed
            ? "bind them to a store before anything here is worth protecting"
            : "bind it to a store (store, key) or to a Secret that exists (existing)");
  }

  private Lowered.SecretSource existing(
      Wanted wanted, SecretBinding binding, NamespaceName namespace) {
    String name = binding.existing().orElseThrow().value();
    var keys = new TreeMap<String, String>();
    allKeys(wanted).forEach(key -> keys.put(key, binding.properties().getOrDefault(key, key)));
    var lines = new StringBuilder();
    lines
        .append("Secret `")
        .append(name)
        .append("` must be in namespace `")
        .append(Lowered.HandOff.NAMESPACE);
    lines.append("` before anything that reads it starts, with these keys:\n\n");
    wanted.keys().forEach(key -> lines.append(line(keys.get(key.name()), key)));
    wanted
        .templates()
        .forEach(
            (key, template) ->
                lines
                    .append("- `")
                    .append(keys.get(key))
                    .append("`: `")
                    .append(template.replaceAll("\\{\\{ \\.(\\w+)[^}]*}}", "<$1>"))
                    .append("`\n"));
    return new Lowered.SecretSource(
        name,
        keys,
        List.of(),
        List.of(
            new Lowered.HandOff(
                    "Secret " + Lowered.HandOff.NAMESPACE + "/" + name, lines.toString())
                .in(namespace.value())));
  }

  private Lowered.SecretSource external(
      Wanted wanted, SecretBinding binding, NamespaceName namespace) {
    String store = binding.store().orElseThrow();
    var data = new ArrayList<Object>();
    for (SecretKey key : wanted.keys()) {
      Map<String, Object> remote =
          binding
              .key()
              .map(
                  entry ->
                      CustomObjects.fields(
                          "key",
                          entry,
                          "property",
                          binding.properties().getOrDefault(key.name(), key.name())))
              .orElseGet(() -> CustomObjects.fields("key", entryOf(key, wanted, binding)));
      data.add(CustomObjects.fields("secretKey", key.name(), "remoteRef", remote));
    }
    Map<String, Object> target =
        CustomObjects.fields("creationPolicy", "Owner", "deletionPolicy", "Retain");
    if (!wanted.templates().isEmpty()) {
      var templated = new LinkedHashMap<String, Object>(wanted.templates());
      wanted.keys().forEach(key -> templated.putIfAbsent(key.name(), "{{ ." + key.name() + " }}"));
      target.put("template", CustomObjects.fields("engineVersion", "v2", "data", templated));
    }
    var objects = new ArrayList<HasMetadata>();
    Optional.ofNullable(stores.get(store)).ifPresent(objects::add);
    objects.add(
        CustomObjects.namespaced(
            API,
            "ExternalSecret",
            namespace.value(),
            wanted.name(),
            CustomObjects.fields(
                "refreshInterval",
                "1h0m0s",
                "secretStoreRef",
                CustomObjects.fields("kind", "ClusterSecretStore", "name", store),
                "target",
                target,
                "data",
                data)));
    return new Lowered.SecretSource(
        wanted.name(), sameKeys(wanted), objects, List.of(entries(wanted, binding, store)));
  }

  private Lowered.SecretSource literal(
      Wanted wanted, SecretBinding binding, NamespaceName namespace) {
    if (bindings.stage() != Stage.DEV) {
      throw bindings.refused(
          TargetCodes.LITERAL_SECRET_REFUSED,
          bindings.at(wanted.where().path().field("literal")),
          "secret \""
              + wanted.name()
              + "\" is written in clear in a "
              + bindings.stage().word()
              + " stage",
          "bind it to a store (store, key) or to a Secret that exists (existing)");
    }
    var values = new TreeMap<String, String>();
    for (String key : allKeys(wanted)) {
      String value = binding.literal().get(key);
      if (value == null) {
        throw missing(wanted, key, "literal");
      }
      values.put(key, value);
    }
    return new Lowered.SecretSource(
        wanted.name(),
        sameKeys(wanted),
        List.of(
            new SecretBuilder()
                .withNewMetadata()
                .withName(wanted.name())
                .withNamespace(namespace.value())
                .endMetadata()
                .withType("Opaque")
                .withStringData(values)
                .build()),
        List.of());
  }

  private String entryOf(SecretKey key, Wanted wanted, SecretBinding binding) {
    String entry = binding.keys().get(key.name());
    if (entry == null) {
      throw missing(wanted, key.name(), "keys");
    }
    return entry;
  }

  private RuntimeException missing(Wanted wanted, String key, String field) {
    return bindings.refused(
        TargetCodes.SECRET_KEY_MISSING,
        bindings.at(wanted.where().path().field(field)),
        "secret \"" + wanted.name() + "\" has no \"" + key + "\", which is read",
        "write \"" + key + "\" under " + field);
  }

  private static Lowered.HandOff entries(Wanted wanted, SecretBinding binding, String store) {
    var lines = new StringBuilder();
    binding
        .key()
        .ifPresent(
            entry -> {
              lines.append("Entry `").append(entry).append("` of store `").append(store);
              lines.append("` must be a JSON object with these properties:\n\n");
              wanted
                  .keys()
                  .forEach(
                      key ->
                          lines.append(
                              line(
                                  binding.properties().getOrDefault(key.name(), key.name()), key)));
            });
    if (!binding.keys().isEmpty()) {
      lines.append("Store `").append(store).append("` must have these entries:\n\n");
      wanted.keys().forEach(key -> lines.append(line(binding.keys().get(key.name()), key)));
    }
    return new Lowered.HandOff("Values of secret " + wanted.name(), lines.toString());
  }

  private static String line(String name, SecretKey key) {
    return "- `"
        + name
        + "`: "
        + key.format()
        + (key.howToMake().isEmpty() ? "" : ", for example from `" + key.howToMake() + "`")
        + "\n";
  }

  private static List<String> allKeys(Wanted wanted) {
    var keys = new ArrayList<String>();
    wanted.keys().forEach(key -> keys.add(key.name()));
    wanted.templates().keySet().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
    return keys;
  }

  private static SortedMap<String, String> sameKeys(Wanted wanted) {
    var keys = new TreeMap<String, String>();
    allKeys(wanted).forEach(key -> keys.put(key, key));
    return keys;
  }
}
