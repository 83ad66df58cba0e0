package dev.plimsoll.node;

/** Tells Jackson's trees, which look like lists to Java, by name, without loading Jackson. */
final class JacksonTrees {
  private static final String JACKSON_2 = "com.fasterxml.jackson.databind.JsonNode";
  private static final String JACKSON_3 = "tools.jackson.databind.JsonNode";

  private JacksonTrees() {}

  /** Whether an object is a tree of either generation of Jackson. */
  static boolean isTree(Object object) {
    return isA(object, JACKSON_3) || isOfJackson2(object);
  }

  /** Whether an object is a tree of Jackson 2, which Jackson 3 does not know. */
  static boolean isOfJackson2(Object object) {
    return isA(object, JACKSON_2);
  }

  private static boolean isA(Object object, String className) {
    for (Class<?> at = object.getClass(); at != null; at = at.getSuperclass()) {
      if (at.getName().equals(className)) {
        return true;
      }
    }
    return false;
  }
}
