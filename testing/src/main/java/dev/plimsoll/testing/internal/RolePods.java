package dev.plimsoll.testing.internal;

import dev.plimsoll.finding.Nearest;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.topology.RoleLabel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The pods of every role, as the manifests have them: applied workloads and latent pods alike. */
public final class RolePods {
  /**
   * One pod, or the template of some.
   *
   * @param manifest the object that is or makes the pod
   * @param pod the map that has metadata and spec of the pod
   */
  public record Shape(Manifest manifest, MapNode pod) {
    /** The namespace that it runs in. */
    public String namespace() {
      return manifest.identity().namespace().orElseThrow();
    }

    /** Its labels. */
    public Map<String, String> labels() {
      var labels = new LinkedHashMap<String, String>();
      pod.findMap("metadata")
          .flatMap(metadata -> metadata.findMap("labels"))
          .ifPresent(
              map ->
                  map.forEach(
                      (key, value) ->
                          labels.put(key, value instanceof ScalarNode s ? s.text() : "")));
      return labels;
    }

    /** Its specification. */
    public MapNode spec() {
      return pod.findMap("spec").orElseGet(() -> MapNode.empty(pod.origin()));
    }

    /** Its service account. */
    public String account() {
      return spec().findText("serviceAccountName").orElse("default");
    }

    /** Whether no controller stands over it, which some network engines do not cover. */
    public boolean isBare() {
      return manifest.is("", "Pod");
    }
  }

  private final SortedMap<String, List<Shape>> shapes = new TreeMap<>();

  private RolePods() {}

  /** The pods of a bundle that carry a role. */
  public static RolePods of(Bundle bundle) {
    var pods = new RolePods();
    bundle.all().stream()
        .filter(manifest -> manifest.identity().namespace().isPresent())
        .forEach(pods::add);
    return pods;
  }

  private void add(Manifest manifest) {
    PodPaths.of(manifest.identity())
        .flatMap(manifest::find)
        .filter(MapNode.class::isInstance)
        .map(pod -> new Shape(manifest, (MapNode) pod))
        .ifPresent(
            shape -> {
              String role = shape.labels().get(RoleLabel.KEY);
              if (role != null) {
                shapes
                    .computeIfAbsent(shape.namespace() + "/" + role, id -> new ArrayList<>())
                    .add(shape);
              }
            });
  }

  /** Whether there are pods of a role, as {@code namespace/role}. */
  public boolean has(String id) {
    return shapes.containsKey(id);
  }

  /** The pods of a role. */
  public List<Shape> of(String id) {
    return shapes.getOrDefault(id, List.of());
  }

  /** The service accounts of a role's pods, as {@code namespace/name}. */
  public SortedSet<String> accounts(String id) {
    var accounts = new TreeSet<String>();
    of(id).forEach(shape -> accounts.add(shape.namespace() + "/" + shape.account()));
    return accounts;
  }

  /** What to say of a role that has no pods. */
  public String unknown(String id) {
    return "Expecting pods "
        + id
        + ", but no manifest has them"
        + Nearest.of(id, shapes.keySet()).map(near -> "; maybe you mean " + near).orElse("")
        + "\nthere are:\n  "
        + (shapes.isEmpty() ? "none" : String.join("\n  ", shapes.keySet()));
  }
}
