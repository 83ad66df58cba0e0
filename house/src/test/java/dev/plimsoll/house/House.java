package dev.plimsoll.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The modules of this build as they lie on disk: folders, poms and sources. */
final class House {
  /** The folder of the root {@code pom.xml}; tests run in the folder of their own module. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private House() {}

  /**
   * Modules by folder, as the poms list them, without the BOM, which has no code. A module of a
   * module is listed too, as {@code samples/hello-world}.
   */
  static List<String> modules() {
    return texts(pom(ROOT), "module")
        .filter(name -> !name.equals("bom"))
        .flatMap(
            name ->
                Stream.concat(
                    Stream.of(name),
                    texts(pom(ROOT.resolve(name)), "module").map(inner -> name + "/" + inner)))
        .toList();
  }

  /** The module of the root pom that a module is, or is part of. */
  static String room(String module) {
    return module.contains("/") ? module.substring(0, module.indexOf('/')) : module;
  }

  /** Names of the Plimsoll modules that a module depends on, with the scope of each. */
  static Map<String, String> dependencies(String module) {
    var found = new TreeMap<String, String>();
    elements(pom(ROOT.resolve(module)), "dependency")
        .filter(d -> child(d, "groupId").equals("dev.plimsoll"))
        .forEach(d -> found.put(folder(child(d, "artifactId")), child(d, "scope")));
    return found;
  }

  /** All main Java files of a module, sorted. */
  static List<Path> sources(String module) {
    Path main = ROOT.resolve(module).resolve("src/main/java");
    if (!Files.isDirectory(main)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(main)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The package of a main Java file, from the folder that it lies in. */
  static String packageOf(String module, Path source) {
    return ROOT.resolve(module)
        .resolve("src/main/java")
        .relativize(source.getParent())
        .toString()
        .replace(source.getFileSystem().getSeparator(), ".");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The module of the root pom that an artifact comes from. */
  private static String folder(String artifactId) {
    String name = artifactId.substring("plimsoll-".length());
    return name.startsWith("samples-") ? "samples" : name;
  }

  private static Document pom(Path folder) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(folder.resolve("pom.xml").toFile());
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read the pom.xml in " + folder, e);
    }
  }

  private static Stream<String> texts(Document pom, String tag) {
    return elements(pom, tag).map(Element::getTextContent).map(String::strip);
  }

  private static Stream<Element> elements(Document pom, String tag) {
    return nodes(pom.getElementsByTagName(tag));
  }

  private static String child(Element parent, String tag) {
    return nodes(parent.getElementsByTagName(tag))
        .map(Node::getTextContent)
        .map(String::strip)
        .findFirst()
        .orElse("");
  }

  private static Stream<Element> nodes(NodeList list) {
    return Stream.iterate(0, i -> i < list.getLength(), i -> i + 1)
        .map(list::item)
        .map(Element.class::cast);
  }
}
