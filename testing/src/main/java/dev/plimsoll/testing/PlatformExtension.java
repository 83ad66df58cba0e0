package dev.plimsoll.testing;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** What {@link PlatformTest} does. */
final class PlatformExtension implements ParameterResolver, TestTemplateInvocationContextProvider {
  PlatformExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Plimsoll.class
        || (type == Report.class && !isOfOneInvocation(parameter, context));
  }

  /** In a method with {@link EachEnvironment} the invocation itself resolves what is not named. */
  private static boolean isOfOneInvocation(ParameterContext parameter, ExtensionContext context) {
    return !parameter.isAnnotated(InEnvironment.class)
        && context
            .getTestMethod()
            .filter(method -> method.equals(parameter.getDeclaringExecutable()))
            .filter(method -> method.isAnnotationPresent(EachEnvironment.class))
            .isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RenderedPlatforms platforms = RenderedPlatforms.of(context);
    if (parameter.getParameter().getType() == Plimsoll.class) {
      return platforms.plimsoll();
    }
    return platforms.report(
        parameter
            .findAnnotation(InEnvironment.class)
            .map(InEnvironment::value)
            .orElseGet(() -> theOnlyOne(platforms)));
  }

  private static String theOnlyOne(RenderedPlatforms platforms) {
    List<String> names = platforms.names();
    if (names.size() != 1) {
      throw new ParameterResolutionException(
          "a Report without @InEnvironment, and "
              + platforms.definition().getSimpleName()
              + " has "
              + (names.isEmpty()
                  ? "no environment"
                  : "several environments: " + String.join(", ", names))
              + "; write @InEnvironment(\"NAME\") before it, or @EachEnvironment on the method");
    }
    return names.get(0);
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(method -> method.isAnnotationPresent(EachEnvironment.class))
        .isPresent();
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    RenderedPlatforms platforms = RenderedPlatforms.of(context);
    return platforms.names().stream().map(name -> new Invocation(name, platforms));
  }

  /** One run of a method, for one environment. */
  private record Invocation(String environment, RenderedPlatforms platforms)
      implements TestTemplateInvocationContext, ParameterResolver {
    @Override
    public String getDisplayName(int invocationIndex) {
      return environment;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Report.class
          && isOfOneInvocation(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return platforms.report(environment);
    }
  }

  /** The nearest context whose class carries the annotation. */
  static Optional<ExtensionContext> home(ExtensionContext context) {
    Optional<ExtensionContext> at = Optional.of(context);
    while (at.isPresent()) {
      boolean isHome =
          at.get()
              .getElement()
              .filter(element -> element instanceof Class<?>)
              .filter(element -> element.isAnnotationPresent(PlatformTest.class))
              .isPresent();
      if (isHome) {
        return at;
      }
      at = at.get().getParent();
    }
    return at;
  }
}
