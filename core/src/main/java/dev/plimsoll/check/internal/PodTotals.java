package dev.plimsoll.check.internal;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.Quantity;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the containers of a pod ask for together, as the API server adds it up: containers and
 * native sidecars at once, other init containers one after another.
 *
 * @see <a
 *     href="https://github.com/kubernetes/component-helpers/blob/master/resource/helpers.go">AggregateContainerRequests</a>
 */
public final class PodTotals {
  private PodTotals() {}

  /**
   * The totals by resource.
   *
   * @param spec of a pod
   * @param kind {@code requests} or {@code limits}
   */
  public static SortedMap<String, BigDecimal> of(MapNode spec, String kind) {
    SortedMap<String, BigDecimal> total = new TreeMap<>();
    for (MapNode container : containers(spec, "containers")) {
      add(total, amounts(container, kind));
    }
    Map<String, BigDecimal> sidecars = new HashMap<>();
    Map<String, BigDecimal> starting = new HashMap<>();
    for (MapNode container : containers(spec, "initContainers")) {
      Map<String, BigDecimal> own = amounts(container, kind);
      if (container.findText("restartPolicy").orElse("").equals("Always")) {
        add(total, own);
        add(sidecars, own);
        raise(starting, sidecars);
      } else {
        add(own, sidecars);
        raise(starting, own);
      }
    }
    raise(total, starting);
    return total;
  }

  private static void add(Map<String, BigDecimal> total, Map<String, BigDecimal> more) {
    more.forEach((name, amount) -> total.merge(name, amount, BigDecimal::add));
  }

  private static void raise(Map<String, BigDecimal> total, Map<String, BigDecimal> least) {
    least.forEach((name, amount) -> total.merge(name, amount, BigDecimal::max));
  }

  private static List<MapNode> containers(MapNode spec, String key) {
    return spec.findList(key).map(ListNode::items).orElse(List.of()).stream()
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .toList();
  }

  private static Map<String, BigDecimal> amounts(MapNode container, String kind) {
    var amounts = new HashMap<String, BigDecimal>();
    container
        .findMap("resources")
        .flatMap(resources -> resources.findMap(kind))
        .ifPresent(
            map -> map.forEach((name, node) -> amount(node).ifPresent(q -> amounts.put(name, q))));
    return amounts;
  }

  private static Optional<BigDecimal> amount(Node node) {
    if (!(node instanceof ScalarNode scalar) || scalar.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Quantity.parse(scalar.text()).roundedUpToMillis().amount());
    } catch (IllegalArgumentException e) {
      // Beyond all machines: no rule reckons with it.
      return Optional.empty();
    }
  }
}
