package dev.plimsoll.topology;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The picture as text: JSON for programs, Mermaid for people.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid flowcharts</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class TopologyText {
  private static final Origin ORIGIN = Origin.render("topology", "TopologyText");

  private TopologyText() {}

  /** Boxes and arrows as JSON, with a final line break. */
  public static String json(Topology topology) {
    var boxes = ListNode.builder(ORIGIN);
    topology.boxes().forEach(box -> boxes.add(box(box)));
    var arrows = ListNode.builder(ORIGIN);
    distinct(topology).forEach(line -> arrows.add(line.node()));
    MapNode root =
        MapNode.builder(ORIGIN)
            .put("schema", "plimsoll/topology/v1")
            .put("boxes", boxes.build())
            .put("arrows", arrows.build())
            .build();
    return JsonWriter.pretty(root) + "\n";
  }

  private static Node box(Box box) {
    return MapNode.builder(ORIGIN)
        .put("id", box.pods().id())
        .put("namespace", box.pods().namespace().value())
        .put("role", box.pods().role().value())
        .put("component", box.component())
        .put("label", box.label())
        .put("madeByOthers", box.madeByOthers())
        .build();
  }

  /** An arrow as it is drawn: several grants or ports between the same ends are one line. */
  private record Line(String from, String to, String verb, boolean isSystem)
      implements Comparable<Line> {
    Node node() {
      return MapNode.builder(ORIGIN)
          .put("from", from)
          .put("to", to)
          .put("verb", verb)
          .put("system", isSystem)
          .build();
    }

    @Override
    public int compareTo(Line other) {
      return (from + "\n" + to + "\n" + verb)
          .compareTo(other.from + "\n" + other.to + "\n" + other.verb);
    }
  }

  private static SortedSet<Line> distinct(Topology topology) {
    var lines = new TreeSet<Line>();
    topology
        .arrows()
        .forEach(
            arrow ->
                lines.add(
                    new Line(arrow.from().id(), arrow.to().id(), arrow.verb(), arrow.isSystem())));
    return lines;
  }

  /**
   * A Mermaid flowchart: a group for each namespace, boxes of pods that other programs make with
   * round corners, metrics as dotted arrows. With a final line break.
   */
  public static String mermaid(Topology topology) {
    var ids = new Ids();
    var text = new StringBuilder("flowchart LR\n");
    SortedMap<String, List<Box>> byNamespace = new TreeMap<>();
    topology
        .boxes()
        .forEach(
            box ->
                byNamespace
                    .computeIfAbsent(box.pods().namespace().value(), ns -> new ArrayList<>())
                    .add(box));
    byNamespace.forEach(
        (namespace, boxes) -> {
          text.append("  subgraph ").append(ids.of("namespace " + namespace));
          text.append("[\"").append(namespace).append("\"]\n");
          boxes.forEach(box -> text.append("    ").append(node(box, ids)).append('\n'));
          text.append("  end\n");
        });
    outside(topology)
        .forEach(
            end ->
                text.append("  ")
                    .append(ids.of(end))
                    .append("{{\"")
                    .append(quoted(end))
                    .append("\"}}\n"));
    for (Line line : distinct(topology)) {
      String arrow = line.verb().equals("scrapes") ? " -. " : " -- ";
      String head = line.verb().equals("scrapes") ? " .-> " : " --> ";
      text.append("  ").append(ids.of(line.from())).append(arrow).append(line.verb()).append(head);
      text.append(ids.of(line.to())).append('\n');
    }
    return text.toString();
  }

  private static String node(Box box, Ids ids) {
    String open = box.madeByOthers() ? "(\"" : "[\"";
    String close = box.madeByOthers() ? "\")" : "\"]";
    return ids.of(box.pods().id()) + open + quoted(box.label()) + close;
  }

  private static SortedSet<String> outside(Topology topology) {
    var ends = new TreeSet<String>();
    topology
        .arrows()
        .forEach(
            arrow ->
                List.of(arrow.from(), arrow.to())
                    .forEach(
                        end -> {
                          if (topology.box(end).isEmpty()) {
                            ends.add(end.id());
                          }
                        }));
    return ends;
  }

  private static String quoted(String label) {
    return label.replace("\"", "#quot;");
  }

  /** Mermaid's identifiers: short, and the same for the same topology. */
  private static final class Ids {
    private final Map<String, String> known = new TreeMap<>();

    String of(String end) {
      return known.computeIfAbsent(end, e -> "n" + known.size());
    }
  }
}
