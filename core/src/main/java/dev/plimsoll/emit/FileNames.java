package dev.plimsoll.emit;

import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How an object becomes the path of its file. Depends on the identity alone, so a path does not
 * move when something else is added.
 */
final class FileNames {
  /**
   * Longest name without {@code .yaml}, in bytes: file systems allow 255, and tools add endings of
   * their own.
   */
  private static final int LONGEST = 200;

  private static final int HASH_LENGTH = 10;
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  static final String LATENT = "_latent";
  static final String CLUSTER = "_cluster";

  private FileNames() {}

  /** The path of a manifest's file, relative to the folder of its environment. */
  static String path(Manifest manifest) {
    return path(manifest, stem(manifest.identity()));
  }

  /** The path with the hash of the identity in it, for objects that would share one. */
  static String hashedPath(Manifest manifest) {
    return path(manifest, hashed(plainStem(manifest.identity()), manifest.identity()));
  }

  private static String path(Manifest manifest, String stem) {
    String folder = manifest.identity().namespace().map(ns -> folder(ns)).orElse(CLUSTER);
    return (manifest.isLatent() ? LATENT + "/" : "") + folder + "/" + stem + ".yaml";
  }

  private static String stem(Identity id) {
    String stem = plainStem(id);
    return stem.length() <= LONGEST && PLAIN.matcher(stem).matches() && !stem.contains("..")
        ? stem
        : hashed(stem, id);
  }

  private static String plainStem(Identity id) {
    String kind = id.kind().toLowerCase(Locale.ROOT);
    return (id.group().isEmpty() ? kind : kind + "." + id.group()) + "-" + id.name();
  }

  private static String hashed(String stem, Identity id) {
    String seed =
        id.group() + "\n" + id.kind() + "\n" + id.namespace().orElse("") + "\n" + id.name();
    return cleaned(stem) + "-" + Digests.sha256(seed).substring(0, HASH_LENGTH);
  }

  /**
   * A namespace as a folder. One that is no DNS label can name nothing in a cluster, but must not
   * lead anywhere else either.
   */
  private static String folder(String namespace) {
    return LABEL.matcher(namespace).matches()
        ? namespace
        : cleaned(namespace.replace('.', '-'))
            + "-"
            + Digests.sha256(namespace).substring(0, HASH_LENGTH);
  }

  private static String cleaned(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String clean = lower.replaceAll("[^a-z0-9.-]|\\.{2,}", "-").replaceAll("^[.-]+", "");
    return clean.substring(0, Math.min(clean.length(), LONGEST - HASH_LENGTH - 1));
  }
}
