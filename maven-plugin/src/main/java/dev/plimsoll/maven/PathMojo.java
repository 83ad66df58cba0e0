package dev.plimsoll.maven;

import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;

/** Says which layer stops traffic between two ends of the picture, or that none does. */
@API(status = API.Status.EXPERIMENTAL)
@Mojo(
    name = "path",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class PathMojo extends PlimsollMojo {
  /** The environment. */
  @Parameter(property = "plimsoll.env", required = true)
  private String environment;

  /**
   * Who begins: an end as {@code topology.json} names it, for example {@code airflow/scheduler}.
   */
  @Parameter(property = "plimsoll.from", required = true)
  private String from;

  /** Who is addressed: an end, maybe with {@code :PORT} behind it. */
  @Parameter(property = "plimsoll.to", required = true)
  private String to;

  /** For Maven, which fills the parameters. */
  public PathMojo() {}

  @Override
  Map<String, Object> verb() {
    return Map.of("verb", "path", "environment", environment, "from", from, "to", to);
  }
}
