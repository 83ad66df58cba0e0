package dev.plimsoll.check.internal;

import static dev.plimsoll.check.DecodeCodes.BAD_BASE64;
import static dev.plimsoll.check.DecodeCodes.BAD_QUANTITY;
import static dev.plimsoll.check.DecodeCodes.BAD_TIME;
import static dev.plimsoll.check.DecodeCodes.NUMBER_RANGE;
import static dev.plimsoll.check.DecodeCodes.UNKNOWN_FIELD;
import static dev.plimsoll.check.DecodeCodes.WRONG_TYPE;

import dev.plimsoll.check.apply.ApplyCodes;
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
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.ScalarKind;
import dev.plimsoll.schema.TypeSchema;
import dev.plimsoll.unit.InvalidValueException;
import dev.plimsoll.unit.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks a tree as the API server's strict JSON reader walks it into the Go structures of a built-in
 * kind. Null is nothing, also in lists and maps; required and enumerations do not count here, since
 * the server applies those by hand. One walker walks one document.
 */
public final class GoDecoder {
  private static final String INT32 = "-2147483648 to 2147483647";
  private static final String INT64 = "-9223372036854775808 to 9223372036854775807";

  private final Subject subject;
  private final Findings findings;
  private final PathStack path = new PathStack();

  /** A walker that reports about one object. */
  public GoDecoder(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  /** Reports everything below a value that the reader would stumble over. */
  public void decode(Node node, TypeSchema type) {
    value(node, type, false);
  }

  /** As {@link #decode}, for a value that stands at a field of the root. */
  public void decodeField(String key, Node node, TypeSchema type) {
    path.enter(key);
    value(node, type, false);
    path.leave();
  }

  private void value(Node node, TypeSchema type, boolean lenient) {
    if (node instanceof ScalarNode scalar && scalar.isNull()) {
      return;
    }
    if (type instanceof TypeSchema.Scalar scalarType) {
      scalar(node, scalarType.kind());
    } else if (type instanceof ObjectType object) {
      object(node, object, lenient);
    } else if (type instanceof TypeSchema.ListOf list) {
      list(node, list, lenient);
    } else if (type instanceof TypeSchema.MapOf map) {
      map(node, map, lenient);
    } else if (type instanceof TypeSchema.Either either) {
      either(node, either);
    }
  }

  private void object(Node node, ObjectType type, boolean lenient) {
    if (!(node instanceof MapNode map)) {
      wrongType(node, "a map (" + type.summary() + ")");
      return;
    }
    Map<String, FieldSchema> fields = type.fieldsByName();
    for (int i = 0; i < map.size(); i++) {
      String key = map.keyAt(i);
      FieldSchema field = fields.get(key);
      path.enter(key);
      if (field != null) {
        value(map.valueAt(i), field.type(), lenient);
      } else if (!lenient) {
        unknown(map.valueAt(i), key, type);
      }
      path.leave();
    }
  }

  private void list(Node node, TypeSchema.ListOf type, boolean lenient) {
    if (!(node instanceof ListNode list)) {
      wrongType(node, "a list");
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      path.enter(i);
      value(list.get(i), type.item(), lenient);
      path.leave();
    }
    if (list.size() > 1 && type.merge().kind() != ListMerge.Kind.ATOMIC && isMerged(type.item())) {
      once(list, type);
    }
  }

  /** Of definitions of custom resources the server guesses the types when it merges. */
  private static boolean isMerged(TypeSchema item) {
    return !(item instanceof ObjectType object && object.name().startsWith("apiextensions."));
  }

  /** Server-side apply tells the items of a list apart by their keys, or by themselves. */
  private void once(ListNode list, TypeSchema.ListOf type) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      List<String> keys = type.merge().keys();
      Object identity = keys.isEmpty() ? list.get(i) : identity(list.get(i), keys, type.item());
      if (!seen.add(identity)) {
        path.enter(i);
        String what = keys.isEmpty() ? show(list.get(i)) : String.join(", ", keys) + " " + identity;
        report(
            ApplyCodes.TWICE,
            list.get(i),
            what + " stands there twice; server-side apply refuses the list",
            "remove one of them");
        path.leave();
      }
    }
  }

  private static String identity(Node item, List<String> keys, TypeSchema type) {
    var values = new ArrayList<String>();
    for (String key : keys) {
      Optional<Node> value = item instanceof MapNode map ? map.find(key) : Optional.empty();
      if (value.isEmpty() && type instanceof ObjectType object) {
        value = object.field(key).flatMap(FieldSchema::defaultValue);
      }
      values.add(value.map(GoDecoder::show).orElse("nothing"));
    }
    return String.join(", ", values);
  }

  private void map(Node node, TypeSchema.MapOf type, boolean lenient) {
    if (!(node instanceof MapNode map)) {
      wrongType(node, "a map");
      return;
    }
    for (int i = 0; i < map.size(); i++) {
      path.enter(map.keyAt(i));
      value(map.valueAt(i), type.value(), lenient);
      path.leave();
    }
  }

  /** Types with a reader of their own lose the strictness of the reader around them. */
  private void either(Node node, TypeSchema.Either type) {
    for (TypeSchema option : type.types()) {
      boolean fits =
          node instanceof MapNode
              ? option instanceof ObjectType
              : node instanceof ListNode
                  ? option instanceof TypeSchema.ListOf
                  : option instanceof TypeSchema.Scalar;
      if (fits) {
        value(node, option, true);
        return;
      }
    }
    // What reads one schema or several of them passes over anything else.
    boolean ignored =
        node instanceof ScalarNode
            && type.types().stream()
                .allMatch(
                    option -> option instanceof ObjectType || option instanceof TypeSchema.ListOf);
    if (!ignored) {
      wrongType(node, type.summary());
    }
  }

  private void scalar(Node node, ScalarKind kind) {
    if (node instanceof EmbeddedNode && kind == ScalarKind.STRING) {
      return;
    }
    if (!(node instanceof ScalarNode scalar)) {
      // Go reads a list of numbers into bytes too.
      if (kind != ScalarKind.BYTES || !(node instanceof ListNode list) || !isByteList(list)) {
        wrongType(node, kind.phrase());
      }
      return;
    }
    ScalarNode.Kind given = scalar.kind();
    switch (kind) {
      case STRING -> require(given == ScalarNode.Kind.STRING, scalar, kind);
      case BOOL -> require(given == ScalarNode.Kind.BOOL, scalar, kind);
      case NUMBER -> require(isNumber(given), scalar, kind);
      case INT32 -> integer(scalar, kind, 32);
      case INT64, INTEGER -> integer(scalar, kind, 64);
      case INT_OR_STRING -> {
        if (given != ScalarNode.Kind.STRING) {
          integer(scalar, kind, 32);
        }
      }
      case QUANTITY -> quantity(scalar);
      case BYTES -> {
        if (given != ScalarNode.Kind.STRING) {
          require(false, scalar, kind);
        } else if (!Base64Text.isValid(scalar.text())) {
          report(
              BAD_BASE64,
              scalar,
              show(scalar) + " is no base64",
              "encode the value in base64, or use stringData in a Secret");
        }
      }
      case TIME, MICRO_TIME -> time(scalar, kind);
      default -> throw new IllegalStateException(kind.word());
    }
  }

  private static boolean isByteList(ListNode list) {
    return list.items().stream()
        .allMatch(
            item ->
                item instanceof ScalarNode scalar
                    && (scalar.isNull()
                        || (scalar.kind() == ScalarNode.Kind.INTEGER && isByte(scalar.text()))));
  }

  private static boolean isByte(String text) {
    return text.length() <= 3 && text.charAt(0) != '-' && Integer.parseInt(text) <= 255;
  }

  private void time(ScalarNode scalar, ScalarKind kind) {
    if (!scalar.isString()) {
      require(false, scalar, kind);
      return;
    }
    String text = scalar.text();
    if (!(kind == ScalarKind.TIME ? Rfc3339.isTime(text) : Rfc3339.isMicroTime(text))) {
      String example =
          kind == ScalarKind.TIME ? "2026-01-31T12:00:00Z" : "2026-01-31T12:00:00.000000Z";
      report(
          BAD_TIME,
          scalar,
          show(scalar) + " is no time that the server reads",
          "write it as in \"" + example + "\"");
    }
  }

  private void quantity(ScalarNode scalar) {
    if (scalar.kind() == ScalarNode.Kind.BOOL) {
      require(false, scalar, ScalarKind.QUANTITY);
    } else if (!Quantity.isValid(scalar.text())) {
      String fix = "write for example \"500m\" or \"2Gi\"";
      String rule = "is no quantity";
      try {
        Quantity.parse(scalar.text());
      } catch (InvalidValueException e) {
        fix = e.repair();
        rule = e.rule();
      }
      report(BAD_QUANTITY, scalar, "quantity " + show(scalar) + " " + rule, fix);
    }
  }

  private void integer(ScalarNode scalar, ScalarKind kind, int bits) {
    if (scalar.kind() == ScalarNode.Kind.DECIMAL) {
      report(
          NUMBER_RANGE,
          scalar,
          show(scalar) + " must be " + kind.phrase(),
          "write a number without a fraction");
    } else if (scalar.kind() != ScalarNode.Kind.INTEGER) {
      require(false, scalar, kind);
    } else if (!fits(scalar.text(), bits)) {
      report(
          NUMBER_RANGE,
          scalar,
          show(scalar) + " must be from " + (bits == 32 ? INT32 : INT64),
          "write a number in this range");
    }
  }

  /** Whether a plain decimal integer fits into signed 32 or 64 bits. */
  static boolean fits(String text, int bits) {
    if (text.length() <= 9) {
      return true;
    }
    try {
      long value = Long.parseLong(text);
      return bits == 64 || (value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isNumber(ScalarNode.Kind kind) {
    return kind == ScalarNode.Kind.INTEGER || kind == ScalarNode.Kind.DECIMAL;
  }

  private void require(boolean holds, ScalarNode scalar, ScalarKind kind) {
    if (!holds) {
      wrongType(scalar, kind.phrase());
    }
  }

  private void wrongType(Node node, String wanted) {
    String given = show(node);
    boolean quote =
        node instanceof ScalarNode scalar && !scalar.isString() && wanted.startsWith("a string");
    String fix = quote ? "quote it: \"" + ((ScalarNode) node).text() + "\"" : "write " + wanted;
    report(WRONG_TYPE, node, given + " must be " + wanted, fix);
  }

  private void unknown(Node node, String key, ObjectType type) {
    Optional<String> near = Nearest.of(key, type.fieldNames());
    String fix =
        near.map(name -> "write \"" + name + "\"")
            .orElseGet(() -> "remove it; the fields are " + FieldList.of(type.fieldNames()));
    report(UNKNOWN_FIELD, node, "\"" + key + "\" is no field of " + type.summary(), fix);
  }

  private void report(Code code, Node node, String problem, String fix) {
    findings.add(code, new Where(subject, path.path(), node.origin()), problem, fix);
  }

  static String show(Node node) {
    if (node instanceof MapNode) {
      return "a map";
    }
    if (node instanceof ListNode) {
      return "a list";
    }
    if (node instanceof ScalarNode scalar) {
      return FieldList.shorten(scalar.toString());
    }
    return "an embedded document";
  }
}
