package dev.plimsoll.check;

import dev.plimsoll.finding.Nearest;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.Node;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.schema.TypeSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What is known of a field of a kind: type, default, limits, how lists are merged, the rules that a
 * server has written by hand for it, and the minors that have it.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class FieldExplanation {
  /** So many fields can be named in a line. */
  private static final int MOST_NAMED = 12;

  private final Schemas schemas;

  /** Explains fields of the kinds of schemas. */
  public FieldExplanation(Schemas schemas) {
    this.schemas = schemas;
  }

  /**
   * Explains a field.
   *
   * @param question a kind in any case, or its plural, and the field's path: {@code
   *     deployment.spec.strategy}; items of lists need no index
   * @return a few lines, without a final line break
   * @throws IllegalArgumentException if there is no such kind or field, with the nearest known word
   */
  public String explain(String question) {
    List<String> steps = List.of(question.replaceAll("\\[[^\\]]*\\]", "").split("\\.", -1));
    List<KindSchema> kinds = kinds(steps.get(0));
    List<String> path = steps.subList(1, steps.size());
    Place place = walk(kinds.get(0), path);
    var text = new StringBuilder(kinds.get(0).kind());
    path.forEach(step -> text.append('.').append(step));
    text.append(" of ")
        .append(kinds.get(0).apiVersion())
        .append(", Kubernetes ")
        .append(schemas.version());
    line(text, "type", place.type().summary());
    place.field().ifPresent(field -> describe(text, place, field));
    limits(text, place.type());
    fieldsOf(place.type())
        .ifPresent(type -> line(text, "fields", String.join(", ", type.fieldNames())));
    new FieldRules(schemas).of(kinds.get(0), path).forEach(rule -> line(text, "rule", rule));
    line(text, "since", since(kinds.get(0), path));
    if (kinds.size() > 1) {
      line(
          text,
          "also",
          String.join(
              ", ", kinds.subList(1, kinds.size()).stream().map(KindSchema::apiVersion).toList()));
    }
    return text.toString();
  }

  /** A field on the way: its own type, and the type that has it. */
  private record Place(TypeSchema type, Optional<FieldSchema> field, Optional<ObjectType> owner) {}

  /** Stable versions before others, as a client would prefer them. */
  private List<KindSchema> kinds(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    List<KindSchema> found =
        schemas.kinds().stream()
            .filter(
                kind ->
                    kind.kind().toLowerCase(Locale.ROOT).equals(wanted)
                        || kind.plural().equals(wanted))
            .sorted(
                Comparator.comparing((KindSchema kind) -> !kind.version().matches("v\\d+"))
                    .thenComparing(KindSchema::version, Comparator.reverseOrder())
                    .thenComparing(KindSchema::group))
            .toList();
    if (found.isEmpty()) {
      throw unknown(
          "there is no kind \"" + word + "\"",
          word,
          schemas.kinds().stream().map(KindSchema::kind).distinct().toList());
    }
    return found;
  }

  private static Place walk(KindSchema kind, List<String> path) {
    var place = new Place(kind.type(), Optional.empty(), Optional.empty());
    for (String step : path) {
      TypeSchema within = inner(place.type());
      if (within instanceof TypeSchema.MapOf map) {
        place = new Place(map.value(), Optional.empty(), Optional.empty());
      } else if (within instanceof ObjectType object) {
        FieldSchema field =
            object
                .field(step)
                .orElseThrow(
                    () ->
                        unknown(
                            "\"" + step + "\" is no field of " + object.summary(),
                            step,
                            List.copyOf(object.fieldNames())));
        place = new Place(field.type(), Optional.of(field), Optional.of(object));
      } else {
        throw new IllegalArgumentException(
            "\"" + step + "\" leads nowhere: above it is " + within.summary());
      }
    }
    return place;
  }

  /** The type of the items, if it is one of lists. */
  private static TypeSchema inner(TypeSchema type) {
    TypeSchema at = type;
    while (at instanceof TypeSchema.ListOf list) {
      at = list.item();
    }
    return at;
  }

  private static Optional<ObjectType> fieldsOf(TypeSchema type) {
    return inner(type) instanceof ObjectType object ? Optional.of(object) : Optional.empty();
  }

  private static void describe(StringBuilder text, Place place, FieldSchema field) {
    if (field.required()) {
      line(text, "required", "yes");
    }
    Optional<Node> fallback =
        field
            .defaultValue()
            .or(() -> place.owner().flatMap(o -> ServerDefaults.of(o, field.name())));
    fallback.ifPresent(value -> line(text, "default", JsonWriter.compact(value)));
  }

  private static void limits(StringBuilder text, TypeSchema type) {
    if (!type.rules().enumeration().isEmpty()) {
      line(
          text,
          "allowed",
          String.join(", ", type.rules().enumeration().stream().map(JsonWriter::compact).toList()));
    }
    type.rules().cel().forEach(rule -> line(text, "rule", rule.rule()));
    if (type instanceof TypeSchema.ListOf list) {
      line(
          text,
          "merged",
          switch (list.merge().kind()) {
            case ATOMIC -> "as a whole";
            case SET -> "each value once";
            case MAP -> "item by item, by " + keys(list.merge());
          });
    }
  }

  private static String keys(ListMerge merge) {
    return String.join(" and ", merge.keys());
  }

  /** The oldest known minor that has the field. */
  private String since(KindSchema kind, List<String> path) {
    if (kind.isCustom()) {
      return "the given definition";
    }
    for (KubernetesVersion version : KubernetesVersion.SUPPORTED) {
      Optional<KindSchema> then = Schemas.of(version).find(kind.apiVersion(), kind.kind());
      if (then.isPresent() && has(then.get(), path)) {
        return version.equals(KubernetesVersion.SUPPORTED.get(0))
            ? version + " or earlier"
            : version.toString();
      }
    }
    return schemas.version().toString();
  }

  private static boolean has(KindSchema kind, List<String> path) {
    try {
      walk(kind, path);
      return true;
    } catch (IllegalArgumentException absent) {
      return false;
    }
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("\n  ").append(name).append(": ").append(value);
  }

  private static IllegalArgumentException unknown(String problem, String word, List<String> known) {
    return new IllegalArgumentException(
        problem
            + Nearest.of(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse(
                    known.size() <= MOST_NAMED
                        ? "; there are " + String.join(", ", known)
                        : "; write kind and field as Deployment.spec.replicas, items without an index"));
  }
}
