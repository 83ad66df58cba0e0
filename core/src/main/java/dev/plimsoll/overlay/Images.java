package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Changes the images of a bundle. Each registry and each tag must be of use, or fails.
 *
 * @param places where single parts of the change stand; others stand where the overlay does
 */
record Images(Overlays.Title title, ImageChange change, Map<String, Place> places)
    implements Overlay {
  private static final List<FieldPath> OF_CUSTOM_KINDS =
      List.of(
          FieldPath.of("spec", "image"),
          FieldPath.of("spec", "driver", "image"),
          FieldPath.of("spec", "executor", "image"));

  @Override
  public String name() {
    return title.name();
  }

  @Override
  public Place place() {
    return title.place();
  }

  @Override
  public Phase phase() {
    return title.phase();
  }

  @Override
  public Bundle apply(Bundle bundle, OverlayScope scope) {
    var used = new TreeSet<String>();
    var seen = new TreeSet<String>();
    Consumer<Image> watch =
        image -> {
          seen.add(image.repository());
          seen.add(image.registry().orElse("docker.io"));
        };
    Bundle result = bundle.map(manifest -> changed(manifest, watch, used));
    report(scope, used, seen);
    return result;
  }

  private void report(OverlayScope scope, Set<String> used, Set<String> seen) {
    change
        .parts()
        .forEach(
            (part, word) -> {
              if (!used.contains(part)) {
                scope
                    .findings()
                    .add(
                        OverlayCodes.NO_MATCH,
                        Where.named("overlay", name()).in(place(part)),
                        "no image is of " + part,
                        Nearest.of(word, seen)
                            .map(near -> "write \"" + near + "\", or take it out")
                            .orElse("take it out, or use one of " + String.join(", ", seen)));
              }
            });
  }

  private Place place(String part) {
    return places.getOrDefault(part, place());
  }

  private Manifest changed(Manifest manifest, Consumer<Image> watch, Set<String> used) {
    Node tree = manifest.tree();
    for (FieldPath path : paths(manifest)) {
      Optional<ScalarNode> text = text(tree, path);
      Optional<Image> image = text.flatMap(t -> image(t.text()));
      if (image.isPresent()) {
        watch.accept(image.get());
        var parts = new ArrayList<String>(2);
        String after = change.apply(image.get(), parts::add).toString();
        used.addAll(parts);
        if (!after.equals(image.get().toString())) {
          var origin = new Origin(Layer.OVERLAY, place(parts.get(parts.size() - 1)));
          tree = Nodes.set(tree, path, ScalarNode.string(after, origin));
        }
      }
    }
    return manifest.withTree((MapNode) tree);
  }

  private static List<FieldPath> paths(Manifest manifest) {
    if (PodPaths.of(manifest.identity()).isPresent()) {
      return ContainerPatch.containers(manifest).stream().map(path -> path.field("image")).toList();
    }
    String group = manifest.identity().group();
    boolean builtIn = group.endsWith(".k8s.io") && !group.equals("sparkoperator.k8s.io");
    return group.indexOf('.') < 0 || builtIn ? List.of() : OF_CUSTOM_KINDS;
  }

  private static Optional<ScalarNode> text(Node tree, FieldPath path) {
    return tree.find(path)
        .filter(node -> node instanceof ScalarNode scalar && scalar.isString())
        .map(ScalarNode.class::cast);
  }

  /** Empty for what is no image that can be read, such as one that a webhook fills in. */
  private static Optional<Image> image(String text) {
    try {
      return Optional.of(Image.of(text));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
