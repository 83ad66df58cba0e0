package dev.plimsoll.monitoring;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.EmbeddedFormat;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration of Grafana Alloy. The tree is a map of components, each a map of labels to
 * bodies. In a body a map is a block, a list of maps is a block for each, and all else is an
 * attribute; a text <code>${…}</code> is an expression. Attributes stand before blocks.
 *
 * <p>It cannot be read back: in the language an attribute may be computed.
 *
 * @see <a href="https://grafana.com/docs/alloy/latest/get-started/configuration-syntax/">Alloy
 *     configuration syntax</a>
 */
final class AlloyFormat implements EmbeddedFormat {
  static final AlloyFormat INSTANCE = new AlloyFormat();

  private AlloyFormat() {}

  @Override
  public String name() {
    return "alloy";
  }

  @Override
  public Node read(String text, Place place) {
    var findings = new Findings();
    findings.add(
        MonitoringCodes.COLLECTOR_IS_NOT_READ,
        Where.named("document", AlloyConfig.FILE).in(place),
        "the configuration of the log collector is a program, and not data that could be read",
        "edit the tree of the generated document");
    throw new FindingsException(findings.sorted());
  }

  @Override
  public String write(Node content) {
    var text = new StringBuilder();
    map(content)
        .forEach(
            (component, labels) ->
                map(labels)
                    .forEach(
                        (label, body) -> {
                          if (!text.isEmpty()) {
                            text.append('\n');
                          }
                          block(component + " " + quoted(label), map(body), "", text);
                        }));
    return text.toString();
  }

  private static void block(String head, MapNode body, String indent, StringBuilder text) {
    text.append(indent).append(head).append(" {\n");
    String inner = indent + "  ";
    body.forEach(
        (key, value) -> {
          if (blocks(value).isEmpty()) {
            text.append(inner).append(key).append(" = ").append(value(value)).append('\n');
          }
        });
    body.forEach((key, value) -> blocks(value).forEach(block -> block(key, block, inner, text)));
    text.append(indent).append("}\n");
  }

  private static List<MapNode> blocks(Node value) {
    if (value instanceof MapNode map) {
      return List.of(map);
    }
    var maps = new ArrayList<MapNode>();
    if (value instanceof ListNode list) {
      list.forEach(
          item -> {
            if (item instanceof MapNode map) {
              maps.add(map);
            }
          });
    }
    return maps;
  }

  private static String value(Node node) {
    if (node instanceof ListNode list) {
      var items = new ArrayList<String>();
      list.forEach(item -> items.add(value(item)));
      return "[" + String.join(", ", items) + "]";
    }
    ScalarNode scalar = (ScalarNode) node;
    if (scalar.kind() != ScalarNode.Kind.STRING) {
      return scalar.text();
    }
    String text = scalar.text();
    return text.startsWith("${") && text.endsWith("}")
        ? text.substring(2, text.length() - 1)
        : quoted(text);
  }

  /** Strings of the language are those of Go. */
  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
        + '"';
  }

  private static MapNode map(Node node) {
    return (MapNode) node;
  }

  @Override
  public String toString() {
    return name();
  }
}
