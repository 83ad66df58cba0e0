package dev.plimsoll.compile;

import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.References;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The applied objects that are called otherwise afterwards, by what they were called. */
final class RenamedObjects {
  /** Kinds that programs are told to look for, the likeliest first. */
  private static final List<String> LIKELY =
      List.of("Service", "ConfigMap", "Secret", "ServiceAccount", "PersistentVolumeClaim");

  /**
   * Short names of built-in kinds.
   *
   * @see <a href="https://kubernetes.io/docs/reference/kubectl/#resource-types">Resource types</a>
   */
  private static final Map<String, String> SHORT =
      Map.of(
          "cm", "ConfigMap",
          "svc", "Service",
          "sa", "ServiceAccount",
          "pvc", "PersistentVolumeClaim",
          "deploy", "Deployment",
          "sts", "StatefulSet",
          "ds", "DaemonSet",
          "cj", "CronJob",
          "ing", "Ingress");

  private final Map<String, Map<String, List<Renamed>>> byNamespace = new HashMap<>();

  /**
   * An object that is called otherwise.
   *
   * @param manifest the object as it was
   * @param after its name afterwards; of one with a content hash, what it begins with
   */
  record Renamed(Manifest manifest, String after) {
    /** Whether it holds what programs read, and no program runs under its name. */
    boolean isContent() {
      return manifest.is("", "ConfigMap")
          || manifest.is("", "Secret")
          || manifest.is("", "PersistentVolumeClaim");
    }

    /**
     * Whether kubectl takes a word for its kind: {@code configmap}, {@code configmaps}, {@code cm}.
     */
    boolean isOfType(String word) {
      var kind = KindName.of(manifest);
      return word.equalsIgnoreCase(kind.kind())
          || word.equals(kind.resource())
          || kind.kind().equals(SHORT.get(word));
    }
  }

  /** To be made when it is known which objects get a hash, and before they have it. */
  RenamedObjects(References references, NewNames names) {
    references
        .bundle()
        .applied()
        .filter(manifest -> isRenamed(manifest, names))
        .forEach(
            manifest ->
                byNamespace
                    .computeIfAbsent(
                        manifest.identity().namespace().orElse(""), n -> new HashMap<>())
                    .computeIfAbsent(manifest.identity().name(), n -> new ArrayList<>(2))
                    .add(new Renamed(manifest, after(manifest, names))));
    byNamespace
        .values()
        .forEach(
            byName ->
                byName
                    .values()
                    .forEach(list -> list.sort(Comparator.comparing(RenamedObjects::rank))));
  }

  private static int rank(Renamed one) {
    int rank = LIKELY.indexOf(one.manifest().identity().kind());
    return rank < 0 ? LIKELY.size() : rank;
  }

  private static boolean isRenamed(Manifest manifest, NewNames names) {
    return names.isHashed(manifest)
        || !names.of(manifest).name().equals(manifest.identity().name());
  }

  private static String after(Manifest manifest, NewNames names) {
    return names.of(manifest).name() + (names.isHashed(manifest) ? "-<hash>" : "");
  }

  boolean isEmpty() {
    return byNamespace.isEmpty();
  }

  /** The objects that were called so, the likeliest kind first. */
  List<Renamed> named(String namespace, String name) {
    return byNamespace.getOrDefault(namespace, Map.of()).getOrDefault(name, List.of());
  }

  /** The first of some objects whose kind is one that programs are told to look for. */
  static Optional<Renamed> likely(List<Renamed> objects) {
    return objects.stream().filter(one -> rank(one) < LIKELY.size()).findFirst();
  }

  /** Whether a name can hardly be a word that means something else. */
  static boolean isDistinctive(String name) {
    return name.indexOf('-') > 0;
  }

  /** The first of some objects whose kind a key says: {@code secretName}, {@code configMapRef}. */
  static Optional<Renamed> ofKey(List<Renamed> objects, String key) {
    Optional<String> kind = KeyMeaning.kind(key);
    return objects.stream()
        .filter(one -> one.manifest().identity().group().isEmpty())
        .filter(one -> kind.equals(Optional.of(one.manifest().identity().kind())))
        .findFirst();
  }
}
