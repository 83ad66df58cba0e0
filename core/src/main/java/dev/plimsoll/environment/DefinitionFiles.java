package dev.plimsoll.environment;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.DocumentSink;
import dev.plimsoll.node.Documents;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apiguardian.api.API;

/**
 * The CustomResourceDefinitions below paths: in a file, in all {@code .yaml}, {@code .yml} and
 * {@code .json} files of a folder and its subfolders but {@code .git} and {@code .plimsoll}, or in
 * all such entries of a jar. Other documents there, such as those of the operator itself, are of no
 * interest.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class DefinitionFiles {
  private static final Set<String> SKIPPED = Set.of(".git", ".plimsoll");
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  private final Findings findings;
  private final List<MapNode> trees = new ArrayList<>();
  private final SortedSet<String> useless = new TreeSet<>();

  /**
   * Nothing read yet.
   *
   * @param findings receives what cannot be read, and paths without a definition
   */
  public DefinitionFiles(Findings findings) {
    this.findings = findings;
  }

  /**
   * Reads what lies below a path.
   *
   * @param where what names the path, for findings
   */
  public void read(Path path, Where where) {
    int before = trees.size();
    useless.clear();
    var own = new Findings();
    try {
      if (Files.isDirectory(path)) {
        for (Path file : files(path)) {
          read(Files.newInputStream(file), EnvironmentFolder.text(file), own);
        }
      } else if (path.toString().endsWith(".jar") || path.toString().endsWith(".zip")) {
        jar(path, own);
      } else {
        read(Files.newInputStream(path), EnvironmentFolder.text(path), own);
      }
    } catch (IOException fault) {
      own.add(
          EnvironmentCodes.UNREADABLE,
          where,
          Files.exists(path)
              ? EnvironmentFolder.text(path) + " cannot be read: " + EnvironmentFolder.reason(fault)
              : "there is no file or folder " + EnvironmentFolder.text(path),
          Files.exists(path)
              ? "check what it is, and that you may read it"
              : "correct the path, or make it");
    }
    if (trees.size() == before && !own.hasErrors()) {
      own.add(
          EnvironmentCodes.NO_DEFINITIONS,
          where,
          "there is no CustomResourceDefinition in "
              + EnvironmentFolder.text(path)
              + (useless.isEmpty()
                  ? ""
                  : " that serves a version, only of " + String.join(", ", useless)),
          "give a file, folder or jar that holds some of apiextensions.k8s.io/v1, or take the path"
              + " out");
    }
    findings.addAll(own.sorted());
  }

  /** The definitions so far, in the order of the paths, and of the names below each. */
  public List<MapNode> trees() {
    return List.copyOf(trees);
  }

  private static List<Path> files(Path root) throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped =
                !folder.equals(root) && SKIPPED.contains(folder.getFileName().toString());
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isManifest(file.getFileName().toString())) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.comparing(EnvironmentFolder::text));
    return files;
  }

  private static boolean isManifest(String name) {
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  private void jar(Path path, Findings own) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      var names = new TreeSet<String>();
      zip.stream().map(ZipEntry::getName).filter(DefinitionFiles::isManifest).forEach(names::add);
      for (String name : names) {
        read(
            zip.getInputStream(zip.getEntry(name)),
            EnvironmentFolder.text(path) + "!/" + name,
            own);
      }
    }
  }

  private void read(InputStream content, String name, Findings own) throws IOException {
    try (InputStream in = content) {
      YamlReader.stream(
          in,
          name,
          new DocumentSink() {
            @Override
            public void read(YamlDocument document, List<Finding> found) {
              own.addAll(found);
              for (YamlDocument item : Documents.unfold(List.of(document))) {
                if (item.root() instanceof MapNode tree) {
                  add(tree);
                }
              }
            }

            @Override
            public void broken(int index, List<Finding> found) {
              own.addAll(found);
            }
          });
    }
  }

  private void add(MapNode tree) {
    if (Schemas.defines(tree)) {
      trees.add(tree);
    } else if (tree.findText("kind").filter("CustomResourceDefinition"::equals).isPresent()) {
      useless.add(tree.findText("apiVersion").orElse("no apiVersion"));
    }
  }
}
