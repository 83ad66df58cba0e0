package dev.plimsoll.policies;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.policies.internal.Compilation;
import dev.plimsoll.policies.internal.Compiled;
import dev.plimsoll.policies.internal.SelfScope;
import dev.plimsoll.schema.CelRule;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.schema.TypeSchema;
import java.util.List;
import java.util.Optional;

/** Compiles the rules of a custom resource definition against the schemas that they stand in. */
final class DefinitionExpressions {
  private static final String RULES = "x-kubernetes-validations";

  private final Schemas schemas;
  private final CheckedDocument document;
  private final Findings findings;
  private int costly;

  DefinitionExpressions(Schemas schemas, CheckedDocument document, Findings findings) {
    this.schemas = schemas;
    this.document = document;
    this.findings = findings;
  }

  /**
   * Where the check is in a schema.
   *
   * @param schema the part of the definition
   * @param type what it says
   * @param root whether it is a whole resource
   * @param inside the lists and maps around the value
   */
  private record At(MapNode schema, TypeSchema type, FieldPath path, boolean root, Inside inside) {}

  /**
   * The lists and maps around a value.
   *
   * @param found whether the value can be found in the object as it was
   * @param bounded whether there is a limit to how many such values there are
   * @param mapped whether one of them is a map, in whose values the server looks at no default
   */
  private record Inside(boolean found, boolean bounded, boolean mapped) {
    static final Inside NOTHING = new Inside(true, true, false);

    Inside list(TypeSchema.ListOf list) {
      return new Inside(
          found && list.merge().kind() == ListMerge.Kind.MAP,
          bounded && list.rules().size().maxItems() < Long.MAX_VALUE,
          mapped);
    }

    Inside map(TypeSchema.MapOf map) {
      return new Inside(
          found, bounded && map.rules().size().maxProperties() < Long.MAX_VALUE, true);
    }
  }

  void check() {
    MapNode tree = document.filled();
    Optional<ListNode> versions = tree.findMap("spec").flatMap(spec -> spec.findList("versions"));
    if (versions.isEmpty()) {
      return;
    }
    Schemas known = schemas.with(List.of(allServed(tree, versions.get())));
    String group = text(tree.findMap("spec"), "group");
    String kind = text(tree.findMap("spec").flatMap(spec -> spec.findMap("names")), "kind");
    for (int i = 0; i < versions.get().size(); i++) {
      Node version = versions.get().get(i);
      FieldPath path =
          FieldPath.of("spec", "versions").item(i).field("schema").field("openAPIV3Schema");
      schema(version)
          .flatMap(
              schema ->
                  known
                      .find(group + "/" + text(Optional.of((MapNode) version), "name"), kind)
                      .map(found -> new At(schema, found.type(), path, true, Inside.NOTHING)))
          .filter(at -> RuleSearch.hasRules(at.type()))
          .ifPresent(this::walk);
    }
    if (costly > 0) {
      findings.add(
          CelCodes.COST,
          document.where(FieldPath.of("spec", "versions")),
          "not checked: what "
              + (costly == 1 ? "a rule that goes" : costly + " rules that go")
              + " through lists or maps could cost at worst",
          "try the definition on a cluster, or give lists maxItems, maps maxProperties and texts"
              + " maxLength");
    }
  }

