package dev.plimsoll.maven;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The class path of a project in a class loader of its own, whose parent knows the JDK alone.
 *
 * <p>The project's Plimsoll and the libraries that it needs are the ones that the project's tests
 * see, whatever Maven, this plugin and other plugins have loaded.
 */
final class ProjectRealm implements AutoCloseable {
  /** Only strings cross the border, so the class is asked for by name. */
  private static final String BORDER = "dev.plimsoll.Border";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final URLClassLoader loader;
  private final Method border;

  private ProjectRealm(URLClassLoader loader, Method border) {
    this.loader = loader;
    this.border = border;
  }

  /**
   * Opens the class path of a project.
   *
   * @throws MojoFailureException if it has no Plimsoll, or one without this border
   */
  static ProjectRealm open(List<Path> classPath) throws MojoFailureException {
    var urls = new ArrayList<URL>();
    for (Path entry : classPath) {
      urls.add(url(entry));
    }
    var loader =
        new URLClassLoader(
            "plimsoll-project", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    try {
      Method border = Class.forName(BORDER, true, loader).getMethod("answer", String.class);
      return new ProjectRealm(loader, border);
    } catch (ClassNotFoundException | NoSuchMethodException missing) {
      close(loader);
      throw new MojoFailureException(
          "the class path of this project has no dev.plimsoll:plimsoll-core that this plugin can"
              + " run\n  fix: add it to the dependencies, in the version of the plugin, or newer");
    }
  }

  /**
   * Asks the project's Plimsoll.
   *
   * @throws MojoExecutionException if it failed in a way that is no finding
   */
  Answer ask(Map<String, Object> request) throws MojoExecutionException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Libraries that look for services ask the thread for its loader.
    thread.setContextClassLoader(loader);
    try {
      return Answer.read((String) border.invoke(null, JSON.writeValueAsString(request)));
    } catch (InvocationTargetException fault) {
      throw new MojoExecutionException("Plimsoll failed", fault.getCause());
    } catch (IllegalAccessException closed) {
      throw new MojoExecutionException(BORDER + " is not open", closed);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() {
    close(loader);
  }

  private static void close(URLClassLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException(entry + " has no URL", impossible);
    }
  }
}
