package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.overlay.Overlay.Phase;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.TypeSchema;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** An overlay written in Java that runs after render; its place is the method that calls. */
    public static Title java(String name) {
      return new Title(name, Place.java(name, caller()), Phase.RENDERED);
    }

    private static String caller() {
      return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
          .walk(
              frames ->
                  frames
                      .filter(frame -> frame.getDeclaringClass() != Title.class)
                      .findFirst()
                      .map(f -> f.getDeclaringClass().getSimpleName() + "." + f.getMethodName())
                      .orElse("overlay"));
    }

    /** The same overlay after connect. */
    public Title afterConnect() {
      return new Title(name, place, Phase.CONNECTED);
    }
  }

  /**
   * The bundle after all overlays of a phase, in their order, and what they took out of it.
   *
   * @param scope what they may use
   */
  public static Overlaid apply(
      List<Overlay> overlays, Phase phase, Bundle bundle, Overlay.OverlayScope scope) {
    var run = new OverlayRun(bundle);
    for (Overlay overlay : overlays) {
      if (overlay.phase() != phase) {
        continue;
      }
      if (overlay instanceof Edit edit) {
        edit.apply(run, scope);
      } else {
        Bundle before = run.bundle();
        Bundle after = guarded(overlay, before, scope);
        run = new OverlayRun(after, run.removed());
        removals(before, after, overlay).forEach(run.removed()::add);
      }
    }
    return new Overlaid(run.bundle(), run.removed());
  }

  /** What an overlay that edits the bundle as a whole took out. */
  private static Stream<Removed> removals(Bundle before, Bundle after, Overlay by) {
    Set<Identity> left = after.all().stream().map(Manifest::identity).collect(Collectors.toSet());
    return before.all().stream()
        .filter(manifest -> !left.contains(manifest.identity()))
        .map(manifest -> new Removed(manifest, by.name(), by.place()));
  }

  /** An overlay of the user's own: if it fails, the bundle stays as it was. */
  private static Bundle guarded(Overlay overlay, Bundle bundle, Overlay.OverlayScope scope) {
    String problem;
    try {
      Bundle after = overlay.apply(bundle, scope);
      if (after != null) {
        return after;
      }
      problem = "it answered null";
    } catch (FindingsException refused) {
      scope.findings().addAll(refused.findings());
      return bundle;
    } catch (RuntimeException | Error failure) {
      problem =
          failure.getClass().getSimpleName()
              + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
    }
    scope
        .findings()
        .add(
            OverlayCodes.EDIT_FAILED,
            Where.named("overlay", overlay.name()).in(overlay.place()),
            "the overlay failed: " + problem,
            "repair the overlay, or take it out");
    return bundle;
  }

  private static Overlay of(Title title, ManifestSelector selector, Edit.ManifestEdit edit) {
    return new Edit(title, selector, edit);
  }

  /** Merges a patch into the manifests that are meant, lists by their keys. */
  public static Overlay patch(Title title, ManifestSelector selector, MapNode patch) {
    return of(
        title,
        selector,
        (manifest, scope) -> {
          var after =
              (MapNode)
                  new MergePatch(scope.where(), scope.origin())
                      .merge(manifest.tree(), patch, type(manifest, scope), FieldPath.ROOT);
          if (!isObject(after)) {
            throw new FindingsException(
                Finding.of(
                    OverlayCodes.IDENTITY_CHANGED,
                    scope.where(),
                    manifest.identity() + " would lose its apiVersion, kind or name",
                    "leave apiVersion, kind, name and namespace as they are"));
          }
          return Optional.of(manifest.map(tree -> after));
        });
  }

  /** Whether a tree says what object it is. */
  static boolean isObject(MapNode tree) {
    return tree.findText("apiVersion").isPresent()
        && tree.findText("kind").isPresent()
        && tree.findMap("metadata").flatMap(metadata -> metadata.findText("name")).isPresent();
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
                        new JsonPatch(scope.where(), scope.origin()).object(tree, operations))));
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

  /**
   * Merges a patch into each container and init container of each workload that is meant; at least
   * one must be there.
   */
  public static Overlay containers(Title title, ManifestSelector selector, MapNode patch) {
    return of(title, selector, new ContainerPatch(patch));
  }

  /**
   * Edits the manifests of one class through a copy of that class, for example {@code
   * edit(Title.java("replicas"), Deployment.class, ManifestSelector.all().named("web"), d ->
   * d.edit().editSpec().withReplicas(3).endSpec().build())}. Only what the edit changes is done to
   * the manifest, so that what the class cannot carry, such as an empty list or a null elsewhere,
   * stays. Identity and selector must stay as they are.
   *
   * @param kind a class of fabric8, which says apiVersion and kind
   * @param selector which of that kind; at least one must be there
   * @param change answers the edited object, a new one or the one that it is given
   */
  public static <T extends HasMetadata> Overlay edit(
      Title title, Class<T> kind, ManifestSelector selector, UnaryOperator<T> change) {
    ManifestSelector ofKind =
        selector.kind().isPresent() ? selector : selector.ofKind(HasMetadata.getKind(kind));
    return of(title, ofKind, new Typed<>(kind, change));
  }

  /**
   * Adds labels to every manifest, pod templates included, but never to selectors.
   *
   * @throws IllegalArgumentException if a key or value is no label, or is one that selectors need
   */
  public static Overlay labels(Title title, Map<String, String> labels) {
    return labels(title, Labelled.at(title.place(), labels));
  }

  /**
   * As {@link #labels(Title, Map)}, of labels in a document: each is said to be written where its
   * value stands.
   *
   * @param labels a map whose values are strings
   * @throws IllegalArgumentException if a key or value is no label, or is one that selectors need
   */
  public static Overlay labels(Title title, MapNode labels) {
    return labels(title, Labelled.of(labels));
  }

  /**
   * Sees to it that a label may be added to all objects.
   *
   * @throws IllegalArgumentException if key or value is no label, or selectors need the key
   */
  public static void checkLabel(String key, String value) {
    Labelled.check(Map.of(key, value));
  }

  private static Overlay labels(Title title, SortedMap<String, ScalarNode> labels) {
    return of(
        title,
        ManifestSelector.all(),
        (manifest, scope) -> Optional.of(Labelled.with(manifest, labels, scope.origin())));
  }

  /**
   * Adds labels, after connect, to what arrows and settling made: policies, rights, quotas. Objects
   * that {@link #labels(Title, Map)} saw stay as the overlays after it left them, and pods that
   * others make have the labels of their makers.
   *
   * @throws IllegalArgumentException as {@link #labels(Title, Map)} does
   */
  public static Overlay labelsOfWhatFollows(Title title, Map<String, String> labels) {
    return new FollowingLabels(title.afterConnect(), Labelled.at(title.place(), labels));
  }

  /** As {@link #labelsOfWhatFollows(Title, Map)}, of labels in a document. */
  public static Overlay labelsOfWhatFollows(Title title, MapNode labels) {
    return new FollowingLabels(title.afterConnect(), Labelled.of(labels));
  }

  /**
   * Sends images to another registry, and gives them another tag; each registry and repository that
   * the change names must be there.
   */
  public static Overlay images(Title title, ImageChange change) {
    return new Images(title, change, Map.of());
  }

  /**
   * As {@link #images(Title, ImageChange)}, of a change in a document: an image is said to be
   * written where its new tag stands, or its new registry if it keeps its tag.
   *
   * @param section what the change was read from
   */
  public static Overlay images(Title title, ImageChange change, MapNode section) {
    return new Images(title, change, ImageChange.places(section));
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
