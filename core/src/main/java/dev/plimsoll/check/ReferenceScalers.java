package dev.plimsoll.check;

import static dev.plimsoll.check.ReferenceWords.and;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.PodSet;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reports scalers that measure against requests that are not there, and workloads with two scalers.
 */
final class ReferenceScalers {
  private static final FieldPath TARGET = FieldPath.of("spec", "scaleTargetRef", "name");
  private static final FieldPath METRICS = FieldPath.of("spec", "metrics");
  private static final FieldPath V1_TARGET = FieldPath.of("spec", "targetCPUUtilizationPercentage");

  private final References references;
  private final Findings findings;
  private final List<Manifest> limitRanges;

  ReferenceScalers(References references, Findings findings) {
    this.references = references;
    this.findings = findings;
    this.limitRanges = references.bundle().ofKind("", "LimitRange").toList();
  }

  void check() {
    var scalers = new HashMap<Manifest, Manifest>();
    for (Reference reference : references.all()) {
      Manifest scaler = reference.from();
      boolean isScaler =
          scaler.is("autoscaling", "HorizontalPodAutoscaler")
              || scaler.is("keda.sh", "ScaledObject");
      if (isScaler
          && reference.path().equals(TARGET)
          && reference.target().orElse(null) instanceof Definition.Present target) {
        Manifest before = scalers.putIfAbsent(target.manifest(), scaler);
        if (before != null && !before.identity().sameObject(scaler.identity())) {
          findings.add(
              ReferenceCheckCodes.TWO_SCALERS,
              scaler.where(TARGET),
              "scales " + target.key() + ", as " + before.identity() + " does",
              "put the metrics of both into one of them");
        }
        if (scaler.is("autoscaling", "HorizontalPodAutoscaler")) {
          requests(scaler, target.manifest());
        }
      }
    }
  }

  private void requests(Manifest scaler, Manifest target) {
    for (PodSet pods : references.podsOf(target)) {
      if (target.find(pods.template()).orElse(target.tree()) instanceof MapNode template) {
        List<MapNode> containers = containers(template);
        measured(scaler)
            .forEach((path, measure) -> missing(scaler, target, path, measure, containers));
      }
    }
  }

  /**
   * @param resource {@code cpu} or {@code memory}
   * @param container only this container, if it is said
   */
  private record Measure(String resource, Optional<String> container) {}

  private static Map<FieldPath, Measure> measured(Manifest scaler) {
    var measured = new TreeMap<FieldPath, Measure>();
    Optional<Node> v1 = scaler.find(V1_TARGET);
    if (v1.isPresent()) {
      measured.put(V1_TARGET, new Measure("cpu", Optional.empty()));
    }
    if (scaler.find(METRICS).orElse(scaler.tree()) instanceof ListNode metrics) {
      for (int i = 0; i < metrics.size(); i++) {
        if (metrics.get(i) instanceof MapNode metric) {
          FieldPath path = METRICS.item(i);
          metric
              .findMap("resource")
              .filter(ReferenceScalers::isUtilization)
              .flatMap(m -> m.findText("name"))
              .ifPresent(
                  name ->
                      measured.put(path.field("resource"), new Measure(name, Optional.empty())));
          metric
              .findMap("containerResource")
              .filter(ReferenceScalers::isUtilization)
              .ifPresent(
                  m ->
                      m.findText("name")
                          .ifPresent(
                              name ->
                                  measured.put(
                                      path.field("containerResource"),
                                      new Measure(name, m.findText("container")))));
        }
      }
    }
    return measured;
  }

  private static boolean isUtilization(MapNode metric) {
    return metric
        .findMap("target")
        .flatMap(target -> target.findText("type"))
        .filter("Utilization"::equals)
        .isPresent();
  }

  private static List<MapNode> containers(MapNode template) {
    var all = new ArrayList<MapNode>();
    template
        .findMap("spec")
        .flatMap(spec -> spec.findList("containers"))
        .ifPresent(list -> list.forEach(item -> add(item, all)));
    template
        .findMap("spec")
        .flatMap(spec -> spec.findList("initContainers"))
        .ifPresent(
            list ->
                list.forEach(
                    item -> {
                      // A native sidecar runs, and is measured, as long as the pod does.
                      if (item instanceof MapNode map
                          && map.findText("restartPolicy").filter("Always"::equals).isPresent()) {
                        all.add(map);
                      }
                    }));
    return all;
  }

  private static void add(Node item, List<MapNode> all) {
    if (item instanceof MapNode map) {
      all.add(map);
    }
  }

  private void missing(
      Manifest scaler, Manifest target, FieldPath path, Measure measure, List<MapNode> containers) {
    if (isGivenByLimitRange(target, measure.resource())) {
      return;
    }
    var without = new ArrayList<String>();
    for (MapNode container : containers) {
      String name = container.findText("name").orElse("");
      boolean measured = measure.container().isEmpty() || measure.container().get().equals(name);
      if (measured && !requests(container, measure.resource())) {
        without.add(name);
      }
    }
    if (!without.isEmpty()) {
      findings.add(
          ReferenceCheckCodes.SCALER_WITHOUT_REQUESTS,
          scaler.where(path),
          "measures utilization of "
              + measure.resource()
              + ", but container"
              + (without.size() == 1 ? " " : "s ")
              + and(without)
              + " of "
              + target.identity()
              + (without.size() == 1 ? " requests none" : " request none"),
          "set resources.requests." + measure.resource() + " there, or measure an AverageValue");
    }
  }

  /** A limit stands for a request that is absent. */
  private static boolean requests(MapNode container, String resource) {
    Optional<MapNode> resources = container.findMap("resources");
    return List.of("requests", "limits").stream()
        .anyMatch(
            kind ->
                resources
                    .flatMap(r -> r.findMap(kind))
                    .filter(
                        map ->
                            map.find(resource)
                                .filter(node -> !(node instanceof ScalarNode s) || !s.isNull())
                                .isPresent())
                    .isPresent());
  }

  private boolean isGivenByLimitRange(Manifest target, String resource) {
    return limitRanges.stream()
        .filter(range -> range.identity().namespace().equals(target.identity().namespace()))
        .anyMatch(range -> gives(range, resource));
  }

  private static boolean gives(Manifest range, String resource) {
    return range.find(FieldPath.of("spec", "limits")).orElse(range.tree())
            instanceof ListNode limits
        && limits.items().stream()
            .anyMatch(
                limit ->
                    limit instanceof MapNode map
                        && map.findText("type").filter("Container"::equals).isPresent()
                        && List.of("default", "defaultRequest").stream()
                            .anyMatch(
                                kind ->
                                    map.findMap(kind)
                                        .filter(given -> given.has(resource))
                                        .isPresent()));
  }
}
