package dev.plimsoll.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: the project's class path, its definition and its environments. */
abstract class PlimsollMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /**
   * The class that implements {@code dev.plimsoll.platform.PlatformDefinition}; it may come from a
   * dependency. Default: the only such class that this project compiles.
   */
  @Parameter(property = "plimsoll.definition")
  private String definition;

  /** The folder of environment files. */
  @Parameter(
      property = "plimsoll.environments",
      defaultValue = "${project.basedir}/environments",
      required = true)
  private File environments;

  /**
   * Files, folders or jars of CustomResourceDefinitions that the clusters have besides those of the
   * platform; on the command line separated by commas. Custom resources are judged by them.
   * Default: none.
   */
  @Parameter(property = "plimsoll.crds")
  private List<File> crds;

  /** For Maven, which fills the parameters. */
  PlimsollMojo() {}

  /** Asks the project's Plimsoll, tells what it says, and fails with all errors. */
  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    needs(new Needs((String) verb().get("verb"))).require();
    try (ProjectRealm realm = ProjectRealm.open(classPath())) {
      tell(realm.ask(request()));
    }
  }

  /** The verb and what it needs beside the definition and its environments. */
  abstract Map<String, Object> verb();

  /** Adds what the goal cannot do without. Default: nothing. */
  Needs needs(Needs needs) {
    return needs;
  }

  /** Whether a warning fails the build as an error does. */
  boolean refusesWarnings() {
    return false;
  }

  private Map<String, Object> request() {
    var request = new LinkedHashMap<String, Object>(verb());
    Optional.ofNullable(definition).ifPresent(name -> request.put("definition", name));
    request.put("classes", List.of(project.getBuild().getOutputDirectory()));
    request.put("environments", environments.toString());
    request.put(
        "crds", Optional.ofNullable(crds).orElse(List.of()).stream().map(File::toString).toList());
    request.put("guardExit", true);
    return request;
  }

  private void tell(Answer answer) throws MojoFailureException {
    answer.lines().forEach(line -> getLog().info(line));
    if (!refusesWarnings()) {
      answer.warnings().forEach(warning -> getLog().warn(warning));
    }
    answer.notes().forEach(note -> getLog().info(note));
    List<Answer.Found> against =
        answer.findings().stream()
            .filter(found -> found.isError() || (refusesWarnings() && found.isWarning()))
            .toList();
    if (!against.isEmpty()) {
      throw new MojoFailureException(
          against.stream().map(Answer.Found::text).collect(Collectors.joining("\n", "\n", "\n")));
    }
  }

  /** What is compiled against, then what is there at run time only, in the order of the project. */
  private List<Path> classPath() throws MojoExecutionException {
    try {
      var entries = new LinkedHashSet<String>(project.getCompileClasspathElements());
      entries.addAll(project.getRuntimeClasspathElements());
      return entries.stream().map(Path::of).toList();
    } catch (DependencyResolutionRequiredException unresolved) {
      throw new MojoExecutionException("the project's dependencies are not resolved", unresolved);
    }
  }
}
