package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.DEFAULTING;
import static dev.plimsoll.check.admission.Source.DEFINITIONS;
import static dev.plimsoll.check.admission.Source.STRUCTURE;

import dev.plimsoll.check.internal.Re2;
import dev.plimsoll.check.internal.StructuralCheck;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.internal.StructuralTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules of the schema in a custom resource definition: structural, without what the server cannot
 * prune or default.
 */
final class SchemaRules {
  static final Rule STRUCTURAL =
      rule("PLM3975", "Y5")
          .says(
              "a schema is structural: each value has a type, and conditions restrict values only")
          .fix(
              "write type at each property and item, and move what describes fields out of anyOf, allOf, oneOf and not")
          .source(STRUCTURE, "ValidateStructural");
  static final Rule BANNED =
      rule("PLM3976", "Y6")
          .says("a schema uses what a definition can have")
          .fix("remove the keyword")
          .source(DEFINITIONS, "specStandardValidatorV3");
  static final Rule LISTS =
      rule("PLM3977", "Y7")
          .says(
              "list and map types are known, and keys of a list are required or defaulted scalars")
          .fix("write x-kubernetes-list-type set, or map with x-kubernetes-list-map-keys")
          .source(DEFINITIONS, "ValidateCustomResourceDefinitionOpenAPISchema");
  static final Rule EXPRESSIONS =
      rule("PLM3978", "Y8")
          .says(
              "a validation rule has an expression, a message of one line and a reason that is known")
          .fix("write rule, and message in one line")
          .source(DEFINITIONS, "ValidateCustomResourceDefinitionOpenAPISchema");
  static final Rule DEFAULT =
      rule("PLM3979", "Y9")
          .says("a default fits its own schema")
          .fix("write a default of the type")
          .source(DEFAULTING, "ValidateDefaults");

  private static final List<String> TYPES =
      List.of("array", "boolean", "integer", "number", "object", "string");
  private static final List<String> JOINTS = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> DESCRIBING =
      List.of(
          "description",
          "title",
          "default",
          "nullable",
          "additionalProperties",
          "x-kubernetes-preserve-unknown-fields",
          "x-kubernetes-embedded-resource",
          "x-kubernetes-int-or-string",
          "x-kubernetes-list-type",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-map-type",
          "x-kubernetes-validations");

  private static final Set<String> FLAGS =
      Set.of(
          "x-kubernetes-preserve-unknown-fields",
          "x-kubernetes-embedded-resource",
          "x-kubernetes-int-or-string");

  private SchemaRules() {}

  private static Rule.Draft rule(String code, String id) {
    return Rule.of(code, id).at("spec.versions.schema.openAPIV3Schema");
  }

  /** The schema of a version. */
  static void check(Field schema) {
    boolean open =
        schema.text("type").isEmpty()
            && (schema.isTrue("x-kubernetes-preserve-unknown-fields")
                || schema.isTrue("x-kubernetes-int-or-string"));
    if (!schema.text("type").equals("object") && !open) {
      schema
          .at("type")
          .refuse(STRUCTURAL, schema.at("type").shown() + " of the whole must be object");
    }
    if (schema.isTrue("nullable")) {
      schema.at("nullable").refuse(BANNED, "the whole is nullable");
    }
    values(schema, true);
    defaults(schema, true);
  }

  private static void values(Field schema, boolean root) {
    banned(schema);
    type(schema, root);
    lists(schema);
    rules(schema.at("x-kubernetes-validations"));
    for (String joint : JOINTS) {
      for (Field condition : schema.at(joint).items()) {
        if (!saysIntOrString(condition)) {
          condition(condition);
        }
      }
    }
    if (schema.has("not")) {
      condition(schema.at("not"));
    }
    Field properties = schema.at("properties");
    for (Field property : properties.entries()) {
      if (root || schema.isTrue("x-kubernetes-embedded-resource")) {
        ofObject(property);
      }
      values(property, false);
    }
    Field items = schema.at("items");
    if (items.node() instanceof MapNode) {
      values(items, false);
    }
    Field more = schema.at("additionalProperties");
    if (more.node() instanceof MapNode) {
      values(more, false);
    }
  }

