package dev.plimsoll.site;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/**
 * Fills the code blocks of pages, so that what a page shows is what is compiled and rendered. After
 * the language, the first line of a block says where its text comes from, and the block is empty:
 *
 * <pre>
 * from=PATH#REGION                          a file of the repository, or a region of it
 * output=SAMPLE/ENVIRONMENT/FILE#/pointer   a generated file, or a value in it
 * files=SAMPLE/ENVIRONMENT                  the names of all generated files
 * findings=SAMPLE/ENVIRONMENT               all that is found
 * why=SAMPLE/ENVIRONMENT/FILE#/pointer      who wrote a value
 * path=SAMPLE/ENVIRONMENT FROM TO           which layer stops traffic
 * topology=SAMPLE/ENVIRONMENT               the picture, without the plumbing, drawn
 * </pre>
 *
 * Java must come from a file, since only that is compiled.
 */
final class Blocks {
  private static final Set<String> MUST_BE_INCLUDED = Set.of("java", "mermaid");

  private final Repository repository;
  private final Samples samples;
  private final Layout layout = new Layout();
  private final Problems problems;

  /** Where the text of a block comes from: a path of the repository, which readers can open. */
  private final Map<Node, String> sources = PageReader.byNode();

  Blocks(Repository repository, Samples samples, Problems problems) {
    this.repository = repository;
    this.samples = samples;
    this.problems = problems;
  }

  /** Fills the blocks of a page. */
  void fill(Page page) {
    page.document()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                fill(page.name(), block);
              }
            });
  }

  /** The file of the repository that a block quotes. */
  Optional<String> source(Node block) {
    return Optional.ofNullable(sources.get(block));
  }

  private void fill(String page, FencedCodeBlock block) {
    String[] words = block.getInfo().strip().split("\\s+", 2);
    String language = words[0];
    String rest = words.length > 1 ? words[1] : "";
    int equals = rest.indexOf('=');
    if (equals < 0) {
      if (language.isEmpty() || MUST_BE_INCLUDED.contains(language)) {
        problems.add(
            page,
            "a block of \""
                + language
                + "\" has its text in the page; include it, for example with"
                + " \"java from=samples/guide/src/main/java/...#region\"");
      }
      return;
    }
    if (!block.getLiteral().isBlank()) {
      problems.add(page, "the block \"" + block.getInfo() + "\" is included, but not empty");
    }
    try {
      block.setLiteral(text(block, rest.substring(0, equals), rest.substring(equals + 1)));
      block.setInfo(language);
    } catch (RuntimeException wrong) {
      problems.add(page, "the block \"" + block.getInfo() + "\": " + wrong.getMessage());
    }
  }

  private String text(Node block, String from, String what) {
    return switch (from) {
      case "from" -> file(block, what);
      case "output" -> samples.output(what);
      case "files" -> samples.files(what);
      case "findings" -> samples.findings(what);
      case "why" -> samples.why(what);
      case "path" -> samples.path(what);
      case "topology" -> layout.picture(PictureLayout.of(samples.topology(what)));
      default ->
          throw new IllegalArgumentException(
              "\"" + from + "\" is none of from, output, files, findings, why, path, topology");
    };
  }

  private String file(Node block, String what) {
    int hash = what.indexOf('#');
    String path = hash < 0 ? what : what.substring(0, hash);
    String text =
        repository
            .text(path)
            .orElseThrow(() -> new IllegalArgumentException("there is no file " + path));
    sources.put(block, path);
    if (hash < 0) {
      return Repository.withoutMarkers(text);
    }
    String region = what.substring(hash + 1);
    return Repository.region(text, region)
        .orElseThrow(() -> new IllegalArgumentException(path + " has no region " + region));
  }
}
