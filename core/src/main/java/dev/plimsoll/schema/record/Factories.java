package dev.plimsoll.schema.record;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Function;

/** Finds how a type is made from text; the function throws {@link IllegalArgumentException}. */
final class Factories {
  private Factories() {}

  /**
   * How files write a type of Java ({@link JavaTypes}), or the public static {@code of(String)},
   * {@code parse(String)} or {@code named(String)} of any other that answers that type.
   */
  static Optional<Function<String, Object>> find(Class<?> type) {
    return JavaTypes.find(type).or(() -> method(type).map(Factories::calling));
  }

  private static Optional<Method> method(Class<?> type) {
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

  private static Function<String, Object> calling(Method factory) {
    return text -> {
      try {
        return factory.invoke(null, text);
      } catch (InvocationTargetException refused) {
        Throwable cause = refused.getCause();
        if (cause instanceof IllegalArgumentException said && said.getMessage() != null) {
          throw said;
        }
        throw new IllegalArgumentException(cause.toString(), cause);
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(factory + " cannot be called: " + impossible, impossible);
      }
    };
  }
}
