package dev.plimsoll.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Another Plimsoll in a class loader of its own, whose parent knows the JDK alone. Only texts cross
 * its border. Thread-safe.
 */
public final class IsolatedRealm implements AutoCloseable {
  private static final String BORDER = "dev.plimsoll.Border";

  private final URLClassLoader loader;
  private final Method border;

  private IsolatedRealm(URLClassLoader loader, Method border) {
    this.loader = loader;
    this.border = border;
  }

  /**
   * Opens a class path.
   *
   * @param classPath jars, folders of classes, and folders of jars
   * @throws IllegalArgumentException if a path does not exist, or there is no Plimsoll among them
   */
  public static IsolatedRealm open(List<Path> classPath) {
    List<Path> missing = classPath.stream().filter(path -> !Files.exists(path)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("not there: " + missing);
    }
    var loader =
        new URLClassLoader(
            "plimsoll-isolated",
            classPath.stream()
                .flatMap(path -> withJars(path).stream())
                .map(IsolatedRealm::url)
                .toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
    try {
      return new IsolatedRealm(
          loader, Class.forName(BORDER, true, loader).getMethod("answer", String.class));
    } catch (ClassNotFoundException | NoSuchMethodException none) {
      close(loader);
      throw new IllegalArgumentException(
          "no plimsoll-core, with what it depends on, among " + classPath, none);
    }
  }

  /**
   * Asks the other Plimsoll.
   *
   * @throws IllegalStateException if this realm is closed
   */
  public String ask(String request) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Libraries that look for services ask the thread for its loader.
    thread.setContextClassLoader(loader);
    try {
      return (String) border.invoke(null, request);
    } catch (InvocationTargetException | IllegalAccessException fault) {
      throw new IllegalStateException("the border of the other Plimsoll is closed", fault);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() {
    close(loader);
  }

  private static List<Path> withJars(Path path) {
    var all = new ArrayList<Path>();
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(path, "*.jar")) {
        jars.forEach(all::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Collections.sort(all);
    }
    all.add(0, path);
    return all;
  }

  private static void close(URLClassLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException(path + " has no URL", impossible);
    }
  }
}
