package dev.plimsoll.policies;

import dev.plimsoll.policies.internal.Compilation;
import dev.plimsoll.policies.internal.Compiled;
import dev.plimsoll.policies.internal.SelfScope;
import dev.plimsoll.schema.CelRule;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.TypeSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rules of a schema; branches without a rule are left out. A rule is compiled when the first
 * value comes that it is for.
 *
 * @param schema the schema of the value
 * @param scope what the rules may name; empty if there is no rule here, or none can be
 * @param rules the rules of the value itself
 * @param fields the rules of its fields
 * @param below the rules of its items or entries
 */
record RuleTree(
    TypeSchema schema,
    Supplier<Optional<SelfScope>> scope,
    Supplier<List<Prepared>> rules,
    Map<String, RuleTree> fields,
    Optional<RuleTree> below) {
  /**
   * A compiled rule.
   *
   * @param condition empty if it does not compile
   * @param message empty if the rule has none, or none that compiles
   */
  record Prepared(CelRule rule, Optional<Compiled> condition, Optional<Compiled> message) {
    /** Whether the rule only compares with the value as it was. */
    boolean isTransition() {
      return condition.filter(compiled -> compiled.uses(SelfScope.OLD)).isPresent();
    }
  }

  /** The rules of a kind. */
  static RuleTree of(ObjectType type, KubernetesVersion version) {
    return tree(type, version, true);
  }

  /** The rules of a value that is no whole resource. */
  static RuleTree ofValue(TypeSchema schema, KubernetesVersion version) {
    return tree(schema, version, isEmbedded(schema));
  }

  private static RuleTree tree(TypeSchema schema, KubernetesVersion version, boolean root) {
    List<CelRule> rules = schema.rules().cel();
    Supplier<Optional<SelfScope>> scope =
        TypeSchema.once(() -> SelfScope.of(version, schema, root));
    Supplier<List<Prepared>> prepared =
        TypeSchema.once(() -> rules.stream().map(rule -> prepare(rule, scope.get())).toList());
    var fields = new LinkedHashMap<String, RuleTree>();
    if (schema instanceof ObjectType object) {
      for (FieldSchema field : object.fields()) {
        if (!field.name().equals("metadata") && RuleSearch.hasRules(field.type())) {
          fields.put(field.name(), tree(field.type(), version, isEmbedded(field.type())));
        }
      }
    }
    return new RuleTree(schema, scope, prepared, fields, below(schema, version));
  }

  private static Prepared prepare(CelRule rule, Optional<SelfScope> scope) {
    return new Prepared(
        rule,
        scope.flatMap(known -> compiled(known.condition(rule))),
        rule.messageExpression()
            .flatMap(text -> scope.flatMap(known -> compiled(known.message(rule, text)))));
  }

  private static Optional<RuleTree> below(TypeSchema schema, KubernetesVersion version) {
    Optional<TypeSchema> inner =
        schema instanceof TypeSchema.ListOf list
            ? Optional.of(list.item())
            : schema instanceof TypeSchema.MapOf map ? Optional.of(map.value()) : Optional.empty();
    return inner.filter(RuleSearch::hasRules).map(type -> tree(type, version, isEmbedded(type)));
  }

  private static boolean isEmbedded(TypeSchema schema) {
    return schema instanceof ObjectType object && object.traits().embedded();
  }

  private static Optional<Compiled> compiled(Compilation compilation) {
    return compilation instanceof Compiled compiled ? Optional.of(compiled) : Optional.empty();
  }
}
