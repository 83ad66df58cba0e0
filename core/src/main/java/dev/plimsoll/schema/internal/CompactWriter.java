package dev.plimsoll.schema.internal;

import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.TypeSchema;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes kinds and the types that they reach in the form that {@link CompactData} reads: sorted, so
 * that two minors can be compared line by line.
 */
public final class CompactWriter {
  private final SortedMap<String, ObjectType> types = new TreeMap<>();

  /**
   * The kinds as text.
   *
   * @param heading a line for people, without line breaks
   */
  public String write(String heading, Collection<KindSchema> kinds) {
    var text = new StringBuilder("# ").append(heading).append('\n');
    kinds.stream()
        .sorted(Comparator.comparing(KindSchema::apiVersion).thenComparing(KindSchema::kind))
        .forEach(kind -> writeKind(text, kind));
    types.values().forEach(type -> writeType(text, type));
    return text.toString();
  }

  private void writeKind(StringBuilder text, KindSchema kind) {
    reach(kind.type());
    text.append("kind ")
        .append(kind.apiVersion())
        .append(' ')
        .append(kind.kind())
        .append(' ')
        .append(kind.plural());
    text.append(kind.isNamespaced() ? " namespaced " : " cluster ").append(kind.type().name());
    if (!kind.traits().subresources().isEmpty()) {
      text.append(' ').append(String.join(",", kind.traits().subresources()));
    }
    text.append(kind.traits().creatable() ? "\n" : " read-only\n");
  }

  private void reach(TypeSchema type) {
    if (type instanceof ObjectType object && types.putIfAbsent(object.name(), object) == null) {
      object.fields().forEach(field -> reach(field.type()));
    } else if (type instanceof TypeSchema.ListOf list) {
      reach(list.item());
    } else if (type instanceof TypeSchema.MapOf map) {
      reach(map.value());
    } else if (type instanceof TypeSchema.Either either) {
      either.types().forEach(this::reach);
    }
  }

  private static void writeType(StringBuilder text, ObjectType type) {
    text.append("type ").append(type.name()).append(type.traits().atomic() ? "/atomic" : "");
    for (FieldSchema field : type.fields()) {
      text.append(' ')
          .append(field.name())
          .append(field.required() ? "!:" : ":")
          .append(expression(field.type()));
      if (field.type() instanceof TypeSchema.ListOf list
          && list.merge().kind() != ListMerge.Kind.ATOMIC) {
        text.append(
            list.merge().kind() == ListMerge.Kind.SET
                ? "/set"
                : "/map=" + String.join(",", list.merge().keys()));
      }
      if (field.patch().merge()) {
        text.append("/merge").append(field.patch().mergeKey().map(key -> "=" + key).orElse(""));
      }
      text.append(field.patch().retainKeys() ? "/retainKeys" : "");
      field.defaultValue().ifPresent(value -> text.append('=').append(json(value)));
    }
    text.append('\n');
  }

  private static String expression(TypeSchema type) {
    if (type instanceof TypeSchema.Scalar scalar) {
      String values =
          scalar.rules().enumeration().stream()
              .map(value -> ((ScalarNode) value).text().replace(" ", "%20"))
              .collect(Collectors.joining("|"));
      return scalar.kind().word()
          + (scalar.rules().enumeration().isEmpty() ? "" : "(" + values + ")");
    }
    if (type instanceof TypeSchema.ListOf list) {
      return "[" + expression(list.item()) + "]";
    }
    if (type instanceof TypeSchema.MapOf map) {
      return "{" + expression(map.value()) + "}";
    }
    if (type instanceof TypeSchema.Either either) {
      return either.types().stream()
          .map(CompactWriter::expression)
          .collect(Collectors.joining("|"));
    }
    if (type instanceof TypeSchema.Any any) {
      return any.mapsOnly() ? "any-map" : "any";
    }
    return ((ObjectType) type).name();
  }

  private static String json(Node value) {
    if (!(value instanceof ScalarNode scalar)
        || scalar.text().chars().anyMatch(c -> c <= ' ' || c == '"' || c == '\\')) {
      throw new IllegalStateException(
          "a default of the server that compact data cannot hold: " + value);
    }
    return scalar.isString() ? "\"" + scalar.text() + "\"" : scalar.text();
  }
}
