package dev.plimsoll.component;

import dev.plimsoll.intent.Intent;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Topology;
import dev.plimsoll.unit.NamespaceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/** What the components of a platform declared in one run. Not thread-safe. */
@API(status = API.Status.EXPERIMENTAL)
public final class Declarations {
  private final List<Box> boxes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private final TreeSet<MetricsEndpoint> metrics = new TreeSet<>();
  private final SortedMap<String, Intent> intents = new TreeMap<>();
  private final SortedMap<NamespaceName, List<NamespaceNeed>> namespaces = new TreeMap<>();

  /** Adds a box. */
  public void add(Box box) {
    boxes.add(box);
    namespaces.computeIfAbsent(box.pods().namespace(), ns -> new ArrayList<>());
  }

  /** Adds an arrow. */
  public void add(Arrow arrow) {
    arrows.add(arrow);
  }

  /** Adds an endpoint of metrics. */
  public void add(MetricsEndpoint endpoint) {
    metrics.add(endpoint);
  }

  /** Adds an intent. */
  public void add(Intent intent) {
    intents.putIfAbsent(intent.key(), intent);
  }

  /** Adds a need for a namespace. */
  public void add(NamespaceNeed need) {
    namespaces.computeIfAbsent(need.namespace(), ns -> new ArrayList<>()).add(need);
  }

  /** The boxes, in the order in which they were declared. */
  public List<Box> boxes() {
    return List.copyOf(boxes);
  }

  /** The endpoints of metrics, in a fixed order. */
  public List<MetricsEndpoint> metrics() {
    return List.copyOf(metrics);
  }

  /** The intents, by key. */
  public Collection<Intent> intents() {
    return List.copyOf(intents.values());
  }

  /** Every namespace that is needed, with what was said of it. */
  public SortedMap<NamespaceName, List<NamespaceNeed>> namespaces() {
    return namespaces;
  }

  /** The picture. */
  public Topology topology() {
    return Topology.of(boxes, arrows);
  }
}
