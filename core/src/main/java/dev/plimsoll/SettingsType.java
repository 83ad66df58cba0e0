package dev.plimsoll;

import dev.plimsoll.platform.PlatformDefinition;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Finds the record of settings that a definition names as its type argument. */
final class SettingsType {
  private SettingsType() {}

  /**
   * The record.
   *
   * @throws IllegalArgumentException if the definition is a lambda or raw, so that the type is not
   *     known at run time
   */
  @SuppressWarnings("unchecked") // the type argument of PlatformDefinition<S> is S
  static <S extends Record> Class<S> of(PlatformDefinition<S> definition) {
    for (Class<?> at = definition.getClass(); at != null; at = at.getSuperclass()) {
      for (Type type : at.getGenericInterfaces()) {
        if (type instanceof ParameterizedType generic
            && generic.getRawType() == PlatformDefinition.class
            && generic.getActualTypeArguments()[0] instanceof Class<?> settings) {
          return (Class<S>) settings;
        }
      }
    }
    throw new IllegalArgumentException(
        definition.getClass().getName()
            + " does not say its record of settings; write a class that implements"
            + " PlatformDefinition<YourSettings>, not a lambda");
  }
}
