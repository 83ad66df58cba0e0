package dev.plimsoll.overlay;

import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Which manifests an overlay edits. What is left out holds for every manifest. In kinds, names and
 * namespaces a star stands for any text.
 *
 * @param kind for example {@code Deployment}, or {@code Deployment.apps} with its group
 * @param namespace of the platform, before the environment's naming
 * @param name of the platform, before the environment's naming
 * @param labels of the object itself
 */
@API(status = API.Status.EXPERIMENTAL)
public record ManifestSelector(
    Optional<String> kind,
    Optional<String> namespace,
    Optional<String> name,
    SortedMap<String, String> labels) {
  public ManifestSelector {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** Every manifest. */
  public static ManifestSelector all() {
    return new ManifestSelector(
        Optional.empty(), Optional.empty(), Optional.empty(), new TreeMap<>());
  }

  /** All manifests of a kind. */
  public static ManifestSelector kind(String kind) {
    return new ManifestSelector(
        Optional.of(kind), Optional.empty(), Optional.empty(), new TreeMap<>());
  }

  /** This selector for one namespace. */
  public ManifestSelector in(String other) {
    return new ManifestSelector(kind, Optional.of(other), name, labels);
  }

  /** This selector for one name. */
  public ManifestSelector named(String other) {
    return new ManifestSelector(kind, namespace, Optional.of(other), labels);
  }

  /** This selector for objects with labels. */
  public ManifestSelector labelled(Map<String, String> others) {
    return new ManifestSelector(kind, namespace, name, new TreeMap<>(others));
  }

  /** The name, if just this one is meant. */
  Optional<String> exactName() {
    return name.filter(text -> text.indexOf('*') < 0);
  }

  ManifestSelector ofKind(String other) {
    return new ManifestSelector(Optional.of(other), namespace, name, labels);
  }

  ManifestSelector withoutKind() {
    return new ManifestSelector(Optional.empty(), namespace, name, labels);
  }

  ManifestSelector withoutNamespace() {
    return new ManifestSelector(kind, Optional.empty(), name, labels);
  }

  ManifestSelector withoutName() {
    return new ManifestSelector(kind, namespace, Optional.empty(), labels);
  }

  /** Whether a manifest is meant. */
  public boolean matches(Manifest manifest) {
    Identity id = manifest.identity();
    return kind.map(k -> fits(k, id.kind()) || fits(k, id.kind() + "." + id.group())).orElse(true)
        && namespace.map(ns -> fits(ns, id.namespace().orElse(""))).orElse(true)
        && name.map(n -> fits(n, id.name())).orElse(true)
        && labels.entrySet().stream()
            .allMatch(l -> manifest.label(l.getKey()).equals(Optional.of(l.getValue())));
  }

  private static boolean fits(String pattern, String text) {
    if (pattern.indexOf('*') < 0) {
      return pattern.equals(text);
    }
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.matches(regex, text);
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    kind.ifPresent(k -> words.add("kind " + k));
    namespace.ifPresent(ns -> words.add("namespace " + ns));
    name.ifPresent(n -> words.add("name " + n));
    labels.forEach((key, value) -> words.add("label " + key + "=" + value));
    return words.isEmpty() ? "every manifest" : String.join(", ", words);
  }
}
