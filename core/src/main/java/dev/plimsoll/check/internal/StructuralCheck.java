package dev.plimsoll.check.internal;

import dev.plimsoll.check.DecodeCodes;
import dev.plimsoll.check.SchemaCodes;
import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.ScalarKind;
import dev.plimsoll.schema.TypeSchema;
import dev.plimsoll.schema.ValueRules;
import dev.plimsoll.unit.NameRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a custom resource by its structural schema, as the server does: unknown fields, types, and
 * the limits that the schema sets. Rules in the Common Expression Language are for another stage.
 */
public final class StructuralCheck {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

  private final Subject subject;
  private final Findings findings;
  private final PathStack path = new PathStack();
  private final ValueCheck limits;
  private boolean onlyUnknownFields;

  /** A check that reports about one object, as a minor judges it. */
  public StructuralCheck(Subject subject, Findings findings, KubernetesVersion version) {
    this.subject = subject;
    this.findings = findings;
    this.limits = new ValueCheck(this::report, version);
  }

  /**
   * Reports what the schema of the kind refuses.
   *
   * @param filled the object with the defaults of its schema
   */
  public void check(MapNode filled, KindSchema kind) {
    filled
        .find("metadata")
        .ifPresent(
            metadata ->
                new GoDecoder(subject, findings)
                    .decodeField("metadata", metadata, metadataOf(kind.type())));
    Optional<Node> dropped =
        kind.traits().subresources().contains("status") ? filled.find("status") : Optional.empty();
    MapNode judged = dropped.isPresent() ? filled.without("status") : filled;
    fields(judged, kind.type());
    limits.check(judged, kind.type());
    kind.traits()
        .scale()
        .ifPresent(scale -> new ScaleCheck(subject, findings).check(judged, scale));
    dropped.ifPresent(status -> status(status, kind.type()));
  }

  /** A status that only its subresource can set: the server reads it, and then drops it. */
  private void status(Node status, ObjectType type) {
    onlyUnknownFields = true;
    path.enter("status");
    type.field("status")
        .ifPresentOrElse(
            field -> value(status, field.type()),
            () -> {
              if (!type.traits().openEnded()) {
                unknown(status, "status", type);
              }
            });
    path.leave();
    onlyUnknownFields = false;
  }

  /** Reports where a value does not fit a type. */
  public void checkValue(Node value, TypeSchema type) {
    value(value, type);
  }

  private static TypeSchema metadataOf(ObjectType type) {
    return type.field("metadata").orElseThrow().type();
  }

  private void value(Node node, TypeSchema type) {
    if (node instanceof ScalarNode scalar && scalar.isNull()) {
      if (!type.nullable() && !(type instanceof TypeSchema.Any)) {
        wrongType(node, type);
      }
      return;
    }
    if (!fits(node, type)) {
      wrongType(node, type);
      return;
    }
    if (type instanceof ObjectType object) {
      fields((MapNode) node, object);
      if (object.traits().embedded()) {
        embedded((MapNode) node, object);
      }
    } else if (type instanceof TypeSchema.ListOf list) {
      items((ListNode) node, list);
    } else if (type instanceof TypeSchema.MapOf map) {
      entries((MapNode) node, map);
    }
    if (type.rules() != ValueRules.NONE) {
      limits.check(node, type);
    }
  }

  private static boolean fits(Node node, TypeSchema type) {
    if (type instanceof ObjectType || type instanceof TypeSchema.MapOf) {
      return node instanceof MapNode;
    }
    if (type instanceof TypeSchema.ListOf) {
      return node instanceof ListNode;
    }
    if (type instanceof TypeSchema.Any any) {
      return !any.mapsOnly() || node instanceof MapNode;
    }
    return type instanceof TypeSchema.Scalar scalar
        && (isScalar(node, scalar.kind()) || isListForText(node, scalar));
  }

  /**
   * Where a text of a format that it knows is due, the server takes a list too (kube-openapi,
   * validate/type.go).
   */
  private static boolean isListForText(Node node, TypeSchema.Scalar type) {
    return node instanceof ListNode
        && type.kind() == ScalarKind.STRING
        && TextFormats.isKnown(type.rules().text().format());
  }

  private static boolean isScalar(Node node, ScalarKind kind) {
    if (node instanceof EmbeddedNode) {
      return kind == ScalarKind.STRING || kind == ScalarKind.INT_OR_STRING;
    }
    if (!(node instanceof ScalarNode scalar)) {
      return false;
    }
    return switch (kind) {
      case STRING -> scalar.isString();
      case BOOL -> scalar.kind() == ScalarNode.Kind.BOOL;
      case INTEGER -> isLong(scalar);
      case INT_OR_STRING -> scalar.isString() || isLong(scalar);
      default ->
          scalar.kind() == ScalarNode.Kind.INTEGER || scalar.kind() == ScalarNode.Kind.DECIMAL;
    };
  }

  private static boolean isLong(ScalarNode scalar) {
    if (scalar.kind() != ScalarNode.Kind.INTEGER) {
      return false;
    }
    if (scalar.text().length() < 18) {
      return true;
    }
    var number = new BigInteger(scalar.text());
    return number.compareTo(MOST) <= 0 && number.compareTo(LEAST) >= 0;
  }

