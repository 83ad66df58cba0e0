package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.record.RecordCodes;
import dev.plimsoll.schema.record.RecordReader;
import dev.plimsoll.target.BoundFacts;
import dev.plimsoll.target.TargetProvider;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads {@code target} and {@code bindings} into the types that the target names. */
final class TargetReader {
  private static final FieldPath TARGET = FieldPath.of("target");
  private static final FieldPath BINDINGS = FieldPath.of("bindings");

  private final SortedMap<String, TargetProvider> providers = new TreeMap<>();
  private final Findings findings;

  TargetReader(ClassLoader loader, Findings findings) {
    this.findings = findings;
    ServiceLoader.load(TargetProvider.class, loader)
        .forEach(provider -> providers.put(provider.name(), provider));
  }

  /** The provider that the environment names, and its configuration. */
  Optional<Chosen> choose(MapNode tree, Where where) {
    Optional<Node> node = tree.find("target");
    if (node.isEmpty() || !(node.get() instanceof MapNode map) || map.size() != 1) {
      findings.add(
          EnvironmentCodes.NO_TARGET,
          node.map(n -> where.at(TARGET).from(n.origin())).orElse(where),
          node.isEmpty()
              ? "the environment names no target"
              : "\"target\" does not name exactly one target",
          "write \"target: { <name>: { ... } }\" with one of "
              + String.join(", ", providers.keySet()));
      return Optional.empty();
    }
    String name = map.keyAt(0);
    Where at = where.at(TARGET.field(name)).from(map.valueAt(0).origin());
    TargetProvider provider = providers.get(name);
    if (provider == null) {
      findings.add(
          EnvironmentCodes.UNKNOWN_TARGET,
          at,
          "no module on the class path brings a target \"" + name + "\"",
          Nearest.of(name, providers.keySet())
              .map(near -> "write \"" + near + "\"")
              .orElse(
                  providers.isEmpty()
                      ? "add the module plimsoll-targets to the class path"
                      : "use one of " + String.join(", ", providers.keySet())));
      return Optional.empty();
    }
    Optional<MapNode> values = values(map.valueAt(0), at);
    return Optional.of(
        new Chosen(
            provider,
            values
                .map(
                    keys -> withoutForeign(keys, p -> Optional.of(p.configuration()), provider, at))
                .flatMap(
                    keys -> new RecordReader(findings).read(keys, provider.configuration(), at))
                .map(configuration -> configuration)));
  }

  /** A map, where null stands for an empty one; anything else is in the findings. */
  private Optional<MapNode> values(Node node, Where at) {
    if (node instanceof MapNode map) {
      return Optional.of(map);
    }
    if (node instanceof ScalarNode scalar && scalar.isNull()) {
      return Optional.of(MapNode.empty(node.origin()));
    }
    findings.add(
        RecordCodes.WRONG_TYPE, at, "\"" + at.path() + "\" is no map", "write a map of its keys");
    return Optional.empty();
  }

  /**
   * A target and its configuration; empty if that cannot be read, which then is in the findings.
   */
  record Chosen(TargetProvider provider, Optional<Record> configuration) {}

  /** All bindings that can be read; the others are in the findings. */
  BoundFacts bindings(
      MapNode tree, TargetProvider provider, String environment, Stage stage, Where where) {
    var facts = new TreeMap<String, BoundFacts.Fact>();
    tree.findMap("bindings")
        .ifPresent(
            map ->
                map.forEach(
                    (key, value) ->
                        binding(
                                key,
                                value,
                                provider,
                                where.at(BINDINGS.field(key)).from(value.origin()))
                            .ifPresent(fact -> facts.put(key, fact))));
    return new BoundFacts(environment, stage, facts, tree);
  }

  private Optional<BoundFacts.Fact> binding(
      String key, Node value, TargetProvider provider, Where at) {
    int slash = key.indexOf('/');
    String word = slash < 0 ? key : key.substring(0, slash);
    Optional<Class<? extends Intent>> kind =
        slash < 1 || slash == key.length() - 1 ? Optional.empty() : IntentKinds.find(word);
    if (kind.isEmpty()) {
      findings.add(
          EnvironmentCodes.BAD_BINDING_KEY,
          at,
          "\"" + key + "\" is no key of a binding",
          "write <kind>/<name> with a kind of "
              + String.join(", ", IntentKinds.words())
              + Nearest.of(word, IntentKinds.words())
                  .map(near -> "; \"" + near + "\" is near")
                  .orElse(""));
      return Optional.empty();
    }
    Optional<Class<? extends Record>> type = provider.binding(kind.get());
    if (type.isEmpty()) {
      findings.add(
          EnvironmentCodes.BINDING_NOT_FOR_TARGET,
          at,
          "target \"" + provider.name() + "\" has no use for a binding of kind " + word,
          "leave the binding out");
      return Optional.empty();
    }
    return values(value, at)
        .map(keys -> withoutForeign(keys, p -> p.binding(kind.get()), provider, at))
        .flatMap(keys -> new RecordReader(findings).read(keys, type.get(), at))
        .map(record -> new BoundFacts.Fact(record, at.origin().place()));
  }

  /** Which record of a target holds the keys. */
  private interface Keys extends Function<TargetProvider, Optional<Class<? extends Record>>> {}

  /** Keys that only another target has are named as that, and taken out. */
  private MapNode withoutForeign(MapNode keys, Keys type, TargetProvider provider, Where at) {
    List<String> own = names(type.apply(provider));
    MapNode rest = keys;
    for (String key : keys.keys()) {
      List<String> others =
          own.contains(key)
              ? List.of()
              : providers.values().stream()
                  .filter(other -> names(type.apply(other)).contains(key))
                  .map(TargetProvider::name)
                  .toList();
      if (!others.isEmpty()) {
        findings.add(
            EnvironmentCodes.KEY_OF_ANOTHER_TARGET,
            at.at(at.path().field(key)).from(keys.find(key).orElseThrow().origin()),
            "\"" + key + "\" is for " + String.join(", ", others) + ", not for " + provider.name(),
            own.isEmpty() ? "leave it out" : "use one of " + String.join(", ", own));
        rest = rest.without(key);
      }
    }
    return rest;
  }

  private static List<String> names(Optional<Class<? extends Record>> type) {
    return type.map(Class::getRecordComponents).stream()
        .flatMap(Arrays::stream)
        .map(RecordComponent::getName)
        .toList();
  }
}
