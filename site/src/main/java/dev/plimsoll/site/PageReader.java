package dev.plimsoll.site;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** Reads pages: YAML between two lines of dashes, then Markdown with tables. */
final class PageReader {
  /** What Markdown has here beyond CommonMark. */
  static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private static final Pattern FRONT = Pattern.compile("\\A---\\n(.*?)\\n---\\n", Pattern.DOTALL);

  /** A heading that begins with a finding code has the code as its id. */
  private static final Pattern CODE = Pattern.compile("^(PLM\\d{4})\\b.*");

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
  private final Problems problems;

  PageReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads a page. */
  Page read(String name, String text) {
    Matcher front = FRONT.matcher(text);
    boolean found = front.find();
    Node document = parser.parse(found ? text.substring(front.end()) : text);
    return new Page(name, front(name, found ? front.group(1) : ""), document, ids(document));
  }

  private Front front(String page, String yaml) {
    var findings = new Findings();
    List<YamlDocument> documents = YamlReader.read(yaml, page + ".md", findings);
    findings.sorted().forEach(finding -> problems.add(page, finding.problem()));
    return Front.of(
        page,
        documents.size() == 1 && documents.get(0).root() instanceof MapNode map
            ? map
            : MapNode.empty(Origin.UNKNOWN),
        problems);
  }

  private static Map<Heading, String> ids(Node document) {
    IdGenerator generator = IdGenerator.builder().build();
    var ids = new LinkedHashMap<Heading, String>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            String title = Texts.of(heading);
            Matcher code = CODE.matcher(title);
            ids.put(heading, code.matches() ? code.group(1) : generator.generateId(title));
          }
        });
    return ids;
  }

  /** A map for facts about nodes, which have no equality of their own. */
  static <T> Map<Node, T> byNode() {
    return new IdentityHashMap<>();
  }
}
