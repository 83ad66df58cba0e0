package dev.plimsoll;

import dev.plimsoll.check.files.ManifestSource;
import dev.plimsoll.check.files.Unreadable;
import dev.plimsoll.emit.Inventory;
import dev.plimsoll.emit.OutputCheck;
import dev.plimsoll.environment.ExternalsFile;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.reference.Externals;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Finds the manifests below a path: a file as it is, or all {@code .yaml}, {@code .yml} and {@code
 * .json} files of a folder and its subfolders, by path. {@code .git} and {@code .plimsoll} are left
 * out.
 *
 * <p>In a folder that Plimsoll writes it knows more: which files hold no manifest, which objects
 * are latent, and whether the folder still is what the last run wrote.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ManifestFiles {
  private static final Set<String> SKIPPED = Set.of(".git", ".plimsoll");
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  private final Map<Path, ManifestSource> sources = new TreeMap<>();
  private final Map<String, List<Finding>> known = new LinkedHashMap<>();
  private final Map<Path, Externals> outputs = new TreeMap<>();

  private ManifestFiles() {}

  /**
   * Manifests that go to one cluster together.
   *
   * @param output the folder that Plimsoll wrote; empty for plain files
   * @param sources the manifests, in order
   * @param externals what exists besides, as a folder that Plimsoll wrote says
   */
  public record Found(Optional<Path> output, List<ManifestSource> sources, Externals externals) {
    public Found {
      sources = List.copyOf(sources);
      Objects.requireNonNull(externals, "externals");
    }
  }

  /**
   * What lies below a path: each folder that Plimsoll wrote for an environment, and all other files
   * together, if there are any.
   *
   * @param path a file or a folder that exists
   */
  public static List<Found> below(Path path) {
    var files = new ManifestFiles();
    if (Files.isDirectory(path)) {
      files.walk(path);
    } else {
      files.sources.put(path, ManifestSource.of(path));
    }
    return files.sets();
  }

  /**
   * The manifests below a path that were applied to one cluster before.
   *
   * @param path a folder or file that exists
   * @param environment the name of the output folder that they are compared with, empty for plain
   *     files; where there is no such folder, those of other environments are left out
   */
  public static List<ManifestSource> former(Path path, Optional<String> environment) {
    List<Found> all = below(path);
    List<Found> own =
        all.stream()
            .filter(
                found ->
                    environment.isPresent()
                        && found
                            .output()
                            .map(Path::getFileName)
                            .map(Path::toString)
                            .equals(environment))
            .toList();
    List<Found> chosen =
        own.isEmpty()
            ? all.stream()
                .filter(found -> found.output().isEmpty() || found.output().get().equals(path))
                .toList()
            : own;
    return chosen.stream().flatMap(found -> found.sources().stream()).toList();
  }

  private void walk(Path root) {
    try {
      Files.walkFileTree(
          root,
          Set.of(),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              if (!folder.equals(root) && SKIPPED.contains(folder.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString();
              if (ENDINGS.stream().anyMatch(name::endsWith)) {
                sources.put(file, ManifestSource.of(file));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) {
              unreadable(file, fault);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException fault) {
              if (OutputCheck.isOutput(folder)) {
                output(folder);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException fault) {
      unreadable(root, fault);
    }
  }

  private void unreadable(Path path, IOException fault) {
    String name = ManifestSource.shown(path);
    remember(name, Unreadable.found(Files.isDirectory(path) ? "folder" : "file", name, fault));
  }

  private void output(Path folder) {
    try {
      for (Inventory.Entry entry :
          Inventory.read(folder).map(Inventory::entries).orElse(List.of())) {
        Path file = folder.resolve(entry.path());
        if (entry.object().isEmpty()) {
          sources.remove(file);
        } else if (entry.object().get().latent()) {
          sources.computeIfPresent(
              file, (path, source) -> source.with(ManifestSource.Presence.LATENT, List.of()));
        }
      }
    } catch (FindingsException damaged) {
      // OutputCheck reports the inventory; the files are judged as they stand.
    }
    outputs.put(folder, externals(folder.resolve(ExternalsFile.NAME)));
    for (Finding finding : OutputCheck.of(folder)) {
      String name =
          finding.where().subject() instanceof Subject.Named named
              ? named.name()
              : ManifestSource.shown(folder);
      remember(name, finding);
    }
  }

  private Externals externals(Path file) {
    if (!Files.isRegularFile(file)) {
      return Externals.none();
    }
    String name = ManifestSource.shown(file);
    var findings = new Findings();
    try {
      return ExternalsFile.read(Files.readAllBytes(file), name, findings);
    } catch (IOException fault) {
      unreadable(file, fault);
      return Externals.none();
    } finally {
      findings.sorted().forEach(finding -> remember(name, finding));
    }
  }

  private void remember(String name, Finding finding) {
    known.computeIfAbsent(name, n -> new ArrayList<>()).add(finding);
  }

  private List<Found> sets() {
    var sets = new ArrayList<Found>();
    outputs.forEach(
        (folder, externals) -> sets.add(new Found(Optional.of(folder), take(folder), externals)));
    var rest = new ArrayList<ManifestSource>();
    known.forEach((name, findings) -> rest.add(ManifestSource.ofFindings(name, findings)));
    rest.addAll(sources.values());
    if (!rest.isEmpty()) {
      sets.add(0, new Found(Optional.empty(), rest, Externals.none()));
    }
    return sets;
  }

  /**
   * The sources of a folder that Plimsoll wrote. Findings go with their file if it is judged, and
   * before all files otherwise.
   */
  private List<ManifestSource> take(Path folder) {
    var judged = new ArrayList<ManifestSource>();
    for (Path file : List.copyOf(sources.keySet())) {
      if (file.startsWith(folder)) {
        ManifestSource source = sources.remove(file);
        List<Finding> own = known.remove(source.name());
        judged.add(own == null ? source : source.with(source.presence(), own));
      }
    }
    String below = ManifestSource.shown(folder);
    var all = new ArrayList<ManifestSource>();
    for (String name : List.copyOf(known.keySet())) {
      if (name.equals(below) || name.startsWith(below + "/")) {
        all.add(ManifestSource.ofFindings(name, known.remove(name)));
      }
    }
    all.addAll(judged);
    return all;
  }
}