  private static void banned(Field schema) {
    for (String key : List.of("$ref", "dependencies", "additionalItems")) {
      if (schema.has(key)) {
        schema.at(key).refuse(BANNED, key + " in a schema");
      }
    }
    for (String key : List.of("id", "$schema", "definitions", "patternProperties")) {
      if (!schema.text(key).isEmpty() || !schema.at(key).isEmpty()) {
        schema.at(key).refuse(BANNED, key + " in a schema");
      }
    }
    if (schema.isTrue("uniqueItems")) {
      schema
          .at("uniqueItems")
          .refuse(BANNED, "uniqueItems: true", "write x-kubernetes-list-type: set");
    }
    if (schema.at("items").node() instanceof dev.plimsoll.node.ListNode) {
      schema.at("items").refuse(BANNED, "items is a list");
    }
    Field type = schema.at("type");
    if (!type.text().isEmpty() && !TYPES.contains(type.text())) {
      type.refuse(BANNED, type.shown() + " must be " + Shown.either(TYPES));
    }
    Field pattern = schema.at("pattern");
    if (!pattern.text().isEmpty()) {
      if (!Re2.isValid(pattern.text())) {
        pattern.refuse(BANNED, pattern.shown() + " is no regular expression of Go");
      }
    }
  }

  private static void type(Field schema, boolean root) {
    boolean mixed = schema.isTrue("x-kubernetes-int-or-string");
    boolean open = schema.isTrue("x-kubernetes-preserve-unknown-fields");
    String type = schema.text("type");
    if (type.isEmpty() && !root && !mixed && !open) {
      schema.at("type").refuse(STRUCTURAL, "there is no type");
    }
    // Of items that are no schema and no list of them the server reads nothing.
    if (type.equals("array")
        && (!schema.has("items") || schema.at("items").node() instanceof ScalarNode)) {
      schema.at("items").refuse(STRUCTURAL, "a list without items");
    }
    if (schema.isTrue("x-kubernetes-embedded-resource")) {
      if (!type.equals("object")) {
        schema.at("type").refuse(STRUCTURAL, "an embedded resource must be an object");
      }
      if (!open && schema.at("properties").isEmpty()) {
        schema.at("properties").refuse(STRUCTURAL, "an embedded resource without properties");
      }
    }
    Field preserve = schema.at("x-kubernetes-preserve-unknown-fields");
    if (preserve.isFalse()) {
      preserve.refuse(STRUCTURAL, "x-kubernetes-preserve-unknown-fields must be true or left out");
    }
    Field embedded = schema.at("x-kubernetes-embedded-resource");
    if (embedded.isTrue() && mixed) {
      embedded.refuse(STRUCTURAL, "what is an integer or a string is no embedded resource");
    }
    if (open && mixed) {
      preserve.refuse(STRUCTURAL, "what is an integer or a string has no unknown fields");
    }
  }

  /** What every object has. */
  private static void ofObject(Field property) {
    switch (property.key()) {
      case "metadata" -> metadata(property);
      case "apiVersion", "kind" -> {
        Field type = property.at("type");
        if (type.isGiven() && !type.text().equals("string")) {
          type.refuse(STRUCTURAL, type.shown() + " of " + property.key() + " must be string");
        }
      }
      default -> {
        // Its own.
      }
    }
  }

  private static void metadata(Field metadata) {
    for (Field part : metadata.entries()) {
      boolean allowed =
          List.of("type", "properties", "description", "title").contains(part.key())
              || (part.key().startsWith("x-kubernetes") && !part.isTrue());
      if (!allowed && part.isGiven()) {
        part.refuse(
            STRUCTURAL,
            "metadata says more than name and generateName",
            "leave only restrictions of name and generateName");
        return;
      }
    }
    if (!metadata.text("type").isEmpty() && !metadata.text("type").equals("object")) {
      metadata.at("type").refuse(STRUCTURAL, "metadata must be an object");
    }
    for (Field property : metadata.at("properties").entries()) {
      if (!List.of("name", "generateName").contains(property.key())) {
        property.refuse(STRUCTURAL, "metadata restricts " + property.key());
      }
    }
  }

