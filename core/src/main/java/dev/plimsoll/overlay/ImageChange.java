package dev.plimsoll.overlay;

import dev.plimsoll.finding.Place;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.unit.Image;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * How an environment changes images: of all containers, and of the {@code image} fields of custom
 * resources.
 *
 * @param registries the registry to use instead, by registry; {@code *} for all that are not named.
 *     An image without registry is of {@code docker.io}
 * @param tags the tag to use instead, by repository without registry; a digest is dropped then
 */
@API(status = API.Status.EXPERIMENTAL)
public record ImageChange(SortedMap<String, String> registries, SortedMap<String, String> tags) {
  private static final String DOCKER_HUB = "docker.io";
  private static final String EVERY_REGISTRY = "*";

  /** An image to try registries and tags on. */
  private static final Image ANY = Image.of("registry.example/any:1");

  /**
   * A change.
   *
   * @throws dev.plimsoll.unit.InvalidValueException if a registry or tag is none
   */
  public ImageChange {
    registries = Collections.unmodifiableSortedMap(new TreeMap<>(registries));
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    registries.values().forEach(ANY::withRegistry);
    tags.values().forEach(ANY::withTag);
  }

  /**
   * The changed image.
   *
   * @param used is told each registry and repository of this change that the image has, the
   *     repository last
   */
  Image apply(Image image, Consumer<String> used) {
    String registry = image.registry().orElse(DOCKER_HUB);
    String key = registries.containsKey(registry) ? registry : EVERY_REGISTRY;
    Image moved = image;
    if (registries.containsKey(key)) {
      used.accept(registry(key));
      moved = moved.withRegistry(registries.get(key));
    }
    String tag = tags.get(image.repository());
    if (tag != null) {
      used.accept(repository(image.repository()));
      moved = moved.withTag(tag);
    }
    return moved;
  }

  /** Everything that {@link #apply} may tell to be used, by its key, with a word for messages. */
  SortedMap<String, String> parts() {
    var parts = new TreeMap<String, String>();
    for (Map.Entry<String, String> entry : registries.entrySet()) {
      parts.put(registry(entry.getKey()), entry.getKey());
    }
    tags.keySet().forEach(key -> parts.put(repository(key), key));
    return parts;
  }

  /** Where the parts of a change stand in the document that it was read from, by their keys. */
  static Map<String, Place> places(MapNode section) {
    var places = new TreeMap<String, Place>();
    section
        .findMap("registries")
        .ifPresent(map -> map.forEach((key, v) -> places.put(registry(key), v.origin().place())));
    section
        .findMap("tags")
        .ifPresent(map -> map.forEach((key, v) -> places.put(repository(key), v.origin().place())));
    return Collections.unmodifiableMap(places);
  }

  private static String registry(String key) {
    return "registry \"" + key + "\"";
  }

  private static String repository(String key) {
    return "repository \"" + key + "\"";
  }
}
