package dev.plimsoll.compile;

import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.MapNode;
import java.util.Optional;
import java.util.Set;

/** Whose words a text of an object is, and so what its key says of it. */
enum TextPlace {
  /** A field of Kubernetes: the catalogue says what it is, and its key does not. */
  TYPED,
  /** A field of a custom resource: what it is called says what it is. */
  CUSTOM,
  /** Files or variables follow in the next map. */
  OF_DATA,
  /** What a program reads: variables, arguments, annotations, configuration. */
  FREE,
  /** An object of Kubernetes within a file. */
  OBJECT;

  private static final Set<String> BUILT_IN = Set.of("", "apps", "batch", "autoscaling", "policy");
  private static final Set<String> WORDS = Set.of("command", "args", "annotations");

  /** The place of the root of an object. */
  static TextPlace of(Manifest manifest) {
    String group = manifest.identity().group();
    if (manifest.is("", "ConfigMap") || manifest.is("", "Secret")) {
      return OF_DATA;
    }
    return BUILT_IN.contains(group) || group.endsWith(".k8s.io") ? TYPED : CUSTOM;
  }

  /** The place of a document within a text. */
  TextPlace inside(EmbeddedNode embedded) {
    boolean isObject =
        embedded.content() instanceof MapNode map && map.has("apiVersion") && map.has("kind");
    return isObject ? OBJECT : this;
  }

  /** The name of the variable that a map sets, if it sets one. */
  Optional<String> variable(MapNode map) {
    return map.has("value") ? map.findText("name") : Optional.empty();
  }

  /**
   * The place of an entry of a map.
   *
   * @param key its key
   * @param mapKey the key under which the map, or the list that it is in, stands
   * @param variable the variable that the map sets
   */
  TextPlace at(String key, String mapKey, Optional<String> variable) {
    return switch (this) {
      case FREE -> FREE;
      case OF_DATA -> key.equals("data") || key.equals("stringData") ? FREE : words(key, TYPED);
      default -> {
        boolean isVariable = mapKey.equals("env") && key.equals("value") && variable.isPresent();
        yield isVariable ? FREE : words(key, this);
      }
    };
  }

  private static TextPlace words(String key, TextPlace otherwise) {
    return WORDS.contains(key) ? FREE : otherwise;
  }

  /** Whether a key says what a text is. */
  boolean isFree() {
    return this == FREE || this == CUSTOM;
  }

  /** Whether a name that is left is said. */
  boolean isJudged() {
    return this == FREE;
  }
}
