package dev.plimsoll;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;

/** Calls the user's code so that its failure is a finding with the place in that code. */
final class DefinitionCall {
  private DefinitionCall() {}

  static <S extends Record> Platform define(
      PlatformDefinition<S> definition, Environment<S> environment) {
    try {
      Platform platform = definition.define(environment);
      if (platform != null) {
        return platform;
      }
      throw failed(
          definition,
          environment,
          "define answered null",
          new Place.InJava("", definition.getClass().getSimpleName() + ".define"));
    } catch (FindingsException found) {
      throw found;
    } catch (RuntimeException failure) {
      String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
      throw failed(
          definition,
          environment,
          failure.getClass().getSimpleName() + message,
          place(definition, failure));
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
  private static Place place(PlatformDefinition<?> definition, RuntimeException failure) {
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
    return Place.java("", definition.getClass().getSimpleName() + ".define");
  }
}
