package dev.plimsoll.site;

import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Topology;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.NodeLabelPlacement;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Finds a place for each box and arrow of a topology with the layered algorithm of ELK. Equal
 * topologies give equal pictures.
 *
 * @see <a href="https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html">ELK
 *     Layered</a>
 */
final class PictureLayout {
  private static final int LETTER = 8;
  private static final int HEIGHT = 34;
  private static final int MARGIN = 12;

  private final Topology topology;
  private final ElkNode graph = ElkGraphUtil.createGraph();
  private final Map<String, ElkNode> groups = new TreeMap<>();
  private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
  private final Map<String, ElkEdge> edges = new LinkedHashMap<>();

  private PictureLayout(Topology topology) {
    this.topology = topology;
  }

  /** A picture of a topology. */
  static Picture of(Topology topology) {
    return new PictureLayout(topology).picture();
  }

  private Picture picture() {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new CoreOptions(), new LayeredMetaDataProvider());
    configure(graph);
    topology.boxes().forEach(this::add);
    topology.arrows().forEach(this::add);
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
    return new Picture(
        (int) Math.ceil(graph.getWidth()),
        (int) Math.ceil(graph.getHeight()),
        groups.entrySet().stream()
            .map(group -> new Picture.Group(group.getKey(), area(group.getValue())))
            .toList(),
        nodes.entrySet().stream().map(node -> shape(node.getKey(), node.getValue())).toList(),
        edges.values().stream().map(PictureLayout::line).toList());
  }

  private static void configure(ElkNode node) {
    node.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
    node.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
    node.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    node.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    node.setProperty(CoreOptions.NODE_LABELS_PLACEMENT, EnumSet.noneOf(NodeLabelPlacement.class));
  }

  private void add(Box box) {
    ElkNode group =
        groups.computeIfAbsent(
            box.pods().namespace().value(),
            name -> {
              ElkNode made = ElkGraphUtil.createNode(graph);
              configure(made);
              made.setProperty(CoreOptions.PADDING, new ElkPadding(36, MARGIN, MARGIN, MARGIN));
              return made;
            });
    nodes.put(box.pods().id(), sized(ElkGraphUtil.createNode(group), box.label()));
  }

  private static ElkNode sized(ElkNode node, String title) {
    node.setDimensions(title.length() * LETTER + 2 * MARGIN, HEIGHT);
    return node;
  }

  /** Several ports or grants between the same ends are one line. */
  private void add(Arrow arrow) {
    String key = arrow.from().id() + "\n" + arrow.to().id() + "\n" + arrow.verb();
    if (edges.containsKey(key)) {
      return;
    }
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(end(arrow.from()), end(arrow.to()));
    ElkLabel verb = ElkGraphUtil.createLabel(arrow.verb(), edge);
    verb.setDimensions(arrow.verb().length() * 7, 14);
    edges.put(key, edge);
  }

  private ElkNode end(Endpoint endpoint) {
    return nodes.computeIfAbsent(
        endpoint.id(), id -> sized(ElkGraphUtil.createNode(graph), endpoint.id()));
  }

  private Picture.Shape shape(String id, ElkNode node) {
    return topology.boxes().stream()
        .filter(box -> box.pods().id().equals(id))
        .findFirst()
        .map(
            box ->
                new Picture.Shape(
                    box.label(), box.madeByOthers() ? "latent" : "applied", area(node)))
        .orElseGet(() -> new Picture.Shape(id, "outside", area(node)));
  }

  private static Picture.Area area(ElkNode node) {
    return new Picture.Area(
        round(left(node)), round(top(node)), round(node.getWidth()), round(node.getHeight()));
  }

  private static Picture.Line line(ElkEdge edge) {
    ElkNode frame = edge.getContainingNode();
    double x = left(frame);
    double y = top(frame);
    var points = new StringJoiner(" ");
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(point(x + section.getStartX(), y + section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(point(x + bend.getX(), y + bend.getY()));
      }
      points.add(point(x + section.getEndX(), y + section.getEndY()));
    }
    List<ElkLabel> labels = new ArrayList<>(edge.getLabels());
    ElkLabel verb = labels.get(0);
    return new Picture.Line(
        verb.getText(),
        points.toString(),
        round(x + verb.getX() + verb.getWidth() / 2),
        round(y + verb.getY() + 11));
  }

  private static String point(double x, double y) {
    return round(x) + "," + round(y);
  }

  private static int round(double pixels) {
    return (int) Math.round(pixels);
  }

  private static double left(ElkNode node) {
    return node.getParent() == null ? 0 : node.getX() + left(node.getParent());
  }

  private static double top(ElkNode node) {
    return node.getParent() == null ? 0 : node.getY() + top(node.getParent());
  }
}
