package dev.plimsoll.spark;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Presence;
import dev.plimsoll.node.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The pods that Spark will make of SparkApplications: computed from the overlaid objects, as the
 * operator, Spark and the webhook do together. What differs in every run is left out: the
 * application's id, and names, variables and folders that hold it.
 *
 * @see <a href="https://spark.apache.org/docs/4.0.1/running-on-kubernetes.html">Running Spark on
 *     Kubernetes</a>
 */
final class SparkPods {
  private final String controller;

  SparkPods(String controller) {
    this.controller = controller;
  }

  /** The bundle and the pods of every application in some namespaces. */
  Bundle derive(Bundle bundle, Set<String> namespaces) {
    var pods = new ArrayList<Manifest>();
    bundle
        .ofKind("sparkoperator.k8s.io", "SparkApplication")
        .filter(app -> namespaces.contains(app.identity().namespace().orElse("")))
        .forEach(
            app -> app.tree().findMap("spec").ifPresent(spec -> pods.addAll(podsOf(app, spec))));
    return bundle.plus(pods);
  }

  private List<Manifest> podsOf(Manifest app, MapNode spec) {
    var pods = new ArrayList<Manifest>();
    String maker = controller;
    int applications = app.presence() instanceof Presence.Latent latent ? latent.most() : 1;
    for (SparkSide side : SparkSide.values()) {
      var sizing = new SparkSizing(spec, side);
      try {
        Manifest pod = new SparkPod(app, spec, side).manifest(sizing);
        pods.add(pod.latent(maker, sizing.most() * applications));
        maker = app.identity().namespace().orElseThrow() + "/" + pod.identity().name();
      } catch (IllegalArgumentException e) {
        // A size that Spark does not read makes no pod; the check of applications reports it.
        return pods;
      }
    }
    return pods;
  }
}
