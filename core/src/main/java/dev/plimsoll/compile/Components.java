package dev.plimsoll.compile;

import dev.plimsoll.component.Component;
import dev.plimsoll.component.Declarations;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.UnboundIntentException;
import dev.plimsoll.platform.Platform;
import java.util.HashSet;
import java.util.function.Supplier;

/**
 * Calls components so that one that fails is a finding that names it, and the others still have
 * their say.
 */
final class Components {
  private Components() {}

  static void unique(Platform platform, Findings findings) {
    var names = new HashSet<String>();
    for (Component component : platform.components()) {
      if (!names.add(component.name())) {
        findings.add(
            CompileCodes.DUPLICATE_COMPONENT,
            Where.named("component", component.name()),
            "platform \""
                + platform.name()
                + "\" has two components named \""
                + component.name()
                + "\"",
            "give one of them another name, or add it once");
      }
    }
  }

  /** Whether the engines and services of all workspaces are components of the platform. */
  static boolean complete(Platform platform, Findings findings) {
    var missing = new Findings();
    for (Component component : platform.components()) {
      if (component instanceof Workspace workspace) {
        workspace
            .runs()
            .forEach(
                run ->
                    present(
                        platform,
                        workspace,
                        run.engine(),
                        "runs pipeline \"" + run.pipeline().name() + "\" by",
                        missing));
        workspace
            .services()
            .forEach(service -> present(platform, workspace, service, "is served by", missing));
      }
    }
    findings.addAll(missing.sorted());
    return !missing.hasErrors();
  }

  private static void present(
      Platform platform, Workspace workspace, Component needed, String how, Findings findings) {
    if (platform.components().stream().noneMatch(c -> c.name().equals(needed.name()))) {
      findings.add(
          CompileCodes.MISSING_COMPONENT,
          Where.named("workspace", workspace.name()),
          how
              + " \""
              + needed.name()
              + "\", which platform \""
              + platform.name()
              + "\" does not have",
          "add it: Platform.with(...), the same component that the workspace is given");
    }
  }

  static void guarded(Component component, Findings findings, Runnable call) {
    guarded(
        component,
        findings,
        component,
        () -> {
          call.run();
          return component;
        });
  }

  /**
   * The same while a component declares: an intent that is not bound counts as declared, and is
   * named with all others.
   */
  static void declaring(
      Component component, Declarations declarations, Findings findings, Runnable call) {
    guarded(
        component,
        findings,
        () -> {
          try {
            call.run();
          } catch (UnboundIntentException unbound) {
            declarations.add(unbound.intent());
          }
        });
  }

  static <T> T guarded(Component component, Findings findings, T instead, Supplier<T> call) {
    try {
      return call.get();
    } catch (FindingsException found) {
      findings.addAll(found.findings());
    } catch (UnboundIntentException unbound) {
      UnboundIntents.report(unbound.intent(), component.name(), findings);
    } catch (RuntimeException | Error failure) {
      findings.add(
          CompileCodes.COMPONENT_FAILED,
          Where.named("component", component.name())
              .from(
                  new Origin(
                      Layer.RENDER, Place.java(component.name(), firstFrame(failure, component)))),
          failure.getClass().getSimpleName() + ": " + failure.getMessage(),
          "repair the value that the message names, or the component's code at the place below");
    }
    return instead;
  }

  /** The first frame outside the JDK: the code that must be looked at. */
  private static String firstFrame(Throwable failure, Component component) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (!frame.getClassName().startsWith("java.") && !frame.getClassName().startsWith("jdk.")) {
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        return type + "." + frame.getMethodName() + ":" + frame.getLineNumber();
      }
    }
    return component.getClass().getSimpleName();
  }
}
