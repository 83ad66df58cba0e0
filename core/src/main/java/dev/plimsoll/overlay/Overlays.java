package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.overlay.Overlay.Phase;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.TypeSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/** Makes overlays: from files and in Java. */
@API(status = API.Status.EXPERIMENTAL)
public final class Overlays {
  private Overlays() {}

  /**
   * What an overlay is called, where it stands and when it runs.
   *
   * @param name for {@code why} and findings
   * @param place where it is written
   * @param phase when it runs
   */
  public record Title(String name, Place place, Phase phase) {
    /** An overlay written in Java that runs after render. */
    public static Title java(String name) {
      return new Title(name, Place.java(name, "overlay"), Phase.RENDERED);
    }

    /** The same overlay after connect. */
    public Title afterConnect() {
      return new Title(name, place, Phase.CONNECTED);
    }
  }

  private static Overlay of(Title title, ManifestSelector selector, Edit.ManifestEdit edit) {
    return new Edit(title.name(), title.place(), title.phase(), selector, edit);
  }

  /** Merges a patch into the manifests that are meant, lists by their keys. */
  public static Overlay patch(Title title, ManifestSelector selector, MapNode patch) {
    return of(
        title,
        selector,
        (manifest, scope) ->
            Optional.of(
                manifest.map(
                    tree ->
                        (MapNode)
                            new MergePatch(scope.where(), scope.origin())
                                .merge(tree, patch, type(manifest, scope), FieldPath.ROOT))));
  }

  /** Applies the operations of a JSON patch to the manifests that are meant. */
  static Overlay jsonPatch(
      Title title, ManifestSelector selector, List<JsonPatch.Operation> operations) {
    return of(
        title,
        selector,
        (manifest, scope) ->
            Optional.of(
                manifest.map(
                    tree ->
                        (MapNode)
                            new JsonPatch(scope.where(), scope.origin()).apply(tree, operations))));
  }

  /** Takes the manifests that are meant out. */
  public static Overlay remove(Title title, ManifestSelector selector) {
    return of(title, selector, (manifest, scope) -> Optional.empty());
  }

  /** Changes the trees of the manifests that are meant. */
  public static Overlay transform(
      Title title, ManifestSelector selector, UnaryOperator<MapNode> change) {
    return of(title, selector, (manifest, scope) -> Optional.of(manifest.map(change)));
  }

  /** Merges a patch into each container and init container of each workload that is meant. */
  public static Overlay containers(Title title, ManifestSelector selector, MapNode patch) {
    return of(
        title, selector, (manifest, scope) -> Optional.of(eachContainer(manifest, patch, scope)));
  }

  private static Manifest eachContainer(Manifest manifest, MapNode patch, Edit.EditScope scope) {
    Optional<FieldPath> pod = PodPaths.of(manifest.identity());
    if (pod.isEmpty()) {
      return manifest;
    }
    var merge = new MergePatch(scope.where(), scope.origin());
    Optional<TypeSchema> container =
        scope.overlay().schemas().type("core.v1.Container").map(TypeSchema.class::cast);
    Node tree = manifest.tree();
    for (String list : List.of("containers", "initContainers")) {
      FieldPath path = pod.get().field("spec").field(list);
      if (tree.find(path).orElse(null) instanceof ListNode containers) {
        for (int i = 0; i < containers.size(); i++) {
          FieldPath at = path.item(i);
          tree = Nodes.set(tree, at, merge.merge(containers.get(i), patch, container, at));
        }
      }
    }
    return manifest.withTree((MapNode) tree);
  }

  /** Adds labels to every manifest, pod templates included, but never to selectors. */
  public static Overlay labels(Title title, Map<String, String> labels) {
    return of(
        title,
        ManifestSelector.all(),
        (manifest, scope) ->
            Optional.of(Labelled.with(manifest, new TreeMap<>(labels), scope.origin())));
  }

  /** Sends images to another registry, and gives them another tag. */
  public static Overlay images(Title title, ImageChange change) {
    return of(
        title,
        ManifestSelector.all(),
        (manifest, scope) -> Optional.of(change.apply(manifest, scope.origin())));
  }

  private static Optional<TypeSchema> type(Manifest manifest, Edit.EditScope scope) {
    return scope
        .overlay()
        .schemas()
        .find(manifest.identity().apiVersion(), manifest.identity().kind())
        .map(KindSchema::type)
        .map((ObjectType type) -> type);
  }
}
