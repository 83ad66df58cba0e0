package dev.plimsoll;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import java.util.List;
import java.util.concurrent.Callable;

/** Calls the user's code so that its failure is a finding with the place in that code. */
final class DefinitionCall {
  private DefinitionCall() {}

  static <S extends Record> Platform define(
      PlatformDefinition<S> definition, Environment<S> environment) {
    return call(definition, environment, "define", () -> definition.define(environment));
  }

  static <S extends Record> List<Overlay> overlays(
      PlatformDefinition<S> definition, Environment<S> environment) {
    return call(
        definition,
        environment,
        "overlays",
        () -> {
          List<Overlay> overlays = definition.overlays(environment);
          // A null among them would fail far from here.
          return overlays == null ? null : List.copyOf(overlays);
        });
  }

  /**
   * Whatever users' code throws is theirs to repair. What it held is let go by then, so that it can
   * be said even where memory or stack was used up.
   */
  private static <T> T call(
      PlatformDefinition<?> definition,
      Environment<?> environment,
      String method,
      Callable<T> call) {
    try {
      T answer = call.call();
      if (answer != null) {
        return answer;
      }
      throw failed(
          definition,
          environment,
          method + " answered null",
          method.equals("define") ? "answer a Platform" : "answer a list, maybe an empty one",
          Place.java("", definition.getClass().getSimpleName() + "." + method));
    } catch (FindingsException found) {
      throw found;
    } catch (Throwable failure) {
      throw failed(
          definition,
          environment,
          problem(failure),
          fix(failure),
          place(definition, failure, method));
    }
  }

  private static String problem(Throwable failure) {
    if (failure instanceof StackOverflowError) {
      return "StackOverflowError: calls go deeper and deeper, without an end";
    }
    return failure.getClass().getSimpleName()
        + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
  }

  private static String fix(Throwable failure) {
    return failure instanceof OutOfMemoryError
        ? "let the definition hold less at once, or give the JVM more memory: -Xmx, for the command"
            + " line in PLIMSOLL_JAVA_OPTS, for Maven in MAVEN_OPTS"
        : failure instanceof StackOverflowError
            ? "give the recursion at the place below an end"
            : "repair the value that the message names, at the place below";
  }

  private static FindingsException failed(
      PlatformDefinition<?> definition,
      Environment<?> environment,
      String problem,
      String fix,
      Place place) {
    return new FindingsException(
        Finding.of(
            PlimsollCodes.DEFINE_FAILED,
            Where.named("definition", definition.getClass().getName())
                .from(new Origin(Layer.RENDER, place)),
            "for environment \"" + environment.name() + "\": " + problem,
            fix));
  }

  /** The first line of the user's own class that the exception passed through. */
  private static Place place(PlatformDefinition<?> definition, Throwable failure, String method) {
    String own = definition.getClass().getName();
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().equals(own) || frame.getClassName().startsWith(own + "$")) {
        return Place.java(
            "",
            definition.getClass().getSimpleName()
                + "."
                + frame.getMethodName()
                + ":"
                + frame.getLineNumber());
      }
    }
    return Place.java("", definition.getClass().getSimpleName() + "." + method);
  }
}
