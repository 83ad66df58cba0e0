package dev.plimsoll.maven;

import java.io.File;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;

/** Renders and checks environments, and writes nothing. The build fails with all errors. */
@API(status = API.Status.EXPERIMENTAL)
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class CheckMojo extends RenderMojo {
  /**
   * Whether to render a second time in another process, under another locale, time zone and
   * charset, and to fail if any byte differs.
   */
  @Parameter(property = "plimsoll.twice", defaultValue = "false")
  private boolean twice;

  /**
   * What was applied before: an earlier output folder, or any folder or file of manifests. Objects
   * that are there are judged as changes, since a server keeps some fields as they are. Default:
   * nothing was.
   */
  @Parameter(property = "plimsoll.former")
  private File former;

  /** For Maven, which fills the parameters. */
  public CheckMojo() {}

  @Override
  Map<String, Object> verb() {
    Map<String, Object> verb = super.verb();
    verb.put("verb", "check");
    verb.put("twice", twice);
    Optional.ofNullable(former).ifPresent(path -> verb.put("former", path.toString()));
    return verb;
  }
}
