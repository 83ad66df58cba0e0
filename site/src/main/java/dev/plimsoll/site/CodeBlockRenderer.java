package dev.plimsoll.site;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes code blocks; one that quotes a file has the file as its caption. */
final class CodeBlockRenderer implements NodeRenderer {
  /** The caption of a block, and the address that it links. */
  record Caption(String text, String address) {}

  /** The language of a block that is a picture: its text is SVG, made here. */
  static final String PICTURE = "picture";

  private final HtmlWriter html;
  private final Function<Node, Optional<Caption>> captions;

  CodeBlockRenderer(HtmlNodeRendererContext context, Function<Node, Optional<Caption>> captions) {
    this.html = context.getWriter();
    this.captions = captions;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(FencedCodeBlock.class);
  }

  @Override
  public void render(Node node) {
    var block = (FencedCodeBlock) node;
    html.line();
    if (block.getInfo().equals(PICTURE)) {
      html.raw(block.getLiteral());
      return;
    }
    html.tag("figure");
    captions
        .apply(node)
        .ifPresent(
            caption -> {
              html.tag("figcaption");
              html.tag("a", Map.of("href", caption.address()));
              html.text(caption.text());
              html.tag("/a");
              html.tag("/figcaption");
            });
    html.tag("pre", Map.of("tabindex", "0"));
    html.tag("code", Map.of("class", "language-" + block.getInfo()));
    Highlighter.write(block.getInfo(), block.getLiteral(), html);
    html.tag("/code");
    html.tag("/pre");
    html.tag("/figure");
    html.line();
  }
}
