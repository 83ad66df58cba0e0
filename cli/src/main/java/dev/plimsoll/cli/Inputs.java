package dev.plimsoll.cli;

import dev.plimsoll.Definitions;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.PlimsollCodes;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import dev.plimsoll.platform.PlatformDefinition;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
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
      paramLabel = "CLASS|FILE.java",
      description = {
        "The class that implements PlatformDefinition, or a source file with it (needs a JDK;"
            + " FILE.java#CLASS if it holds several).",
        "Default: the only one in the folders of --class-path."
      })
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

  @CommandLine.Mixin private CrdOptions crds;

  /** Whether a definition was given, or a class path to find one in. */
  boolean isGiven() {
    return definition.isPresent() || !classPath.isEmpty();
  }

  /** The folder of environment files. */
  Path environments() {
    return environments;
  }

  /** Further definitions of custom resources, for files as for a definition. */
  CrdOptions crds() {
    return crds;
  }

  /**
   * The definition with its environments.
   *
   * @throws FindingsException if there is no definition, or several, or it cannot be made
   */
  Plimsoll<?> plimsoll() {
    return of(load());
  }

  /**
   * The definition with its environments; see {@link #plimsoll()}.
   *
   * @param refuseUnknownKinds whether an object whose kind nobody knows is an error
   */
  Plimsoll<?> plimsoll(boolean refuseUnknownKinds) {
    Plimsoll<?> plimsoll = plimsoll();
    return refuseUnknownKinds ? plimsoll.refusingUnknownKinds() : plimsoll;
  }

  private <S extends Record> Plimsoll<S> of(PlatformDefinition<S> loaded) {
    return Plimsoll.of(loaded).withEnvironments(environments).withCrds(crds.paths());
  }

  private PlatformDefinition<?> load() {
    if (definition.isEmpty()) {
      if (classPath.isEmpty()) {
        throw usage("give a definition: --definition CLASS or FILE.java, or --class-path FOLDER");
      }
      List<Path> folders = entries().stream().filter(Files::isDirectory).toList();
      return Definitions.onlyIn(folders, loader(entries()));
    }
    String text = definition.get();
    int hash = text.indexOf(".java#");
    String file = hash < 0 ? text : text.substring(0, hash + ".java".length());
    if (!file.endsWith(".java")) {
      return named(text);
    }
    if (!Files.isRegularFile(Path.of(file))) {
      throw usage("there is no file \"" + file + "\"");
    }
    var source = new SourceFile(Path.of(file));
    Path classes = source.compile(SourceFile.classPath(classPath));
    List<Path> all = new ArrayList<>(entries());
    all.add(0, classes);
    ClassLoader loader = loader(all);
    return hash < 0
        ? onlyIn(classes, loader, source)
        : Definitions.named(text.substring(hash + ".java#".length()), loader);
  }

  /** A class; if there is none of the name, but a file, the file was meant. */
  private PlatformDefinition<?> named(String text) {
    try {
      return Definitions.named(text, loader(entries()));
    } catch (FindingsException refused) {
      if (Files.isRegularFile(Path.of(text + ".java"))) {
        throw usage(
            "there is no class \""
                + text
                + "\" on the class path; write --definition "
                + text
                + ".java"
                + " for the file");
      }
      if (Files.exists(Path.of(text)) && !text.isEmpty()) {
        throw usage(
            "--definition: \""
                + text
                + "\" is a "
                + (Files.isDirectory(Path.of(text)) ? "folder" : "file")
                + "; give the name of a class, or a file that ends in .java");
      }
      throw refused;
    }
  }

  /** The finding names the user's file, not the folder that it was compiled into. */
  private static PlatformDefinition<?> onlyIn(Path classes, ClassLoader loader, SourceFile source) {
    try {
      return Definitions.onlyIn(List.of(classes), loader);
    } catch (FindingsException refused) {
      throw new FindingsException(
          refused.findings().stream().map(found -> about(found, source)).toList());
    }
  }

  private static Finding about(Finding found, SourceFile source) {
    Where file = Where.named("file", source.shown());
    if (found.code().equals(PlimsollCodes.NO_DEFINITION)) {
      return Finding.of(
          found.code(), file, found.problem(), "let a public class in the file implement it");
    }
    return found.code().equals(PlimsollCodes.SEVERAL_DEFINITIONS)
        ? Finding.of(
            found.code(),
            file,
            found.problem(),
            "name one: --definition " + source.shown() + "#CLASS")
        : found;
  }

  private List<Path> entries() {
    List<Path> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        if (!Files.exists(Path.of(entry))) {
          throw usage("--class-path: there is no file or folder \"" + entry + "\"");
        }
        if (Files.isRegularFile(Path.of(entry)) && !entry.endsWith(".jar")) {
          throw usage("--class-path: \"" + entry + "\" is neither a folder nor a jar");
        }
        entries.add(Path.of(entry));
      }
    }
    return entries;
  }

  private static ClassLoader loader(List<Path> entries) {
    return new URLClassLoader(
        entries.stream().map(Inputs::url).toArray(URL[]::new), Inputs.class.getClassLoader());
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
