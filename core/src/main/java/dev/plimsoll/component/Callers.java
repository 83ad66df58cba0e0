package dev.plimsoll.component;

import dev.plimsoll.finding.Origin;

/** Finds the method that writes something, so that authors need not say it. */
final class Callers {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Callers() {}

  /**
   * The nearest caller outside this package, as the origin of something that a component rendered.
   */
  static Origin origin(String component) {
    return WALKER.walk(
        frames ->
            frames
                .filter(
                    frame -> frame.getDeclaringClass().getPackage() != Callers.class.getPackage())
                .findFirst()
                .map(
                    frame ->
                        Origin.render(
                            component,
                            simpleName(frame.getDeclaringClass())
                                + "."
                                + method(frame.getMethodName())))
                .orElse(Origin.render(component, "")));
  }

  private static String simpleName(Class<?> type) {
    Class<?> at = type;
    while (at.isAnonymousClass() && at.getEnclosingClass() != null) {
      at = at.getEnclosingClass();
    }
    return at.getSimpleName();
  }

  /** A lambda is named after the method that it stands in. */
  private static String method(String name) {
    if (name.startsWith("lambda$")) {
      int end = name.indexOf('$', 7);
      return end < 0 ? name.substring(7) : name.substring(7, end);
    }
    return name;
  }
}
