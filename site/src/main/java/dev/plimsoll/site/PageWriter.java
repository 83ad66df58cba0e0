package dev.plimsoll.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.renderer.html.HtmlRenderer;

/** Writes pages as HTML, each with the navigation beside it. */
final class PageWriter {
  /** An entry of the navigation. */
  public record Entry(String title, String address, String summary) {}

  /** A group of the navigation. */
  public record Group(String title, List<Entry> entries) {}

  private final List<Group> navigation;
  private final Blocks blocks;
  private final Links links;
  private final Layout layout = new Layout();

  PageWriter(Collection<Page> pages, Blocks blocks, Links links) {
    this.navigation = navigation(pages);
    this.blocks = blocks;
    this.links = links;
  }

  private static List<Group> navigation(Collection<Page> pages) {
    var groups = new ArrayList<Group>();
    for (String group : Front.GROUPS) {
      List<Entry> entries =
          pages.stream()
              .filter(page -> page.front().group().equals(group))
              .sorted(
                  Comparator.comparing((Page page) -> page.front().order())
                      .thenComparing(Page::name))
              .map(
                  page ->
                      new Entry(
                          page.front().title(), page.name() + ".html", page.front().summary()))
              .toList();
      if (!entries.isEmpty()) {
        groups.add(new Group(group, entries));
      }
    }
    return List.copyOf(groups);
  }

  /** A page of the site. */
  String html(Page page) {
    var values = new LinkedHashMap<String, Object>();
    values.put("title", page.front().title());
    values.put("summary", page.front().summary());
    values.put("address", page.name() + ".html");
    values.put("sections", page.sections());
    values.put("body", renderer(page).render(page.document()));
    return layout.page(framed(values, ""));
  }

  /** A page that shows a file of the repository. */
  String source(String path, String text) {
    var block = new FencedCodeBlock();
    block.setInfo(language(path));
    block.setLiteral(text);
    var values = new LinkedHashMap<String, Object>();
    values.put("title", path);
    values.put("summary", "");
    values.put("address", "");
    values.put("sections", List.of());
    values.put(
        "body", HtmlRenderer.builder().nodeRendererFactory(this::codeBlocks).build().render(block));
    return layout.page(framed(values, "../"));
  }

  private Map<String, Object> framed(Map<String, Object> values, String home) {
    values.put("home", home);
    values.put("navigation", navigation);
    values.put("javadoc", links.repository().hasJavadoc());
    return values;
  }

  private CodeBlockRenderer codeBlocks(
      org.commonmark.renderer.html.HtmlNodeRendererContext context) {
    return new CodeBlockRenderer(
        context,
        node ->
            blocks.source(node).map(path -> new CodeBlockRenderer.Caption(path, links.file(path))));
  }

  private HtmlRenderer renderer(Page page) {
    return HtmlRenderer.builder()
        .extensions(PageReader.EXTENSIONS)
        .escapeHtml(true)
        .nodeRendererFactory(this::codeBlocks)
        .attributeProviderFactory(
            context ->
                (node, tag, attributes) -> {
                  if (node instanceof Heading heading && tag.startsWith("h")) {
                    attributes.put("id", page.anchors().get(heading));
                  }
                })
        .build();
  }

  private static String language(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return switch (ending) {
      case "java", "xml", "sh" -> ending;
      case "yaml", "yml" -> "yaml";
      default -> "text";
    };
  }
}
