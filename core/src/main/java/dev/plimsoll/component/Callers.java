package dev.plimsoll.component;

import dev.plimsoll.finding.Origin;
import java.util.Set;

/** Finds the method that writes something, so that authors need not say it. */
final class Callers {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final Set<Class<?>> SCOPE = Set.of(Callers.class, RenderScope.class);

  private Callers() {}

  /**
   * The method that calls a scope, as the origin of something that a component rendered: the
   * component's own, or one that it hands the scope to.
   */
  static Origin origin(String component) {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !SCOPE.contains(frame.getDeclaringClass()))
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
