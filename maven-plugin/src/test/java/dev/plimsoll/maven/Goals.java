package dev.plimsoll.maven;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;

/** The goals on one project, as Maven makes them, and what they log. */
final class Goals {
  /** What was told as information, in order. */
  final List<String> log = new ArrayList<>();

  private final Project project;

  Goals(Project project) {
    this.project = project;
  }

  /** The goal {@code generate}. */
  GenerateMojo generate() throws ReflectiveOperationException {
    GenerateMojo mojo = mojo(new GenerateMojo());
    set(mojo, "out", project.out().toFile());
    return mojo;
  }

  /** The goal {@code check}. */
  CheckMojo check() throws ReflectiveOperationException {
    return mojo(new CheckMojo());
  }

  /** A goal with the parameters that Maven fills itself. */
  <M extends AbstractMojo> M mojo(M mojo) throws ReflectiveOperationException {
    set(mojo, "project", new ResolvedProject(project));
    set(mojo, "environments", project.environments().toFile());
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence line) {
            log.add(line.toString());
          }
        });
    return mojo;
  }

  /** Sets a parameter as Maven does. */
  static <M extends Mojo> M set(M mojo, String name, Object value)
      throws ReflectiveOperationException {
    for (Class<?> at = mojo.getClass(); at != Object.class; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          field.set(mojo, value);
          return mojo;
        }
      }
    }
    throw new NoSuchFieldException(name);
  }

  /** A project whose dependencies Maven has resolved. */
  private static final class ResolvedProject extends MavenProject {
    private final List<String> classPath;

    ResolvedProject(Project project) {
      classPath = project.classPath().stream().map(Path::toString).toList();
      var build = new Build();
      build.setOutputDirectory(project.classes().toString());
      getModel().setBuild(build);
      setFile(new File(project.folder().toFile(), "pom.xml"));
    }

    @Override
    public List<String> getCompileClasspathElements() {
      return classPath;
    }

    @Override
    public List<String> getRuntimeClasspathElements() {
      return classPath;
    }
  }
}
