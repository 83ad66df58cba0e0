package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Files that a driver needs besides its image. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Dependencies extends KindObject<Dependencies> {
  private Dependencies(MapNode fields) {
    super(fields);
  }

  @Override
  Dependencies with(MapNode other) {
    return new Dependencies(other);
  }

  /** One whose fields are given as a tree. */
  public static Dependencies of(MapNode fields) {
    return new Dependencies(fields);
  }

  /** One that says nothing. */
  public static Dependencies empty() {
    return new Dependencies(nothing(Dependencies.class));
  }

  /**
   * This with more of them. Archives that are unpacked in the working folder of each executor, by
   * URI.
   */
  public Dependencies withArchives(String... more) {
    return add("archives", List.of(more));
  }

  /** This with more of them. Packages that are left out, as groupId:artifactId. */
  public Dependencies withExcludePackages(String... more) {
    return add("excludePackages", List.of(more));
  }

  /** This with more of them. Files for the working folder of each executor, by URI. */
  public Dependencies withFiles(String... more) {
    return add("files", List.of(more));
  }

  /** This with more of them. Jars for the class path of driver and executors, by URI. */
  public Dependencies withJars(String... more) {
    return add("jars", List.of(more));
  }

  /**
   * This with more of them. Packages of Maven, as groupId:artifactId:version; fetched by the
   * operator and again by the driver.
   */
  public Dependencies withPackages(String... more) {
    return add("packages", List.of(more));
  }

  /** This with more of them. Files for the path of Python, by URI. */
  public Dependencies withPyFiles(String... more) {
    return add("pyFiles", List.of(more));
  }

  /** This with more of them. Repositories for packages, by URL. */
  public Dependencies withRepositories(String... more) {
    return add("repositories", List.of(more));
  }
}