  private static MapNode allServed(MapNode tree, ListNode versions) {
    ListNode served = versions;
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i) instanceof MapNode version) {
        served = served.with(i, version.with("served", ScalarNode.bool(true, version.origin())));
      }
    }
    return tree.with("spec", tree.findMap("spec").orElseThrow().with("versions", served));
  }

  private static Optional<MapNode> schema(Node version) {
    return version instanceof MapNode map
        ? map.findMap("schema").flatMap(schema -> schema.findMap("openAPIV3Schema"))
        : Optional.empty();
  }

  private static String text(Optional<MapNode> map, String key) {
    return map.flatMap(found -> found.findText(key)).orElse("");
  }

  private void walk(At at) {
    if (!RuleSearch.hasRules(at.type())) {
      return;
    }
    rules(at);
    if (at.type() instanceof ObjectType object) {
      at.schema()
          .findMap("properties")
          .ifPresent(
              properties ->
                  properties.forEach(
                      (name, property) -> {
                        boolean metadata =
                            name.equals("metadata") && (at.root() || object.traits().embedded());
                        if (property instanceof MapNode map && !metadata) {
                          object.field(name).ifPresent(field -> property(at, map, field));
                        }
                      }));
    } else if (at.type() instanceof TypeSchema.ListOf list) {
      below(at, "items", list.item(), at.inside().list(list));
    } else if (at.type() instanceof TypeSchema.MapOf map) {
      below(at, "additionalProperties", map.value(), at.inside().map(map));
    }
  }

  private void property(At at, MapNode schema, FieldSchema field) {
    FieldPath path = at.path().field("properties").field(field.name());
    if (RuleSearch.hasRules(field.type())) {
      if (!at.inside().mapped()) {
        field.defaultValue().ifPresent(value -> defaulted(value, field.type(), path));
      }
      walk(new At(schema, field.type(), path, isEmbedded(field.type()), at.inside()));
    }
  }

  /** The server holds a default to the rules before it fills in defaults inside it. */
  private void defaulted(Node value, TypeSchema type, FieldPath path) {
    var broken = new Findings();
    new ResourceRules(document, false, broken)
        .check(value, RuleTree.ofValue(type, schemas.version()));
    List<String> problems =
        broken.sorted().stream().filter(Finding::isError).map(Finding::problem).toList();
    if (!problems.isEmpty()) {
      findings.add(
          CelCodes.DEFAULT,
          document.where(path.field("default")),
          "the default breaks a rule: " + String.join("; ", problems),
          "write a default that keeps the rules, with all that they read");
    }
  }

  private void below(At at, String key, TypeSchema type, Inside inside) {
    at.schema()
        .findMap(key)
        .ifPresent(
            schema -> walk(new At(schema, type, at.path().field(key), isEmbedded(type), inside)));
  }

  private static boolean isEmbedded(TypeSchema type) {
    return type instanceof ObjectType object && object.traits().embedded();
  }

  private void rules(At at) {
    List<CelRule> rules = at.type().rules().cel();
    if (rules.isEmpty()) {
      return;
    }
    Optional<SelfScope> scope = SelfScope.of(schemas.version(), at.type(), at.root());
    if (scope.isEmpty()) {
      findings.add(
          CelCodes.DEFINITION,
          document.where(at.path().field(RULES)),
          "rules of a value whose type the schema does not say",
          "give the value, its items and its entries a type, or move the rules to where there is one");
      return;
    }
    for (int i = 0; i < rules.size(); i++) {
      rule(at, rules.get(i), scope.get(), at.path().field(RULES).item(i));
    }
  }

  private void rule(At at, CelRule rule, SelfScope scope, FieldPath path) {
    if (rule.rule().isBlank()) {
      return;
    }
    Compilation condition = scope.condition(rule);
    if (condition instanceof Compilation.Broken broken) {
      broken(broken, path.field("rule"), rule.rule());
    } else {
      oldSelf((Compiled) condition, at, path);
      if (!at.inside().bounded() || ((Compiled) condition).loops()) {
        costly++;
      }
    }
    rule.messageExpression()
        .filter(text -> !text.isBlank())
        .map(text -> scope.message(rule, text))
        .filter(Compilation.Broken.class::isInstance)
        .ifPresent(
            broken ->
                broken(
                    (Compilation.Broken) broken,
                    path.field("messageExpression"),
                    rule.messageExpression().orElseThrow()));
    rule.fieldPath()
        .filter(text -> !text.isEmpty() && !leads(text, at.type()))
        .ifPresent(
            text ->
                findings.add(
                    CelCodes.DEFINITION_RULE,
                    document.where(path.field("fieldPath")),
                    "\"" + text + "\" leads to no field of the schema",
                    "write a path such as .spec.replicas, from the value that the rule stands at"));
  }

  private void oldSelf(Compiled condition, At at, FieldPath path) {
    boolean uses = condition.uses(SelfScope.OLD);
    if (uses && !at.inside().found()) {
      findings.add(
          CelCodes.DEFINITION_RULE,
          document.where(path.field("rule")),
          "oldSelf within a list whose items have no keys",
          "give the list x-kubernetes-list-type: map and its keys, or move the rule to the list");
    }
    boolean says = document.filled().find(path.field("optionalOldSelf")).isPresent();
    if (!uses && says) {
      findings.add(
          CelCodes.DEFINITION_RULE,
          document.where(path.field("optionalOldSelf")),
          "optionalOldSelf beside a rule without oldSelf",
          "remove optionalOldSelf");
    }
  }

  private void broken(Compilation.Broken broken, FieldPath path, String expression) {
    for (Compilation.Problem problem : broken.problems()) {
      findings.add(
          CelCodes.DEFINITION,
          document.where(path),
          problem + ": " + expression.strip().replaceAll("\\s*\\R\\s*", " "),
          "correct the expression");
    }
  }

  private static boolean leads(String text, TypeSchema type) {
    Optional<List<String>> steps = RulePath.parse(text);
    TypeSchema at = type;
    for (String step : steps.orElse(List.of())) {
      Optional<TypeSchema> next =
          at instanceof ObjectType object
              ? object.field(step).map(field -> field.type())
              : at instanceof TypeSchema.MapOf map ? Optional.of(map.value()) : Optional.empty();
      if (next.isEmpty()) {
        return false;
      }
      at = next.get();
    }
    return steps.isPresent();
  }
}
