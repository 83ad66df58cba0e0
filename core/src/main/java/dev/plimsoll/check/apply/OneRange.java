package dev.plimsoll.check.apply;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodDemand;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.Quantity;
import java.util.List;
import java.util.Optional;

/** One item of a LimitRange, for containers. */
record OneRange(Manifest range, MapNode item, Findings findings) {
  void check(List<PodDemand> pods) {
    for (String resource : List.of("cpu", "memory")) {
      Optional<Quantity> max = amount("max", resource);
      Optional<Quantity> min = amount("min", resource);
      if (max.isPresent() || min.isPresent()) {
        for (PodDemand one : pods) {
          for (MapNode container : one.containers()) {
            PodDemand.said(container, List.of("limits", "requests"), resource)
                .filter(said -> max.filter(most -> said.compareTo(most) > 0).isPresent())
                .ifPresent(
                    said ->
                        report(
                            one,
                            container,
                            resource + " " + said + ", and",
                            "allows at most " + max.orElseThrow()));
            PodDemand.said(container, List.of("requests", "limits"), resource)
                .filter(said -> min.filter(least -> said.compareTo(least) < 0).isPresent())
                .ifPresent(
                    said ->
                        report(
                            one,
                            container,
                            resource + " " + said + ", and",
                            "asks for at least " + min.orElseThrow()));
          }
        }
      }
    }
  }

  private void report(PodDemand pods, MapNode container, String has, String rule) {
    findings.add(
        ApplyCodes.LIMIT_RANGE,
        pods.manifest().where(FieldPath.ROOT),
        "container \""
            + container.findText("name").orElse("")
            + "\" has "
            + has
            + " "
            + range.identity()
            + " "
            + rule,
        "change the container, or the limit range");
  }

  private Optional<Quantity> amount(String place, String resource) {
    return item.findMap(place)
        .flatMap(map -> map.find(resource))
        .filter(ScalarNode.class::isInstance)
        .flatMap(node -> Quantity.find(((ScalarNode) node).text()));
  }
}
