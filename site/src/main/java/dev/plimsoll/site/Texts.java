package dev.plimsoll.site;

import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a piece of Markdown, without its marks. */
final class Texts {
  private Texts() {}

  static String of(Node node) {
    var text = new StringBuilder();
    append(node, text);
    return text.toString();
  }

  private static void append(Node node, StringBuilder text) {
    if (node instanceof Text words) {
      text.append(words.getLiteral());
    } else if (node instanceof Code code) {
      text.append(code.getLiteral());
    } else if (node instanceof SoftLineBreak) {
      text.append(' ');
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      append(child, text);
    }
  }
}
