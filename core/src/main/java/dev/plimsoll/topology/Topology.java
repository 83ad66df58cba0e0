package dev.plimsoll.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Boxes and arrows of one platform in one environment, each once, in a fixed order. Immutable. */
@API(status = API.Status.EXPERIMENTAL)
public final class Topology {
  private final List<Box> boxes;
  private final List<Arrow> arrows;

  private Topology(List<Box> boxes, List<Arrow> arrows) {
    this.boxes = boxes;
    this.arrows = arrows;
  }

  /** A topology of boxes and arrows in any order; repetitions are dropped. */
  public static Topology of(Collection<Box> boxes, Collection<? extends Arrow> arrows) {
    var byEndpoint = new TreeMap<Endpoint, Box>();
    boxes.forEach(box -> byEndpoint.putIfAbsent(box.pods(), box));
    return new Topology(List.copyOf(byEndpoint.values()), List.copyOf(new TreeSet<Arrow>(arrows)));
  }

  /** The boxes, by namespace and role. */
  public List<Box> boxes() {
    return boxes;
  }

  /** The arrows, by their ends. */
  public List<Arrow> arrows() {
    return arrows;
  }

  /** The arrows of one kind. */
  public <A extends Arrow> Stream<A> arrows(Class<A> kind) {
    return arrows.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The box of some pods, if it was declared. */
  public Optional<Box> box(Endpoint endpoint) {
    return boxes.stream().filter(box -> box.pods().equals(endpoint)).findFirst();
  }

  /** This topology and more arrows. */
  public Topology plus(Collection<? extends Arrow> more) {
    var all = new ArrayList<Arrow>(arrows);
    all.addAll(more);
    return of(boxes, all);
  }

  /** Only the boxes that are asked for and the arrows among them. */
  public Topology restrictedTo(Collection<Endpoint> endpoints) {
    return new Topology(
        boxes.stream().filter(box -> endpoints.contains(box.pods())).toList(),
        arrows.stream()
            .filter(arrow -> endpoints.contains(arrow.from()) && endpoints.contains(arrow.to()))
            .toList());
  }

  /** Without the plumbing: Kubernetes API, DNS, webhooks. */
  public Topology withoutSystemArrows() {
    return new Topology(boxes, arrows.stream().filter(arrow -> !arrow.isSystem()).toList());
  }
}
