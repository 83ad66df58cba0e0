package dev.plimsoll.schema.record;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Reads a tree into a record: all that is wrong becomes findings, each with its place; then nothing
 * is made.
 *
 * <p>A component may be a {@code String}, {@code int}, {@code long}, {@code boolean}, {@code
 * BigDecimal}, an enum (written in lower case with dashes), a record, a {@code List}, a {@code
 * Set}, a {@code Map} with text keys, an {@code Optional} of these, a {@code Duration}, {@code
 * Instant}, {@code LocalDate}, {@code LocalTime}, {@code ZoneId} or {@code URI}, or any type with a
 * public static {@code of(String)} or {@code parse(String)}.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class RecordReader {
  private static final Set<Class<?>> SCALARS =
      Set.of(
          String.class,
          boolean.class,
          Boolean.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          BigDecimal.class);

  private final Findings findings;

  /** A reader whose findings go there. */
  public RecordReader(Findings findings) {
    this.findings = findings;
  }

  /**
   * Reads a record.
   *
   * @param where the place of the tree, for findings
   * @return the record, or empty if something was wrong, which then is in the findings
   */
  public <R extends Record> Optional<R> read(MapNode tree, Class<R> type, Where where) {
    return record(tree, type, where).map(type::cast);
  }

  private Optional<Object> record(MapNode tree, Class<?> type, Where where) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    boolean[] sound = {true};
    tree.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            sound[0] = false;
            findings.add(
                RecordCodes.UNKNOWN_KEY,
                where.at(where.path().field(key)).from(value.origin()),
                "\"" + key + "\" is not known here",
                Nearest.of(key, known)
                    .map(near -> "write \"" + near + "\"")
                    .orElse(
                        known.isEmpty()
                            ? "leave it out; nothing can be set here"
                            : "use one of " + String.join(", ", known)));
          }
        });
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Optional<Object> value = component(tree, components[i], where);
      if (value.isEmpty()) {
        sound[0] = false;
      } else {
        values[i] = value.get();
      }
    }
    return sound[0] ? construct(type, components, values, tree, where) : Optional.empty();
  }

  private Optional<Object> component(MapNode tree, RecordComponent component, Where where) {
    Where at = where.at(where.path().field(component.getName()));
    Optional<Node> given =
        tree.find(component.getName()).filter(n -> !(n instanceof ScalarNode s && s.isNull()));
    if (given.isPresent()) {
      return value(given.get(), component.getGenericType(), at.from(given.get().origin()));
    }
    Default fallback = component.getAnnotation(Default.class);
    if (fallback != null) {
      return fallback(fallback, component, at.from(tree.origin()));
    }
    Class<?> raw = raw(component.getGenericType());
    if (raw == Optional.class) {
      return Optional.of(Optional.empty());
    }
    if (raw == List.class) {
      return Optional.of(List.of());
    }
    if (raw == Set.class) {
      return Optional.of(Set.of());
    }
    if (raw == Map.class || raw == SortedMap.class) {
      return Optional.of(Collections.emptySortedMap());
    }
    findings.add(
        RecordCodes.MISSING_KEY,
        at.from(tree.origin()),
        "\"" + component.getName() + "\" is missing",
        "write \""
            + component.getName()
            + ": "
            + TypeText.example(component.getGenericType())
            + "\"");
    return Optional.empty();
  }

  /** A default that does not fit is a mistake in Java: no file can correct it. */
  private Optional<Object> fallback(Default fallback, RecordComponent component, Where where) {
    var said = new Findings();
    Optional<Object> value =
        new RecordReader(said)
            .value(
                DefaultText.read(fallback.value(), component), component.getGenericType(), where);
    for (Finding finding : said.sorted()) {
      findings.add(
          finding.code().equals(RecordCodes.UNREADABLE_RECORD)
              ? finding
              : Finding.of(
                  finding.code(),
                  finding.where().from(where.origin()),
                  finding.problem(),
                  "correct @Default(\""
                      + fallback.value()
                      + "\") of \""
                      + component.getName()
                      + "\" in "
                      + component.getDeclaringRecord().getName().replace('$', '.')));
    }
    return value;
  }

  private Optional<Object> construct(
      Class<?> type, RecordComponent[] components, Object[] values, MapNode tree, Where where) {
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.trySetAccessible();
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException refused) {
      wrong(where.from(tree.origin()), messageOf(refused.getCause()));
      return Optional.empty();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(
          type.getName() + " cannot be made: " + impossible, impossible);
    }
  }

  private Optional<Object> value(Node node, Type type, Where where) {
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return value(node, argument(type, 0), where).map(Optional::of);
    }
    if (raw == List.class) {
      return list(node, type, where).map(Function.identity());
    }
    if (raw == Set.class) {
      return set(node, type, where);
    }
    if (raw == Map.class || raw == SortedMap.class) {
      return map(node, type, where);
    }
    if (!isReadable(raw)) {
      findings.add(
          RecordCodes.UNREADABLE_RECORD,
          where,
          "the type " + type.getTypeName() + " cannot be read from a file",
          TypeText.instead(raw));
      return Optional.empty();
    }
    if (raw.isRecord() && node instanceof MapNode map) {
      return record(map, raw, where);
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar, raw, where);
    }
    wrong(where, "a " + kind(node) + " stands where " + TypeText.name(type) + " is due");
    return Optional.empty();
  }

  private Optional<List<Object>> list(Node node, Type type, Where where) {
    if (!(node instanceof ListNode list)) {
      wrong(where, "a " + kind(node) + " stands where a list is due");
      return Optional.empty();
    }
    var items = new ArrayList<Object>();
    boolean sound = true;
    for (int i = 0; i < list.size(); i++) {
      Optional<Object> item =
          value(
              list.get(i),
              argument(type, 0),
              where.at(where.path().item(i)).from(list.get(i).origin()));
      item.ifPresent(items::add);
      sound &= item.isPresent();
    }
    return sound ? Optional.of(List.copyOf(items)) : Optional.empty();
  }

  /** In the order of the file, so that what is made of it does not depend on hashes. */
  private Optional<Object> set(Node node, Type type, Where where) {
    Optional<List<Object>> items = list(node, type, where);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    var set = new LinkedHashSet<Object>();
    for (int i = 0; i < items.get().size(); i++) {
      if (!set.add(items.get().get(i))) {
        Node twice = ((ListNode) node).get(i);
        wrong(
            where.at(where.path().item(i)).from(twice.origin()), twice + " is in the list already");
      }
    }
    return set.size() == items.get().size()
        ? Optional.of(Collections.unmodifiableSet(set))
        : Optional.empty();
  }

  private Optional<Object> map(Node node, Type type, Where where) {
    if (!(node instanceof MapNode map)) {
      wrong(where, "a " + kind(node) + " stands where a map is due");
      return Optional.empty();
    }
    var entries = new TreeMap<String, Object>();
    boolean[] sound = {true};
    map.forEach(
        (key, child) -> {
          Optional<Object> value =
              value(
                  child, argument(type, 1), where.at(where.path().field(key)).from(child.origin()));
          value.ifPresent(v -> entries.put(key, v));
          sound[0] &= value.isPresent();
        });
    return sound[0] ? Optional.of(Collections.unmodifiableSortedMap(entries)) : Optional.empty();
  }

  private Optional<Object> scalar(ScalarNode scalar, Class<?> raw, Where where) {
    ScalarNode.Kind kind = scalar.kind();
    if (raw == String.class) {
      return kind == ScalarNode.Kind.STRING
          ? Optional.of(scalar.text())
          : refuse(scalar, raw, where, "; put it in quotes");
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return kind == ScalarNode.Kind.BOOL
          ? Optional.of(Boolean.parseBoolean(scalar.text()))
          : refuse(scalar, raw, where, "");
    }
    if (raw == int.class
        || raw == Integer.class
        || raw == long.class
        || raw == Long.class
        || raw == BigDecimal.class) {
      return number(scalar, raw, where);
    }
    if (raw.isEnum()) {
      return enumeration(scalar, raw, where);
    }
    return factory(scalar, raw, where);
  }

  private Optional<Object> number(ScalarNode scalar, Class<?> raw, Where where) {
    if (scalar.kind() != ScalarNode.Kind.INTEGER
        && !(raw == BigDecimal.class && scalar.kind() == ScalarNode.Kind.DECIMAL)) {
      return refuse(scalar, raw, where, "");
    }
    try {
      var number = new BigDecimal(scalar.text());
      return Optional.of(
          raw == BigDecimal.class
              ? number
              : raw == int.class || raw == Integer.class
                  ? (Object) number.intValueExact()
                  : number.longValueExact());
    } catch (ArithmeticException tooLarge) {
      wrong(where, scalar + " is beyond the largest number that can stand here");
      return Optional.empty();
    }
  }

  private Optional<Object> enumeration(ScalarNode scalar, Class<?> raw, Where where) {
    List<String> words = new ArrayList<>();
    for (Object constant : raw.getEnumConstants()) {
      String word = TypeText.word((Enum<?>) constant);
      if (word.equals(scalar.text())) {
        return Optional.of(constant);
      }
      words.add(word);
    }
    wrong(
        where,
        scalar
            + " is none of "
            + String.join(", ", words)
            + Nearest.of(scalar.text(), words).map(near -> "; write " + near).orElse(""));
    return Optional.empty();
  }

  private Optional<Object> factory(ScalarNode scalar, Class<?> raw, Where where) {
    Optional<Function<String, Object>> factory = Factories.find(raw);
    if (factory.isEmpty()) {
      return refuse(scalar, raw, where, "");
    }
    if (scalar.kind() != ScalarNode.Kind.STRING
        && scalar.kind() != ScalarNode.Kind.INTEGER
        && scalar.kind() != ScalarNode.Kind.DECIMAL) {
      return refuse(scalar, raw, where, "");
    }
    try {
      return Optional.of(factory.get().apply(scalar.text()));
    } catch (IllegalArgumentException refused) {
      wrong(where, refused.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isReadable(Class<?> raw) {
    return SCALARS.contains(raw)
        || raw.isEnum()
        || raw.isRecord()
        || Factories.find(raw).isPresent();
  }

  private Optional<Object> refuse(ScalarNode scalar, Class<?> raw, Where where, String hint) {
    wrong(where, scalar + " is not " + TypeText.name(raw) + hint);
    return Optional.empty();
  }

  private void wrong(Where where, String problem) {
    findings.add(
        RecordCodes.WRONG_TYPE, where, problem, "correct the value of \"" + where.path() + "\"");
  }

  private static String messageOf(Throwable cause) {
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? cause.getMessage()
        : cause.toString();
  }

  private static String kind(Node node) {
    return node instanceof MapNode ? "map" : node instanceof ListNode ? "list" : "single value";
  }

  /** The class of a type; for a type variable or a wildcard Object, which cannot be read. */
  static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  /** An argument of a type; Object, which cannot be read, if it is written without arguments. */
  static Type argument(Type type, int position) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[position]
        : Object.class;
  }
}
