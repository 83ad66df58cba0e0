package dev.plimsoll.internal;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The class path of a class loader, as far as another process could have it. */
public final class ClassPaths {
  private ClassPaths() {}

  /** Jars and folders of a loader and those above it, nearest first; the JDK's own are left out. */
  public static List<Path> of(ClassLoader loader) {
    var all = new ArrayList<Path>();
    for (ClassLoader at = loader; at != null; at = at.getParent()) {
      if (at == ClassLoader.getSystemClassLoader()) {
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .forEach(all::add);
      } else if (at instanceof URLClassLoader urls) {
        Arrays.stream(urls.getURLs()).map(ClassPaths::path).forEach(all::add);
      }
    }
    return all;
  }

  private static Path path(URL url) {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(url + " is no file", e);
    }
  }
}