  private void fields(MapNode map, ObjectType type) {
    for (int i = 0; i < map.size(); i++) {
      String key = map.keyAt(i);
      Optional<FieldSchema> field = type.field(key);
      if (type.traits().embedded() && key.equals("metadata")) {
        continue;
      }
      path.enter(key);
      if (field.isPresent()) {
        value(map.valueAt(i), field.get().type());
      } else if (!type.traits().openEnded()) {
        unknown(map.valueAt(i), key, type);
      }
      path.leave();
    }
    for (FieldSchema field : type.fields()) {
      if (field.required() && !map.has(field.name())) {
        path.enter(field.name());
        report(
            SchemaCodes.REQUIRED,
            map,
            "there is no " + field.name(),
            "add " + field.name() + ": " + field.type().summary());
        path.leave();
      }
    }
  }

  private void unknown(Node value, String key, ObjectType type) {
    String fix =
        Nearest.of(key, type.fieldNames())
            .map(name -> "write \"" + name + "\"")
            .orElse(
                type.fieldNames().isEmpty()
                    ? "remove it"
                    : "remove it; the fields are " + FieldList.of(type.fieldNames()));
    report(
        DecodeCodes.UNKNOWN_FIELD,
        value,
        "\"" + key + "\" is no field of " + (type.name().isEmpty() ? "this object" : type.name()),
        fix);
  }

  private void embedded(MapNode map, ObjectType type) {
    for (String key : List.of("apiVersion", "kind")) {
      if (map.findText(key).orElse("").isEmpty()) {
        path.enter(key);
        report(SchemaCodes.EMBEDDED, map, "an embedded object without " + key, "write " + key);
        path.leave();
      }
    }
    String version = map.findText("apiVersion").orElse("");
    if (version.indexOf('/') != version.lastIndexOf('/')) {
      path.enter("apiVersion");
      report(
          SchemaCodes.EMBEDDED,
          map,
          "\"" + version + "\" is no apiVersion",
          "write for example apps/v1");
      path.leave();
    }
    String kind = map.findText("kind").orElse("");
    Optional<String> problem =
        kind.isEmpty() ? Optional.empty() : NameRules.dns1035Label(kind.toLowerCase(Locale.ROOT));
    if (problem.isPresent()) {
      path.enter("kind");
      report(
          SchemaCodes.EMBEDDED,
          map,
          "kind \"" + kind + "\" " + problem.get(),
          "write a kind such as Pod");
      path.leave();
    }
    map.find("metadata")
        .ifPresent(
            metadata -> {
              var found = new Findings();
              new GoDecoder(subject, found).decode(metadata, metadataOf(type));
              path.enter("metadata");
              found
                  .sorted()
                  .forEach(
                      f ->
                          report(
                              f.code(), metadata, f.where().path() + ": " + f.problem(), f.fix()));
              path.leave();
            });
  }

  private void items(ListNode list, TypeSchema.ListOf type) {
    for (int i = 0; i < list.size(); i++) {
      path.enter(i);
      value(list.get(i), type.item());
      path.leave();
    }
    if (type.merge().kind() != ListMerge.Kind.ATOMIC) {
      once(list, type.merge());
    }
  }

  private void once(ListNode list, ListMerge merge) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      Node item = list.get(i);
      Object identity = merge.kind() == ListMerge.Kind.SET ? item : keysOf(item, merge.keys());
      if (!seen.add(identity)) {
        path.enter(i);
        String what =
            merge.kind() == ListMerge.Kind.SET
                ? GoDecoder.show(item)
                : String.join(", ", merge.keys()) + " " + identity;
        report(SchemaCodes.SIZE, item, what + " stands twice", "remove one");
        path.leave();
      }
    }
  }

  private static Object keysOf(Node item, List<String> keys) {
    var values = new ArrayList<Object>();
    for (String key : keys) {
      values.add(item instanceof MapNode map ? map.find(key) : Optional.of(item));
    }
    return values.stream()
        .map(value -> ((Optional<?>) value).map(Object::toString).orElse("nothing"))
        .toList();
  }

  private void entries(MapNode map, TypeSchema.MapOf type) {
    for (int i = 0; i < map.size(); i++) {
      path.enter(map.keyAt(i));
      value(map.valueAt(i), type.value());
      path.leave();
    }
  }

  private void wrongType(Node node, TypeSchema type) {
    String wanted =
        type instanceof TypeSchema.Scalar scalar
            ? scalar.kind().phrase()
            : type instanceof TypeSchema.ListOf ? "a list" : "a map";
    String fix =
        node instanceof ScalarNode scalar
                && !scalar.isString()
                && !scalar.isNull()
                && wanted.equals("a string")
            ? "quote it: \"" + scalar.text() + "\""
            : "write " + wanted;
    report(SchemaCodes.WRONG_TYPE, node, GoDecoder.show(node) + " must be " + wanted, fix);
  }

  private void report(Code code, Node node, String problem, String fix) {
    if (onlyUnknownFields && code != DecodeCodes.UNKNOWN_FIELD) {
      return;
    }
    findings.add(code, new Where(subject, path.path(), node.origin()), problem, fix);
  }

  /** The number that a scalar holds. */
  static BigDecimal number(ScalarNode scalar) {
    return new BigDecimal(scalar.text());
  }
}
