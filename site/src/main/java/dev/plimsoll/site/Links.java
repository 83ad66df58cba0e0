package dev.plimsoll.site;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;

/**
 * Judges the links of pages and turns them into links of the site: to a page {@code name.md}, to an
 * anchor of it, to a file of the repository (shown as a page of its own), to a class ({@code
 * javadoc:dev.plimsoll.Plimsoll}: its Javadoc if that was built, else its source), or to the web,
 * which is not asked.
 */
final class Links {
  private static final String CONTENT = "site/src/content/";
  private static final String JAVADOC = "javadoc:";

  private final Map<String, Page> pages;
  private final Repository repository;
  private final Problems problems;
  private final SortedSet<String> files = new TreeSet<>();

  Links(Map<String, Page> pages, Repository repository, Problems problems) {
    this.pages = pages;
    this.repository = repository;
    this.problems = problems;
  }

  /** Judges and turns all links of a page. */
  void turn(Page page) {
    page.document()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                link.setDestination(turned(page, link.getDestination()));
                visitChildren(link);
              }
            });
  }

  /** Where files are. */
  Repository repository() {
    return repository;
  }

  /** The files of the repository that pages link, for a page each. */
  SortedSet<String> files() {
    return files;
  }

  /** The address of the page that shows a file of the repository. */
  String file(String path) {
    files.add(path);
    return "source/" + path.replace('/', '.') + ".html";
  }

  private String turned(Page page, String to) {
    if (to.startsWith("https://") || to.startsWith("http://") || to.startsWith("mailto:")) {
      return to;
    }
    if (to.startsWith(JAVADOC)) {
      return javadoc(page, to.substring(JAVADOC.length()));
    }
    int hash = to.indexOf('#');
    String target = hash < 0 ? to : to.substring(0, hash);
    String anchor = hash < 0 ? "" : to.substring(hash + 1);
    if (!target.isEmpty() && !target.matches("[a-z0-9-]+\\.md")) {
      return fileOf(page, target);
    }
    String name = target.isEmpty() ? page.name() : target.substring(0, target.length() - 3);
    Page other = pages.get(name);
    if (other == null) {
      problems.add(page.name(), "links \"" + to + "\", and there is no page " + name);
      return to;
    }
    if (!anchor.isEmpty() && !other.has(anchor)) {
      problems.add(
          page.name(), "links \"" + to + "\", and page " + name + " has no heading of that anchor");
    }
    return (target.isEmpty() ? "" : name + ".html") + (anchor.isEmpty() ? "" : "#" + anchor);
  }

  /** A path relative to the page's own file, so that the link works in the repository too. */
  private String fileOf(Page page, String target) {
    String path =
        repository
            .root()
            .relativize(repository.root().resolve(CONTENT).resolve(target).normalize())
            .toString();
    if (repository.text(path).isEmpty()) {
      problems.add(page.name(), "links \"" + target + "\", and the repository has no such file");
      return target;
    }
    return file(path);
  }

  private String javadoc(Page page, String type) {
    String path = type.replace('.', '/');
    Optional<String> source = repository.source(path + ".java");
    if (source.isEmpty()) {
      problems.add(page.name(), "links the class " + type + ", and there is none");
      return type;
    }
    return repository.hasJavadoc() ? "api/" + path + ".html" : file(source.get());
  }
}
