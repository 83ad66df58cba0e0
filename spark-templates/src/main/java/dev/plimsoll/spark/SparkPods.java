package dev.plimsoll.spark;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pods that Spark makes of SparkApplications: computed from the overlaid objects, as Spark
 * does.
 *
 * @see <a href="https://spark.apache.org/docs/4.0.0/running-on-kubernetes.html">Running Spark on
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
            app ->
                app.tree()
                    .findMap("spec")
                    .ifPresent(
                        spec -> {
                          driver(app, spec).ifPresent(pods::add);
                          executors(app, spec).ifPresent(pods::add);
                        }));
    return bundle.plus(pods);
  }

  private Optional<Manifest> driver(Manifest app, MapNode spec) {
    return spec.findMap("driver")
        .map(
            part ->
                pod(app, spec, part, SparkLaunch.DRIVER_CONTAINER, "-driver")
                    .latent(controller, 1));
  }

  private Optional<Manifest> executors(Manifest app, MapNode spec) {
    String driver = app.identity().namespace().orElseThrow() + "/" + app.identity().name();
    return spec.findMap("executor")
        .map(
            part ->
                pod(app, spec, part, SparkLaunch.EXECUTOR_CONTAINER, "-executor")
                    .latent(driver + "-driver", most(spec, part)));
  }

  /** The most executors that there can be at once. */
  private static int most(MapNode spec, MapNode executor) {
    return spec.findMap("dynamicAllocation")
        .flatMap(dynamic -> scalar(dynamic, "maxExecutors"))
        .or(() -> scalar(executor, "instances"))
        .map(Integer::parseInt)
        .orElse(1);
  }

  private static Manifest pod(
      Manifest app, MapNode spec, MapNode part, String name, String suffix) {
    Origin origin = part.origin();
    var metadata = MapNode.builder(origin);
    metadata.put("name", app.identity().name() + suffix);
    metadata.put("namespace", app.identity().namespace().orElseThrow());
    part.find("labels").ifPresent(labels -> metadata.put("labels", labels));
    part.find("annotations").ifPresent(notes -> metadata.put("annotations", notes));
    var inner = MapNode.builder(origin);
    part.findText("serviceAccount").ifPresent(it -> inner.put("serviceAccountName", it));
    inner.put("automountServiceAccountToken", false);
    part.find("podSecurityContext").ifPresent(it -> inner.put("securityContext", it));
    inner.put("containers", ListNode.of(List.of(container(spec, part, name)), origin));
    spec.find("volumes").ifPresent(it -> inner.put("volumes", it));
    part.find("nodeSelector").ifPresent(it -> inner.put("nodeSelector", it));
    part.find("tolerations").ifPresent(it -> inner.put("tolerations", it));
    inner.put("restartPolicy", "Never");
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "v1")
            .put("kind", "Pod")
            .put("metadata", metadata.build())
            .put("spec", inner.build())
            .build());
  }

  private static MapNode container(MapNode spec, MapNode part, String name) {
    Origin origin = part.origin();
    var container = MapNode.builder(origin).put("name", name);
    part.find("image").or(() -> spec.find("image")).ifPresent(it -> container.put("image", it));
    var ports = new ArrayList<Node>();
    if (name.equals(SparkLaunch.DRIVER_CONTAINER)) {
      ports.add(port("driver-rpc-port", SparkLaunch.RPC, origin));
      ports.add(port("blockmanager", SparkLaunch.BLOCKS, origin));
      ports.add(port("spark-ui", 4040, origin));
    } else {
      ports.add(port("blockmanager", SparkLaunch.BLOCKS, origin));
    }
    container.put("ports", ListNode.of(ports, origin));
    for (String key : List.of("env", "envFrom", "volumeMounts", "securityContext")) {
      part.find(key).ifPresent(it -> container.put(key, it));
    }
    return container.put("resources", resources(spec, part)).build();
  }

  private static MapNode port(String name, int number, Origin origin) {
    return MapNode.builder(origin).put("name", name).put("containerPort", number).build();
  }

  private static MapNode resources(MapNode spec, MapNode part) {
    Origin origin = part.origin();
    String file = spec.findText("mainApplicationFile").orElse("");
    double factor =
        spec.findText("memoryOverheadFactor")
            .map(Double::parseDouble)
            .orElseGet(() -> SparkMemory.factor(file));
    String memory =
        SparkMemory.of(scalar(part, "memory").orElse("1g"), scalar(part, "memoryOverhead"), factor)
                .pod()
            + "Mi";
    String cpu = scalar(part, "coreRequest").or(() -> scalar(part, "cores")).orElse("1");
    var requests = MapNode.builder(origin).put("cpu", cpu).put("memory", memory);
    var limits = MapNode.builder(origin);
    scalar(part, "coreLimit").ifPresent(limit -> limits.put("cpu", limit));
    limits.put("memory", scalar(part, "memoryLimit").orElse(memory));
    return MapNode.builder(origin)
        .put("requests", requests.build())
        .put("limits", limits.build())
        .build();
  }

  private static Optional<String> scalar(MapNode map, String key) {
    return map.find(key).filter(ScalarNode.class::isInstance).map(n -> ((ScalarNode) n).text());
  }
}
