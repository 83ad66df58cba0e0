package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * How an environment changes names; every reference follows.
 *
 * @param prefix before the name of every object; empty for none
 * @param suffix after the name of every object; empty for none
 * @param namespaces new names of namespaces, by the name that the platform gives them
 * @param hashes which objects get a hash of their content at the end of their name
 * @param places where the keys are written, by their paths in the file: {@code naming.prefix}
 */
@API(status = API.Status.EXPERIMENTAL)
public record Naming(
    String prefix,
    String suffix,
    SortedMap<String, String> namespaces,
    ContentHashes hashes,
    SortedMap<FieldPath, Place> places) {
  /**
   * The annotation, {@code "true"}, of an object whose name is fixed by the program that looks for
   * it: it gets no prefix, suffix or hash. It is not emitted.
   */
  public static final String KEEP_NAME = "plimsoll.dev/keep-name";

  public Naming {
    namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }

  /** Naming that is written in no file. */
  public Naming(
      String prefix, String suffix, SortedMap<String, String> namespaces, ContentHashes hashes) {
    this(prefix, suffix, namespaces, hashes, new TreeMap<>());
  }

  /** Names as the platform gives them. */
  public static Naming unchanged() {
    return new Naming("", "", new TreeMap<>(), ContentHashes.MARKED);
  }

  /** Whether this changes no name, unless an object asks for it itself. */
  public boolean isUnchanged() {
    return prefix.isEmpty()
        && suffix.isEmpty()
        && namespaces.isEmpty()
        && hashes == ContentHashes.MARKED;
  }

  /** A key of {@code naming} in the file of an environment, with the place where it is written. */
  public Where where(String environment, String... keys) {
    FieldPath path = FieldPath.of("naming");
    for (String key : keys) {
      path = path.field(key);
    }
    Where where = Where.named("environment", environment).at(path);
    return places.containsKey(path) ? where.in(places.get(path)) : where;
  }

  /** This naming with a prefix. */
  public Naming withPrefix(String other) {
    return new Naming(other, suffix, namespaces, hashes, places);
  }

  /** This naming with a suffix. */
  public Naming withSuffix(String other) {
    return new Naming(prefix, other, namespaces, hashes, places);
  }

  /** This naming with namespaces renamed. */
  public Naming withNamespaces(Map<String, String> renames) {
    return new Naming(prefix, suffix, new TreeMap<>(renames), hashes, places);
  }

  /** This naming with another choice of objects that get a hash. */
  public Naming withHashes(ContentHashes other) {
    return new Naming(prefix, suffix, namespaces, other, places);
  }
}
