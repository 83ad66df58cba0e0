package dev.plimsoll.targets.internal;

import dev.plimsoll.finding.Counted;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.targets.DatabaseBinding;
import dev.plimsoll.targets.SecretBinding;
import dev.plimsoll.targets.TargetCodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Checks all secret sources of an environment: literals, stores that are misspelt, and names that
 * they refuse.
 */
public final class SecretChecks {
  /**
   * The entries that a kind of store can have.
   *
   * @param kind its name, for messages
   * @param legal what an entry is called
   * @param rule the same for people, continuing "must be"
   */
  public record StoreRule(String kind, Pattern legal, String rule) {}

  private SecretChecks() {}

  /**
   * Checks the bindings of secrets and databases, and what other bindings bring.
   *
   * @param others secrets that other bindings bring
   * @param declared the stores that the target declares
   * @param rules by the name of a store whose kind is known
   */
  public static void check(
      Bindings bindings,
      Collection<SecretSources.Derived> others,
      Collection<String> declared,
      Map<String, StoreRule> rules,
      Findings findings) {
    var all = new ArrayList<SecretSources.Derived>(others);
    bindings
        .all("secret", SecretBinding.class)
        .forEach((key, binding) -> all.add(new SecretSources.Derived(binding, bindings.at(key))));
    bindings
        .all("database", DatabaseBinding.class)
        .forEach(
            (key, binding) ->
                all.add(new SecretSources.Derived(binding.secret(), bindings.at(key, "secret"))));
    all.forEach(
        secret -> {
          SecretSources.check(bindings, secret.binding(), secret.where(), findings);
          secret
              .binding()
              .store()
              .flatMap(store -> Optional.ofNullable(rules.get(store)))
              .ifPresent(rule -> entries(bindings, secret, rule, findings));
        });
    stores(bindings, all, declared, findings);
  }

  /**
   * A cluster may have stores that nobody declares; one that is called nearly as another is rare.
   */
  private static void stores(
      Bindings bindings,
      Collection<SecretSources.Derived> secrets,
      Collection<String> declared,
      Findings findings) {
    var uses = new TreeMap<String, Integer>();
    secrets.forEach(
        secret -> secret.binding().store().ifPresent(s -> uses.merge(s, 1, (a, b) -> a + b)));
    for (SecretSources.Derived secret : secrets) {
      secret
          .binding()
          .store()
          .filter(store -> !declared.contains(store))
          .ifPresent(
              store -> {
                var likelier = new TreeSet<>(declared);
                uses.forEach(
                    (other, count) -> {
                      if (count > uses.get(store)) {
                        likelier.add(other);
                      }
                    });
                Nearest.of(store, likelier)
                    .ifPresent(
                        near ->
                            findings.add(
                                TargetCodes.STORE_NEAR_MISS,
                                bindings.at(secret.where().path().field("store")),
                                "store \""
                                    + store
                                    + "\" is nearly \""
                                    + near
                                    + "\", which "
                                    + (declared.contains(near)
                                        ? "secretStores declares"
                                        : Counted.of(uses.get(near), "other binding")
                                            + " "
                                            + (uses.get(near) == 1 ? "names" : "name")),
                                "write \"" + near + "\", if the cluster does not have both"));
              });
    }
  }

  private static void entries(
      Bindings bindings, SecretSources.Derived secret, StoreRule rule, Findings findings) {
    FieldPath path = secret.where().path();
    secret
        .binding()
        .key()
        .ifPresent(entry -> entry(entry, bindings.at(path.field("key")), rule, findings));
    secret
        .binding()
        .keys()
        .forEach(
            (key, entry) ->
                entry(entry, bindings.at(path.field("keys").field(key)), rule, findings));
  }

  private static void entry(String entry, Where where, StoreRule rule, Findings findings) {
    if (!rule.legal().matcher(entry).matches()) {
      findings.add(
          TargetCodes.ILLEGAL_STORE_KEY,
          where,
          rule.kind() + " has no entry \"" + entry + "\": a name must be " + rule.rule(),
          "rename the entry, for example to \"" + entry.replaceAll("[^0-9A-Za-z]+", "-") + "\"");
    }
  }
}
