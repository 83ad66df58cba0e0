package dev.plimsoll.maven;

import java.io.File;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;

/**
 * Renders, checks and writes the manifests of environments.
 *
 * <p>An environment with an error is not written, and what was written for it before stays; the
 * build fails with all errors. Only files whose bytes changed are touched.
 */
@API(status = API.Status.EXPERIMENTAL)
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class GenerateMojo extends RenderMojo {
  /** Where the files go: one folder for each environment, in it one file for each object. */
  @Parameter(
      property = "plimsoll.out",
      defaultValue = "${project.build.directory}/plimsoll",
      required = true)
  private File out;

  /** Whether to overwrite generated files that somebody has edited; they are an error otherwise. */
  @Parameter(property = "plimsoll.overwriteEdited", defaultValue = "false")
  private boolean overwriteEdited;

  /** For Maven, which fills the parameters. */
  public GenerateMojo() {}

  @Override
  Map<String, Object> verb() {
    Map<String, Object> verb = super.verb();
    verb.put("verb", "generate");
    verb.put("out", out.toString());
    verb.put("overwriteEdited", overwriteEdited);
    return verb;
  }
}
