package dev.plimsoll.testing;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.platform.PlatformDefinition;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What one test class has rendered. Thread-safe: methods may run side by side. */
final class RenderedPlatforms {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RenderedPlatforms.class);

  private final PlatformTest test;
  private final Plimsoll<?> plimsoll;
  private final Map<String, Report> reports = new ConcurrentHashMap<>();

  private RenderedPlatforms(PlatformTest test) {
    this.test = test;
    this.plimsoll =
        Plimsoll.of(definition(test.value())).withEnvironments(Path.of(test.environments()));
  }

  /** Those of the class that a context belongs to. */
  static RenderedPlatforms of(ExtensionContext context) {
    ExtensionContext home = PlatformExtension.home(context).orElseThrow();
    PlatformTest test = home.getRequiredTestClass().getAnnotation(PlatformTest.class);
    return home.getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            home.getRequiredTestClass(),
            type -> new RenderedPlatforms(test),
            RenderedPlatforms.class);
  }

  private static PlatformDefinition<?> definition(Class<? extends PlatformDefinition<?>> type) {
    try {
      Constructor<? extends PlatformDefinition<?>> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new ExtensionConfigurationException(
          "the constructor of " + type.getName() + " throws", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new ExtensionConfigurationException(
          type.getName() + " has no constructor without parameters; give it one", e);
    }
  }

  Class<?> definition() {
    return test.value();
  }

  Plimsoll<?> plimsoll() {
    return plimsoll;
  }

  /** The environments to go through, in the order of the annotation, or else by name. */
  List<String> names() {
    return test.names().length > 0 ? Arrays.asList(test.names()) : plimsoll.environments();
  }

  /** The platform in an environment, rendered when first asked for. */
  Report report(String environment) {
    return reports.computeIfAbsent(environment, plimsoll::render);
  }
}