  /**
   * Whether a condition only repeats x-kubernetes-int-or-string in the two forms that the server
   * knows: anyOf of integer and string, alone or as the first of allOf.
   */
  private static boolean saysIntOrString(Field condition) {
    Field list = condition.parent();
    if (list.key().equals("anyOf")) {
      return isIntOrString(list);
    }
    return list.key().equals("allOf")
        && condition.position() == 0
        && saysOneThing(condition)
        && isIntOrString(condition.at("anyOf"));
  }

  private static boolean saysOneThing(Field condition) {
    return condition.givenKeys().stream().filter(key -> says(condition, key)).count() == 1;
  }

  private static boolean isIntOrString(Field anyOf) {
    List<Field> types = anyOf.items();
    return types.size() == 2
        && saysOneThing(types.get(0))
        && saysOneThing(types.get(1))
        && types.get(0).text("type").equals("integer")
        && types.get(1).text("type").equals("string");
  }

  /** A condition under anyOf, allOf, oneOf or not: it may restrict values, not describe them. */
  private static void condition(Field condition) {
    banned(condition);
    for (String key : DESCRIBING) {
      boolean flag = FLAGS.contains(key);
      if (flag ? condition.isTrue(key) : says(condition, key)) {
        condition.at(key).refuse(STRUCTURAL, key + " in a condition");
      }
    }
    if (!condition.text("type").isEmpty()) {
      condition.at("type").refuse(STRUCTURAL, "type in a condition");
    }
    for (String joint : JOINTS) {
      condition.at(joint).items().forEach(SchemaRules::condition);
    }
    if (condition.has("not")) {
      condition(condition.at("not"));
    }
    condition.at("properties").entries().forEach(SchemaRules::condition);
    if (condition.at("items").node() instanceof MapNode) {
      condition(condition.at("items"));
    }
  }

  private static boolean says(Field condition, String key) {
    Field value = condition.at(key);
    boolean kept = !key.equals("example") && !key.equals("externalDocs");
    return kept
        && value.isGiven()
        && !value.isFalse()
        && !(value.isText() && value.text().isEmpty());
  }

  private static void lists(Field schema) {
    Field listType = schema.at("x-kubernetes-list-type");
    Field keys = schema.at("x-kubernetes-list-map-keys");
    if (listType.isGiven()) {
      if (!List.of("atomic", "set", "map").contains(listType.text())) {
        listType.refuse(LISTS, listType.shown() + " must be atomic, set or map");
      }
      if (!schema.text("type").equals("array")) {
        listType.refuse(LISTS, "a list type of " + schema.at("type").shown());
      }
    }
    if (listType.text().equals("map")) {
      mapList(schema, keys);
    } else if (!keys.isEmpty()) {
      keys.refuse(LISTS, "keys of a list that is no map");
    }
    if (listType.text().equals("set")) {
      setItems(schema.at("items"));
    }
    Field mapType = schema.at("x-kubernetes-map-type");
    if (mapType.isGiven()) {
      if (!List.of("atomic", "granular").contains(mapType.text())) {
        mapType.refuse(LISTS, mapType.shown() + " must be atomic or granular");
      }
      if (!schema.text("type").equals("object")) {
        mapType.refuse(LISTS, "a map type of " + schema.at("type").shown());
      }
    }
  }

