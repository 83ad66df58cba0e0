package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.Image;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * How an environment changes images: of all containers, and of the {@code image} fields of custom
 * resources.
 *
 * @param registries the registry to use instead, by registry; {@code *} for all that are not named
 * @param tags the tag to use instead, by repository without registry; a digest is dropped then
 */
@API(status = API.Status.EXPERIMENTAL)
public record ImageChange(SortedMap<String, String> registries, SortedMap<String, String> tags) {
  private static final String DOCKER_HUB = "docker.io";
  private static final String EVERY_REGISTRY = "*";
  private static final List<String> LISTS = List.of("containers", "initContainers");

  public ImageChange {
    registries = Collections.unmodifiableSortedMap(new TreeMap<>(registries));
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  Manifest apply(Manifest manifest, Origin origin) {
    Optional<FieldPath> pod = PodPaths.of(manifest.identity());
    if (pod.isPresent()) {
      Node tree = manifest.tree();
      for (String list : LISTS) {
        FieldPath path = pod.get().field("spec").field(list);
        if (tree.find(path).orElse(null) instanceof ListNode containers) {
          for (int i = 0; i < containers.size(); i++) {
            tree = change(tree, path.item(i).field("image"), origin);
          }
        }
      }
      return manifest.withTree((MapNode) tree);
    }
    boolean custom = manifest.identity().group().indexOf('.') > 0;
    boolean builtIn = manifest.identity().group().endsWith(".k8s.io") && !isSpark(manifest);
    if (!custom || builtIn) {
      return manifest;
    }
    Node tree = manifest.tree();
    for (FieldPath path :
        List.of(
            FieldPath.of("spec", "image"),
            FieldPath.of("spec", "driver", "image"),
            FieldPath.of("spec", "executor", "image"))) {
      tree = change(tree, path, origin);
    }
    return manifest.withTree((MapNode) tree);
  }

  private static boolean isSpark(Manifest manifest) {
    return manifest.identity().group().equals("sparkoperator.k8s.io");
  }

  private Node change(Node tree, FieldPath path, Origin origin) {
    if (!(tree.find(path).orElse(null) instanceof ScalarNode scalar) || !scalar.isString()) {
      return tree;
    }
    Optional<String> changed = change(scalar.text());
    return changed.isEmpty()
        ? tree
        : Nodes.set(tree, path, ScalarNode.string(changed.get(), origin));
  }

  /** The changed text, or empty if this image stays or is none that can be read. */
  private Optional<String> change(String text) {
    Image image;
    try {
      image = Image.of(text);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
    Image before = image;
    String registry =
        registries.getOrDefault(
            image.registry().orElse(DOCKER_HUB), registries.get(EVERY_REGISTRY));
    if (registry != null) {
      image = image.withRegistry(registry);
    }
    String tag = tags.get(image.repository());
    if (tag != null) {
      image = image.withTag(tag);
    }
    return image.equals(before) ? Optional.empty() : Optional.of(image.toString());
  }
}
