package dev.plimsoll.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A jar as a class loader sees it.
 *
 * @param artifact for example {@code kubernetes-model-core}
 * @param version as its file name says; empty if the name says none
 * @param location the jar: its path, or a URL if it lies inside another
 */
record Library(String artifact, Optional<String> version, String location) {
  private static final Pattern JAR = Pattern.compile("-(\\d[\\w.+-]*)\\.jar$");
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?.*");

  /** The jar that a class comes from, if there is one; the class is not loaded. */
  static Optional<Library> of(String artifact, String className, ClassLoader loader) {
    return Optional.ofNullable(loader.getResource(file(className)))
        .map(url -> at(artifact, className, url));
  }

  /** All jars that hold a class: the first one wins, the others are in its shadow. */
  static List<Library> all(String artifact, String className, ClassLoader loader) {
    try {
      return Collections.list(loader.getResources(file(className))).stream()
          .map(url -> at(artifact, className, url))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String className) {
    return className.replace('.', '/') + ".class";
  }

  private static Library at(String artifact, String className, URL url) {
    String text = url.toString();
    String location =
        text.substring(0, text.length() - file(className).length())
            .replaceAll("^(jar:)?file:|!?/$", "");
    Matcher jar = JAR.matcher(location);
    return new Library(
        artifact, jar.find() ? Optional.of(jar.group(1)) : Optional.empty(), location);
  }

  /** Whether the version is known, and lower than this one. */
  boolean isBefore(int major, int minor) {
    return version
        .map(NUMBERS::matcher)
        .filter(Matcher::matches)
        .filter(
            found -> {
              int first = Integer.parseInt(found.group(1));
              int second = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
              return first < major || (first == major && second < minor);
            })
        .isPresent();
  }

  /** For example {@code kubernetes-model-core 8.0.0 in /lib/kubernetes-model-core-8.0.0.jar}. */
  @Override
  public String toString() {
    return artifact + " " + version.orElse("of unknown version") + " in " + location;
  }
}