  private static void mapList(Field schema, Field keys) {
    if (keys.isEmpty()) {
      keys.refuse(LISTS, "a list type of map without keys");
      return;
    }
    Field items = schema.at("items");
    if (!items.text("type").equals("object")) {
      items.at("type").refuse(LISTS, "items of a list type of map must be objects");
      return;
    }
    Set<String> required = new HashSet<>();
    items.at("required").items().forEach(name -> required.add(name.text()));
    Set<String> seen = new HashSet<>();
    for (Field key : keys.items()) {
      Field property = items.at("properties").at(key.text());
      if (!seen.add(key.text())) {
        key.refuse(LISTS, key.shown() + " stands twice");
      }
      if (!property.isGiven()) {
        key.refuse(LISTS, key.shown() + " is no property of the items");
      } else if (List.of("object", "array").contains(property.text("type"))) {
        key.refuse(LISTS, key.shown() + " must be a scalar");
      } else if (property.isTrue("nullable")) {
        key.refuse(LISTS, key.shown() + " must not be nullable");
      } else if (!required.contains(key.text()) && !property.has("default")) {
        key.refuse(LISTS, key.shown() + " must be required or have a default");
      }
    }
    if (items.isTrue("nullable")) {
      items.at("nullable").refuse(LISTS, "items of a list type of map must not be nullable");
    }
  }

  private static void setItems(Field items) {
    boolean object =
        items.text("type").equals("object")
            && !items.text("x-kubernetes-map-type").equals("atomic");
    boolean list =
        items.text("type").equals("array")
            && !List.of("", "atomic").contains(items.text("x-kubernetes-list-type"));
    if (object || list) {
      items.refuse(LISTS, "items of a set must be atomic");
    }
    if (items.isTrue("nullable")) {
      items.at("nullable").refuse(LISTS, "items of a set must not be nullable");
    }
  }

  private static void rules(Field rules) {
    for (Field rule : rules.items()) {
      String expression = rule.text("rule").strip();
      String message = rule.text("message");
      if (expression.isEmpty()) {
        rule.at("rule").refuse(EXPRESSIONS, "there is no rule");
      }
      if (!message.isEmpty() && message.strip().isEmpty()) {
        rule.at("message").refuse(EXPRESSIONS, "the message is blank");
      } else if (hasLines(message.strip())) {
        rule.at("message").refuse(EXPRESSIONS, "the message has line breaks");
      } else if (hasLines(expression) && message.strip().isEmpty()) {
        rule.at("message").refuse(EXPRESSIONS, "a rule with line breaks needs a message");
      }
      if (rule.has("messageExpression")
          && rule.text("messageExpression").strip().isEmpty()
          && !rule.text("messageExpression").isEmpty()) {
        rule.at("messageExpression").refuse(EXPRESSIONS, "messageExpression is blank");
      }
      if (rule.has("reason")) {
        rule.at("reason")
            .oneOf(
                EXPRESSIONS,
                List.of(
                    "FieldValueInvalid",
                    "FieldValueForbidden",
                    "FieldValueRequired",
                    "FieldValueDuplicate"));
      }
    }
  }

  private static boolean hasLines(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }

  private static void defaults(Field schema, boolean root) {
    if (schema.has("default")) {
      if (root) {
        schema.at("default").refuse(DEFAULT, "the whole has a default");
      } else {
        fits(schema);
      }
    }
    for (Field property : schema.at("properties").entries()) {
      boolean ofEveryObject = List.of("apiVersion", "kind").contains(property.key());
      if (root && ofEveryObject && property.has("default")) {
        property.at("default").refuse(DEFAULT, property.key() + " of the whole has a default");
      } else if (!root || !property.key().equals("metadata")) {
        defaults(property, false);
      }
    }
    // The server looks at no default of the values of a map.
    if (schema.at("items").node() instanceof MapNode) {
      defaults(schema.at("items"), false);
    }
  }

  private static void fits(Field schema) {
    var found = new Findings();
    new StructuralCheck(schema.run().document().subject(), found, schema.run().version())
        .checkValue(schema.at("default").node(), StructuralTypes.ofSchema((MapNode) schema.node()));
    if (found.hasErrors()) {
      Set<String> problems = new TreeSet<>();
      found.sorted().stream().map(Finding::problem).forEach(problems::add);
      schema
          .at("default")
          .refuse(DEFAULT, "the default does not fit: " + String.join("; ", problems));
    }
  }
}
