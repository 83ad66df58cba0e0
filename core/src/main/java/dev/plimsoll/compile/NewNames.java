package dev.plimsoll.compile;

import dev.plimsoll.environment.Naming;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.References;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What each object is called afterwards. Names with a hash become known while the objects are
 * named, in the order of {@link HashOrder}.
 */
final class NewNames {
  /**
   * Kinds whose names mean something to the API server or a program: the group they define, the
   * driver they belong to, the name they are encrypted for.
   */
  private static final Set<String> FIXED =
      Set.of(
          "Namespace",
          "Node",
          "CustomResourceDefinition",
          "APIService",
          "CSIDriver",
          "CSINode",
          "SealedSecret",
          "PriorityLevelConfiguration");

  private final Naming naming;
  private final Map<Manifest, ObjectKey> names = new HashMap<>();
  private final Set<Manifest> hashed = new HashSet<>();
  private final Map<ObjectKey, Definition.Made> latentMade = new HashMap<>();

  NewNames(Naming naming, References references) {
    this.naming = naming;
    for (Definition.Made made : references.made()) {
      latentMade.putIfAbsent(made.key(), made);
    }
    for (Manifest manifest : references.bundle().all()) {
      if (!manifest.isLatent()) {
        names.put(manifest, rename(naming, manifest));
      }
    }
    references.bundle().latent().forEach(latent -> names.put(latent, latentName(latent)));
  }

  /** What an applied object is called afterwards, but for its hash. */
  static ObjectKey rename(Naming naming, Manifest manifest) {
    ObjectKey key = ObjectKey.of(manifest.identity());
    String name = isFixed(manifest) ? key.name() : naming.prefix() + key.name() + naming.suffix();
    if (key.kind().equals(KindName.NAMESPACE)) {
      name = namespace(naming, key.name());
    }
    return new ObjectKey(
        key.kind(), key.namespace().map(namespace -> namespace(naming, namespace)), name);
  }

  private static boolean isFixed(Manifest manifest) {
    Identity identity = manifest.identity();
    boolean isDefaultAccount =
        identity.kind().equals("ServiceAccount") && identity.name().equals("default");
    return FIXED.contains(identity.kind())
        || isDefaultAccount
        || identity.name().startsWith("system:")
        || NameMarks.keepsName(manifest);
  }

  private ObjectKey latentName(Manifest latent) {
    ObjectKey key = ObjectKey.of(latent.identity());
    Definition.Made made = latentMade.get(key);
    String name = made == null ? key.name() : of(made, key.name());
    return new ObjectKey(key.kind(), key.namespace().map(this::namespace), name);
  }

  /** What a namespace is called afterwards. */
  String namespace(String name) {
    return namespace(naming, name);
  }

  /** The same, by a naming. */
  static String namespace(Naming naming, String name) {
    return naming.namespaces().getOrDefault(name, name);
  }

  /** What an object of the bundle is called afterwards. */
  ObjectKey of(Manifest manifest) {
    return names.get(manifest);
  }

  /**
   * What a reference to an object must say afterwards.
   *
   * @param written the name as the reference says it now
   */
  String of(Definition definition, String written) {
    if (definition instanceof Definition.Present present) {
      return names.get(present.manifest()).name();
    }
    return definition instanceof Definition.Made made ? of(made, written) : written;
  }

  private String of(Definition.Made made, String written) {
    ObjectKey maker = names.get(made.maker());
    if (maker == null) {
      return written;
    }
    if (made.isNamedByField()) {
      return maker.name().equals(made.maker().identity().name())
          ? written
          : naming.prefix() + written + naming.suffix();
    }
    return made.nameFor(maker.name(), written);
  }

  /** Marks an object that will get a hash. */
  void willHash(Manifest manifest) {
    hashed.add(manifest);
  }

  boolean isHashed(Manifest manifest) {
    return hashed.contains(manifest);
  }

  /** Sets the hash of an object. */
  void hash(Manifest manifest, String hash) {
    ObjectKey key = names.get(manifest);
    names.put(manifest, new ObjectKey(key.kind(), key.namespace(), key.name() + "-" + hash));
  }
}
