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

  /** Whatever users' code throws is theirs to repair, but for a machine that is at its end. */
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
          Place.java("", definition.getClass().getSimpleName() + "." + method));
    } catch (FindingsException found) {
      throw found;
    } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
      String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
      throw failed(
          definition,
          environment,
          failure.getClass().getSimpleName() + message,
          place(definition, failure, method));
    }
  }

  private static FindingsException failed(
      PlatformDefinition<?> definition, Environment<?> environment, String problem, Place place) {
    return new FindingsException(
        Finding.of(
            PlimsollCodes.DEFINE_FAILED,
            Where.named("definition", definition.getClass().getName())
                .from(new Origin(Layer.RENDER, place)),
            "for environment \"" + environment.name() + "\": " + problem,
            "repair the value that the message names, at the place below"));
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
