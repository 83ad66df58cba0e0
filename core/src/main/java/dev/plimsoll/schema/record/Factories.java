package dev.plimsoll.schema.record;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Finds how a type is made from text. */
final class Factories {
  private Factories() {}

  /**
   * The public static {@code of(String)} or {@code parse(String)} of a type that answers that type.
   */
  static Optional<Method> find(Class<?> type) {
    for (String name : new String[] {"of", "parse", "named"}) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(name)
            && Modifier.isStatic(method.getModifiers())
            && method.getParameterCount() == 1
            && method.getParameterTypes()[0] == String.class
            && type.isAssignableFrom(method.getReturnType())) {
          method.trySetAccessible();
          return Optional.of(method);
        }
      }
    }
    return Optional.empty();
  }
}
