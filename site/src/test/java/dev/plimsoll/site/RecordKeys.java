package dev.plimsoll.site;

import dev.plimsoll.schema.record.Default;
import dev.plimsoll.targets.SecretBinding;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys that a record reads from an environment file, with what stands for one left out. */
final class RecordKeys {
  /** A secret is a section of its own on the page, wherever a record has one. */
  private static final Class<?> APART = SecretBinding.class;

  private RecordKeys() {}

  /** What a file may leave out. */
  enum Need {
    /** The key has no default. */
    REQUIRED,
    /** The record names the default. */
    DEFAULTED,
    /** Without the key there is nothing, or what the code chooses. */
    OPTIONAL
  }

  /**
   * One key.
   *
   * @param need whether it may be left out
   * @param standard the default that the record names
   */
  record Key(Need need, Optional<String> standard) {}

  /** The keys by their path; {@code <name>} stands for a key that users choose. */
  static SortedMap<String, Key> of(Class<? extends Record> type) {
    var keys = new TreeMap<String, Key>();
    collect(type, "", keys);
    return keys;
  }

  private static void collect(Class<?> type, String prefix, Map<String, Key> keys) {
    for (RecordComponent component : type.getRecordComponents()) {
      String path = prefix + component.getName();
      Type of = component.getGenericType();
      if (of instanceof ParameterizedType generic && generic.getRawType().equals(Optional.class)) {
        of = generic.getActualTypeArguments()[0];
      }
      if (of instanceof ParameterizedType generic && isMap(generic)) {
        Type entry = generic.getActualTypeArguments()[1];
        if (entry instanceof Class<?> nested && isNested(nested)) {
          collect(nested, path + ".<name>.", keys);
          continue;
        }
      }
      if (of instanceof Class<?> nested && isNested(nested)) {
        collect(nested, path + ".", keys);
      } else {
        keys.put(path, key(component));
      }
    }
  }

  private static Key key(RecordComponent component) {
    Default standard = component.getAnnotation(Default.class);
    if (standard != null) {
      return new Key(Need.DEFAULTED, Optional.of(standard.value()));
    }
    Class<?> raw = component.getType();
    boolean mayBeAbsent =
        raw.equals(Optional.class)
            || Collection.class.isAssignableFrom(raw)
            || Map.class.isAssignableFrom(raw);
    return new Key(mayBeAbsent ? Need.OPTIONAL : Need.REQUIRED, Optional.empty());
  }

  private static boolean isMap(ParameterizedType type) {
    return type.getRawType() instanceof Class<?> raw && Map.class.isAssignableFrom(raw);
  }

  /** A record that is written as a map, not as one text. */
  private static boolean isNested(Class<?> type) {
    return type.isRecord()
        && !type.equals(APART)
        && Arrays.stream(type.getMethods()).noneMatch(method -> readsText(method, type));
  }

  private static boolean readsText(Method method, Class<?> type) {
    return Modifier.isStatic(method.getModifiers())
        && (method.getName().equals("of") || method.getName().equals("parse"))
        && method.getReturnType().equals(type)
        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class});
  }
}
