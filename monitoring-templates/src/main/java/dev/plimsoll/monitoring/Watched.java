package dev.plimsoll.monitoring;

import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Topology;
import dev.plimsoll.unit.NamespaceName;
import java.util.List;
import java.util.Optional;

/**
 * What the arrows of a platform say that is watched.
 *
 * @param scraped whose metrics are fetched
 * @param boxes the boxes of those pods
 * @param logging the namespaces whose pods' logs are read
 */
record Watched(List<Arrow.Scrapes> scraped, List<Box> boxes, List<NamespaceName> logging) {
  static Watched nothing() {
    return new Watched(List.of(), List.of(), List.of());
  }

  static Watched of(Monitoring monitoring, Topology topology) {
    List<Arrow.Scrapes> scraped =
        topology
            .arrows(Arrow.Scrapes.class)
            .filter(arrow -> arrow.from().equals(monitoring.prometheus()))
            .toList();
    List<Box> boxes =
        scraped.stream().map(arrow -> topology.box(arrow.to())).flatMap(Optional::stream).toList();
    List<NamespaceName> logging =
        topology
            .arrows(Arrow.Manages.class)
            .filter(arrow -> arrow.from().equals(monitoring.collector()))
            .flatMap(arrow -> arrow.in().stream())
            .distinct()
            .sorted()
            .toList();
    return new Watched(scraped, boxes, logging);
  }

  /** Whether pods of monitoring itself are scraped. */
  boolean has(Endpoint.Pods pods) {
    return boxes.stream().anyMatch(box -> box.pods().equals(pods));
  }

  /** How many Airflows there are whose exporter is scraped; each has a namespace of its own. */
  int airflows() {
    return (int)
        boxes.stream()
            .map(Box::pods)
            .filter(pods -> pods.role().value().equals("statsd"))
            .map(Endpoint.Pods::namespace)
            .distinct()
            .count();
  }

  /** Whether a Spark operator is scraped. */
  boolean hasSparkOperator() {
    return boxes.stream().anyMatch(box -> box.component().equals("spark-operator"));
  }

  /** Whether drivers of Spark are scraped. */
  boolean hasSparkDrivers() {
    return boxes.stream().anyMatch(box -> box.pods().role().value().equals("spark-driver"));
  }
}
