package dev.plimsoll.airflow;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;

/** Objects whose content is a document that stays a tree. */
final class Manifests {
  private Manifests() {}

  /** A ConfigMap. */
  static Manifest configMap(Airflow airflow, String name, MapNode data) {
    Origin origin = data.origin();
    MapNode labels =
        MapNode.builder(origin)
            .put("app.kubernetes.io/instance", airflow.name())
            .put("app.kubernetes.io/name", name)
            .build();
    MapNode metadata =
        MapNode.builder(origin)
            .put("name", name)
            .put("namespace", airflow.namespace().value())
            .put("labels", labels)
            .build();
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "v1")
            .put("kind", "ConfigMap")
            .put("metadata", metadata)
            .put("data", data)
            .build());
  }
}
