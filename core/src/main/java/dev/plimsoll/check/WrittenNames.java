package dev.plimsoll.check;

import dev.plimsoll.environment.Naming;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.ObjectKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that stand in a definition or overlay for those of a bundle that an environment named
 * anew: a repair must say what to write, and the environment's prefix is added to that.
 */
record WrittenNames(Naming naming) {
  private static final Pattern HASH = Pattern.compile("-[0-9a-f]{10}$");
  private static final Set<String> HASHED = Set.of("ConfigMap", "Secret");

  /** For bundles that nobody renamed. */
  static WrittenNames same() {
    return new WrittenNames(Naming.unchanged());
  }

  /** The written name of an object. A name without the environment's prefix is written so. */
  String name(KindName kind, String name) {
    if (kind.equals(KindName.NAMESPACE)) {
      return namespace(name);
    }
    String plain = HASHED.contains(kind.kind()) ? HASH.matcher(name).replaceFirst("") : name;
    int length = plain.length() - naming.prefix().length() - naming.suffix().length();
    boolean isNamed =
        length > 0 && plain.startsWith(naming.prefix()) && plain.endsWith(naming.suffix());
    return isNamed
        ? plain.substring(naming.prefix().length(), naming.prefix().length() + length)
        : name;
  }

  /** The written names of objects of a kind, sorted. */
  Set<String> names(KindName kind, Collection<String> names) {
    return names.stream()
        .map(name -> name(kind, name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The written name of a namespace. */
  String namespace(String name) {
    return naming.namespaces().entrySet().stream()
        .filter(move -> move.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(name);
  }

  /** The same of a namespace that may not be. */
  Optional<String> namespace(Optional<String> name) {
    return name.map(this::namespace);
  }

  /** An object by its written name, as a message shows it. */
  String object(Definition definition) {
    ObjectKey key = definition.key();
    return new ObjectKey(key.kind(), namespace(key.namespace()), name(key.kind(), key.name()))
        .toString();
  }
}
