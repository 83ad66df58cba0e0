package dev.plimsoll.airflow;

import dev.plimsoll.component.RenderScope;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Task pods that differ from the template: latent pods, and the overrides in DAG files that make
 * them. An overlay on the template reaches them as it will in the cluster, and one on such a pod
 * becomes part of its override.
 */
final class OwnTaskPods {
  private final Airflow airflow;
  private final RenderScope scope;
  private final TaskPods pods;

  OwnTaskPods(Airflow airflow, RenderScope scope) {
    this.airflow = airflow;
    this.scope = scope;
    this.pods = new TaskPods(airflow);
  }

  /** After overlays: what differs from the template as it was is put on the template as it is. */
  Bundle derive(Bundle bundle) {
    if (airflow.fields().overrides.isEmpty()) {
      return bundle;
    }
    Optional<Manifest> template = find(bundle, pods.identity());
    if (template.isEmpty()) {
      return bundle;
    }
    MapNode before = pods.rendered(scope);
    Bundle result = bundle;
    for (TaskOverride override : airflow.fields().overrides.values()) {
      Identity id = pods.identity(override);
      Optional<Manifest> own = find(result, id);
      if (own.isEmpty()) {
        continue;
      }
      var difference = PodOverride.between(before, own.get().tree());
      difference.lost().forEach(path -> report(own.get(), path));
      MapNode pod =
          PodOverride.merged(
              template.get().tree(),
              difference.override().orElse(MapNode.empty(scope.origin())),
              id.name());
      result = result.map(m -> m.identity().sameObject(id) ? m.withTree(pod) : m);
    }
    return result;
  }

  private void report(Manifest pod, String path) {
    scope
        .findings()
        .add(
            AirflowCodes.NOT_AN_OVERRIDE,
            pod.where(FieldPath.ROOT),
            "it differs from the pod template in " + path + ", which a pod_override cannot change",
            "leave it as the template has it, or change it for all task pods");
  }

  /** The overrides, by keys of jobs, of a bundle in which arrows have been lowered. */
  SortedMap<String, MapNode> overrides(Bundle bundle) {
    var overrides = new TreeMap<String, MapNode>();
    find(bundle, pods.identity())
        .ifPresent(
            template ->
                airflow
                    .fields()
                    .overrides
                    .values()
                    .forEach(
                        override ->
                            find(bundle, pods.identity(override))
                                .flatMap(
                                    own ->
                                        PodOverride.between(template.tree(), own.tree()).override())
                                .ifPresent(tree -> overrides.put(override.key(), tree))));
    return overrides;
  }

  private static Optional<Manifest> find(Bundle bundle, Identity id) {
    return bundle.find(id.group(), id.kind(), id.namespace(), id.name());
  }
}
