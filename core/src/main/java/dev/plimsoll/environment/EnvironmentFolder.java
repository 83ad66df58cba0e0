package dev.plimsoll.environment;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A folder of environment files: every {@code *.yaml} and {@code *.yml} in it, not in its
 * subfolders. Immutable once read.
 *
 * <p>A file names the environment that it {@code extends}. Maps are merged key by key, the
 * extending file winning; lists and single values are replaced, but {@code overlays} are appended,
 * and a target of another kind replaces the whole target.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class EnvironmentFolder {
  /** What an environment file begins with. */
  public static final String SCHEMA = "plimsoll/environment/v1";

  private final Path folder;
  private final SortedMap<String, EnvironmentFile> files;

  private EnvironmentFolder(Path folder, SortedMap<String, EnvironmentFile> files) {
    this.folder = folder;
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /**
   * Reads all environment files of a folder; what is wrong with one is in the findings, and the
   * others are read all the same.
   */
  public static EnvironmentFolder read(Path folder, Findings findings) {
    var files = new TreeMap<String, EnvironmentFile>();
    List<Path> paths;
    try (Stream<Path> entries = Files.list(folder)) {
      paths = entries.filter(EnvironmentFolder::isYaml).sorted().toList();
    } catch (IOException e) {
      unreadable(folder, "folder", e, findings);
      return new EnvironmentFolder(folder, files);
    }
    for (Path path : paths) {
      EnvironmentFileReader.read(path, findings).ifPresent(file -> add(file, files, findings));
    }
    return new EnvironmentFolder(folder, files);
  }

  private static boolean isYaml(Path path) {
    String name = path.getFileName().toString();
    // Editors keep locks and copies beside a file, and hide them.
    return !name.startsWith(".")
        && (name.endsWith(".yaml") || name.endsWith(".yml"))
        && !Files.isDirectory(path);
  }

  static void unreadable(Path path, String what, IOException e, Findings findings) {
    findings.add(
        EnvironmentCodes.UNREADABLE,
        Where.named(what, text(path)).in(Place.file(text(path), 0, 0)),
        e instanceof NoSuchFileException
            ? "there is no such " + what
            : "the " + what + " cannot be read: " + reason(e),
        e instanceof NoSuchFileException
            ? "correct the path, or make it"
            : "check that it is a " + what + " and that you may read it");
  }

  static String reason(IOException e) {
    String message = e.getMessage() == null ? "" : e.getMessage().replace('\\', '/');
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    if (e instanceof NotDirectoryException) {
      return "it is a file";
    }
    if (message.contains("Is a directory")) {
      return "it is a folder";
    }
    return message.contains("symbolic link")
        ? "symbolic links lead in a circle"
        : e.getClass().getSimpleName() + (message.isEmpty() ? "" : " " + message);
  }

  /**
   * The path that an environment file says, relative to the file that says it, which may be one
   * that the environment extends.
   *
   * @param environment the environment's own file
   */
  static Path resolve(ScalarNode text, Path environment) {
    Path file = text.origin().place() instanceof Place.InFile in ? Path.of(in.file()) : environment;
    return file.resolveSibling(text.text());
  }

  static String text(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static void add(
      EnvironmentFile file, SortedMap<String, EnvironmentFile> files, Findings findings) {
    EnvironmentFile before = files.putIfAbsent(file.name(), file);
    if (before != null) {
      findings.add(
          EnvironmentCodes.TWICE,
          file.where(),
          "environment \"" + file.name() + "\" is described in " + text(before.path()) + " too",
          "rename one of the two, or delete it");
    }
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /**
   * The names of the environments that can be rendered: those that have a target, themselves or
   * through what they extend. One whose chain is broken, or that has an unknown key, is among them,
   * so that whoever renders all is told of it instead of missing one.
   */
  public List<String> names() {
    return files.keySet().stream()
        .filter(name -> merged(name, new Findings()).map(EnvironmentFolder::isMeant).orElse(true))
        .toList();
  }

  /** What to say where an environment is needed and {@link #names} is empty. */
  public Finding nothingToRender() {
    return Finding.of(
        EnvironmentCodes.NO_ENVIRONMENTS,
        Where.named("folder", text(folder)),
        files.isEmpty()
            ? "there is no environment file in it"
            : "no environment in it has a target, only " + String.join(", ", files.keySet()),
        files.isEmpty()
            ? "put a file into it that begins with \"schema: "
                + SCHEMA
                + "\", or give another folder"
            : "write \"target: { ... }\" into one, or add one that extends them");
  }

  private static boolean isMeant(MergedEnvironment merged) {
    return merged.tree().has("target") || !EnvironmentLoader.KEYS.containsAll(merged.tree().keys());
  }

  /** The names of all files, bases too. */
  public List<String> allNames() {
    return List.copyOf(files.keySet());
  }

  /**
   * An environment with everything that it extends merged in, or empty with the reason in the
   * findings.
   */
  public Optional<MergedEnvironment> merged(String name, Findings findings) {
    Deque<EnvironmentFile> chain = new ArrayDeque<>();
    Optional<String> next = Optional.of(name);
    Optional<EnvironmentFile> asker = Optional.empty();
    while (next.isPresent()) {
      EnvironmentFile file = files.get(next.get());
      if (file == null) {
        unknown(next.get(), asker, findings);
        return Optional.empty();
      }
      if (chain.contains(file)) {
        cyclic(file, chain, findings);
        return Optional.empty();
      }
      chain.addFirst(file);
      asker = Optional.of(file);
      next = file.base();
    }
    return Optional.of(merge(List.copyOf(chain)));
  }

  private void unknown(String name, Optional<EnvironmentFile> asker, Findings findings) {
    String fix =
        Nearest.of(stem(name), files.keySet())
            .map(near -> "write \"" + near + "\"")
            .orElse(
                files.isEmpty()
                    ? "put a file with \"environment: " + name + "\" into " + text(folder)
                    : "use one of " + String.join(", ", files.keySet()));
    Where where = asker.map(EnvironmentFile::extending).orElse(Where.named("environment", name));
    findings.add(
        EnvironmentCodes.UNKNOWN_ENVIRONMENT,
        where,
        "no file in " + text(folder) + " describes environment \"" + name + "\"",
        fix);
  }

  /** A file may have been named instead of the environment in it. */
  private static String stem(String name) {
    return name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
  }

  private static void cyclic(
      EnvironmentFile file, Deque<EnvironmentFile> chain, Findings findings) {
    var names = new ArrayList<String>(chain.stream().map(EnvironmentFile::name).toList());
    Collections.reverse(names);
    findings.add(
        EnvironmentCodes.CYCLIC,
        chain.getFirst().extending(),
        String.join(" extends ", names) + " extends " + file.name(),
        "take one \"extends\" out, so that the chain ends");
  }

  private static MergedEnvironment merge(List<EnvironmentFile> chain) {
    MapNode tree = MapNode.empty(chain.get(0).tree().origin());
    var overlays = new ArrayList<MergedEnvironment.OverlayEntry>();
    for (EnvironmentFile file : chain) {
      tree = merge(tree, file.tree(), true);
      file.tree()
          .findList("overlays")
          .ifPresent(
              list ->
                  list.forEach(
                      item -> overlays.add(new MergedEnvironment.OverlayEntry(file.path(), item))));
    }
    return new MergedEnvironment(chain.get(chain.size() - 1), tree.without("overlays"), overlays);
  }

  private static MapNode merge(MapNode base, MapNode over, boolean top) {
    MapNode result = base;
    for (String key : over.keys()) {
      Node value = over.find(key).orElseThrow();
      Optional<Node> before = result.find(key);
      boolean otherTarget =
          top
              && key.equals("target")
              && before.isPresent()
              && value instanceof MapNode a
              && before.get() instanceof MapNode b
              && !a.keys().equals(b.keys());
      Node merged =
          !otherTarget
                  && value instanceof MapNode map
                  && before.isPresent()
                  && before.get() instanceof MapNode old
              ? merge(old, map, false)
              : value;
      result = result.with(key, merged);
    }
    return result;
  }
}
