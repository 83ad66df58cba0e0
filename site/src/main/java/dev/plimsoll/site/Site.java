package dev.plimsoll.site;

import dev.plimsoll.finding.CodeRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Makes the documentation site: reads {@code site/src/content/*.md}, adds the pages of finding
 * codes and changes, fills code blocks, judges links and writes HTML. Everything that is wrong is
 * named at once, and then nothing is written.
 */
@API(status = API.Status.INTERNAL)
public final class Site {
  private static final String CONTENT = "site/src/content";

  private final Repository repository;
  private final Problems problems = new Problems();

  private Site(Path root) {
    this.repository = new Repository(root);
  }

  /**
   * Writes the site.
   *
   * @param args the root of the repository, and the folder to write to
   * @throws IOException if a file cannot be read or written
   * @throws IllegalStateException with all that is wrong with the pages
   */
  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[1]);
    write(make(Path.of(args[0])), out);
    var repository = new Repository(Path.of(args[0]));
    if (repository.hasJavadoc()) {
      copy(repository.javadoc(), out.resolve("api"));
    }
  }

  /**
   * Makes the site without writing it.
   *
   * @param root the root of the repository
   * @return the text of each file, by its path
   * @throws IllegalStateException with all that is wrong with the pages
   */
  static SortedMap<String, String> make(Path root) throws IOException {
    return new Site(root).files();
  }

  private SortedMap<String, String> files() throws IOException {
    SortedMap<String, Page> pages = pages();
    var blocks = new Blocks(repository, new Samples(repository), problems);
    var links = new Links(pages, repository, problems);
    for (Page page : pages.values()) {
      blocks.fill(page);
      links.turn(page);
    }
    var writer = new PageWriter(pages.values(), blocks, links);
    var files = new TreeMap<String, String>();
    pages.values().forEach(page -> files.put(page.name() + ".html", writer.html(page)));
    for (String path : links.files()) {
      files.put(links.file(path), writer.source(path, repository.text(path).orElseThrow()));
    }
    files.put("style.css", style());
    problems.throwIfAny();
    return files;
  }

  private SortedMap<String, Page> pages() throws IOException {
    var reader = new PageReader(problems);
    var pages = new TreeMap<String, Page>();
    for (Path file : content()) {
      String name = file.getFileName().toString().replaceFirst("\\.md$", "");
      pages.put(name, reader.read(name, Files.readString(file)));
    }
    CodeRegistry registry = CodeRegistry.load(Site.class.getClassLoader());
    pages.put(CodesPage.NAME, reader.read(CodesPage.NAME, CodesPage.markdown(registry)));
    pages.put(ChangesPage.NAME, reader.read(ChangesPage.NAME, ChangesPage.markdown(repository)));
    return pages;
  }

  private List<Path> content() throws IOException {
    try (Stream<Path> files = Files.list(repository.root().resolve(CONTENT))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static String style() throws IOException {
    try (InputStream style = Site.class.getResourceAsStream("style.css")) {
      return new String(style.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static void write(SortedMap<String, String> files, Path out) throws IOException {
    clear(out);
    for (var file : files.entrySet()) {
      Path path = out.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void clear(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return;
    }
    var old = new ArrayList<Path>();
    try (Stream<Path> files = Files.walk(out)) {
      files.filter(path -> !path.equals(out)).sorted(Comparator.reverseOrder()).forEach(old::add);
    }
    for (Path path : old) {
      Files.delete(path);
    }
  }
}
