package dev.plimsoll;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import dev.plimsoll.platform.PlatformDefinition;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Finds a definition of a platform: by the name of its class, or as the only one in folders. */
@API(status = API.Status.EXPERIMENTAL)
public final class Definitions {
  private static final String CLASS = ".class";

  private Definitions() {}

  /**
   * Makes the definition that a class is.
   *
   * @param className as {@link Class#forName} takes it: a nested class after {@code $}
   * @throws FindingsException if there is no such class, it is no {@link PlatformDefinition}, or it
   *     cannot be made ({@link PlimsollCodes#UNUSABLE_DEFINITION})
   */
  public static PlatformDefinition<?> named(String className, ClassLoader loader) {
    Class<?> type;
    try {
      type = Class.forName(className, false, loader);
    } catch (ClassNotFoundException missing) {
      throw unusable(
          className,
          "there is no such class on the class path",
          "correct the name (a nested class stands after \"$\"), or compile first");
    } catch (LinkageError broken) {
      throw unusable(
          className,
          "the class cannot be loaded: " + said(broken),
          "put what it needs on the class path");
    }
    if (!PlatformDefinition.class.isAssignableFrom(type)) {
      throw unusable(
          className,
          "the class does not implement " + PlatformDefinition.class.getName(),
          "name a class that does");
    }
    return made(type);
  }

  /**
   * Makes the only definition among compiled classes.
   *
   * @param folders of class files, such as {@code target/classes}; one that does not exist holds
   *     none
   * @param loader knows the classes in these folders
   * @throws FindingsException if there is no definition ({@link PlimsollCodes#NO_DEFINITION}) or
   *     more than one ({@link PlimsollCodes#SEVERAL_DEFINITIONS}), or it cannot be made
   */
  public static PlatformDefinition<?> onlyIn(List<Path> folders, ClassLoader loader) {
    var found = new ArrayList<Class<?>>();
    var broken = new ArrayList<String>();
    for (Path folder : folders) {
      for (String name : classNames(folder)) {
        try {
          Class<?> type = Class.forName(name, false, loader);
          if (PlatformDefinition.class.isAssignableFrom(type)
              && !type.isInterface()
              && !Modifier.isAbstract(type.getModifiers())) {
            found.add(type);
          }
        } catch (ClassNotFoundException | LinkageError unreadable) {
          broken.add(name);
        }
      }
    }
    if (found.size() == 1) {
      return made(found.get(0));
    }
    String where =
        folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    if (found.isEmpty()) {
      throw new FindingsException(
          Finding.of(
              PlimsollCodes.NO_DEFINITION,
              Where.named("classes", where),
              "no class implements "
                  + PlatformDefinition.class.getName()
                  + (broken.isEmpty() ? "" : "; not to be loaded: " + String.join(", ", broken)),
              folders.stream().noneMatch(Files::isDirectory)
                  ? "compile first, there is no such folder; or name one of a library as the definition"
                  : "write a class that implements it, or name one of a library as the definition"));
    }
    throw new FindingsException(
        Finding.of(
            PlimsollCodes.SEVERAL_DEFINITIONS,
            Where.named("classes", where),
            "more than one class implements "
                + PlatformDefinition.class.getName()
                + ": "
                + found.stream().map(Class::getName).collect(Collectors.joining(", ")),
            "name the one that is meant as the definition"));
  }

  private static List<String> classNames(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.endsWith(CLASS) && !name.endsWith("-info" + CLASS))
          .map(name -> name.substring(0, name.length() - CLASS.length()))
          .map(name -> name.replace(folder.getFileSystem().getSeparator(), "."))
          .filter(name -> !name.startsWith("META-INF."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlatformDefinition<?> made(Class<?> type) {
    try {
      return (PlatformDefinition<?>) type.getConstructor().newInstance();
    } catch (InvocationTargetException failed) {
      throw unusable(
          type.getName(),
          "its constructor failed: " + said(failed.getCause()),
          "repair the constructor; a definition keeps no state");
    } catch (LinkageError broken) {
      throw unusable(
          type.getName(),
          "the class cannot be initialised: " + said(rootOf(broken)),
          "repair the static field or block that fails");
    } catch (ReflectiveOperationException notOpen) {
      throw unusable(
          type.getName(),
          "it is abstract, not public, or has no public constructor without parameters",
          "make class and constructor public");
    }
  }

  private static Throwable rootOf(Throwable failure) {
    return failure instanceof ExceptionInInitializerError && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static String said(Throwable failure) {
    String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    return failure.getClass().getSimpleName() + message;
  }

  private static FindingsException unusable(String className, String problem, String fix) {
    return new FindingsException(
        Finding.of(
            PlimsollCodes.UNUSABLE_DEFINITION, Where.named("definition", className), problem, fix));
  }
}
