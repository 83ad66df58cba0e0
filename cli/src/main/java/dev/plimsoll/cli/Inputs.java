package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.platform.PlatformDefinition;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What a command needs to find a definition and its environments. */
final class Inputs {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--definition",
      paramLabel = "CLASS",
      description = "The class that implements PlatformDefinition.")
  private Optional<String> definition = Optional.empty();

  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      description =
          "Folders and jars with that class and what it needs beside Plimsoll, separated as for"
              + " java.")
  private String classPath = "";

  @Option(
      names = "--environments",
      paramLabel = "FOLDER",
      description = "The folder of environment files (default: ${DEFAULT-VALUE}).")
  private Path environments = Path.of("environments");

  /** Whether a definition was given. */
  boolean isGiven() {
    return definition.isPresent();
  }

  /** The definition with its environments. */
  Plimsoll<?> plimsoll() {
    return of(
        load(definition.orElseThrow(() -> usage("Missing required option: '--definition=CLASS'"))));
  }

  private <S extends Record> Plimsoll<S> of(PlatformDefinition<S> loaded) {
    return Plimsoll.of(loaded).withEnvironments(environments);
  }

  private PlatformDefinition<?> load(String definition) {
    try {
      Class<?> type = Class.forName(definition, true, loader());
      Object made = type.getDeclaredConstructor().newInstance();
      if (made instanceof PlatformDefinition<?> loaded) {
        return loaded;
      }
      throw usage(definition + " does not implement PlatformDefinition");
    } catch (ClassNotFoundException missing) {
      throw usage(
          "there is no class " + definition + " on the class path; give it with --class-path");
    } catch (ReflectiveOperationException unusable) {
      throw usage(
          definition
              + " cannot be made; it needs a public constructor without parameters that"
              + " does not fail");
    }
  }

  private ClassLoader loader() {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        urls.add(url(Path.of(entry)));
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), Inputs.class.getClassLoader());
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(path + " has no URL", impossible);
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
