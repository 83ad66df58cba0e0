package dev.plimsoll.policies.internal;

import dev.cel.common.exceptions.CelBadFormatException;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.RuntimeHelpers;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns trees into what expressions work on. */
final class Values {
  private Values() {}

  /** A value of which a schema says what it is. */
  static Object of(Node node, Shape shape) {
    if (node instanceof ScalarNode scalar && scalar.isNull()) {
      return NullValue.NULL_VALUE;
    }
    if (shape instanceof Shape.Fields fields && node instanceof MapNode map) {
      return new ObjectValue(map, fields);
    }
    if (shape instanceof Shape.Items list && node instanceof ListNode items) {
      List<Object> values = new ArrayList<>(items.size());
      items.forEach(item -> values.add(of(item, list.item())));
      return new TypedList(values, list.merge());
    }
    if (shape instanceof Shape.Entries entries && node instanceof MapNode map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((key, value) -> values.put(key, of(value, entries.value())));
      return values;
    }
    return shape instanceof Shape.Plain plain ? plain(node, plain.form()) : of(node);
  }

  private static Object plain(Node node, Shape.Form form) {
    Object value = of(node);
    try {
      return switch (form) {
        case ITSELF -> value;
        case DOUBLE -> value instanceof Long number ? (Object) number.doubleValue() : value;
        case BYTES -> CelByteString.of(Base64.getDecoder().decode((String) value));
        case DURATION -> RuntimeHelpers.createJavaDurationFromString((String) value);
        case DATE -> LocalDate.parse((String) value).atStartOfDay().toInstant(ZoneOffset.UTC);
        case DATE_TIME ->
            OffsetDateTime.parse(((String) value).toUpperCase(Locale.ROOT).replace(' ', 'T'))
                .toInstant();
      };
    } catch (DateTimeException | IllegalArgumentException fault) {
      throw new CelBadFormatException("\"" + value + "\" is not of the format of its field");
    }
  }

  /** A value of which nothing is known. */
  static Object of(Node node) {
    if (node instanceof MapNode map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((key, value) -> values.put(key, of(value)));
      return values;
    }
    if (node instanceof ListNode list) {
      List<Object> values = new ArrayList<>(list.size());
      list.forEach(item -> values.add(of(item)));
      return values;
    }
    if (node instanceof EmbeddedNode embedded) {
      return embedded.text();
    }
    var scalar = (ScalarNode) node;
    return switch (scalar.kind()) {
      case STRING -> scalar.text();
      case INTEGER -> integer(scalar.text());
      case DECIMAL -> new BigDecimal(scalar.text()).doubleValue();
      case BOOL -> Boolean.valueOf(scalar.text());
      case NULL -> NullValue.NULL_VALUE;
    };
  }

  private static Object integer(String text) {
    var number = new BigDecimal(text);
    return number.toBigInteger().bitLength() < 64
        ? (Object) number.longValueExact()
        : number.doubleValue();
  }
}
