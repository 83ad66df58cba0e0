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
public final class PathMojo extends EnvironmentMojo {
  /**
   * Who begins: an end as {@code topology.json} names it, for example {@code airflow/scheduler}.
   * Must be given.
   */
  @Parameter(property = "plimsoll.from")
  private String from;

  /** Who is addressed: an end, maybe with {@code :PORT} behind it. Must be given. */
  @Parameter(property = "plimsoll.to")
  private String to;

  /** For Maven, which fills the parameters. */
  public PathMojo() {}

  @Override
  Needs needs(Needs needs) {
    return super.needs(needs)
        .parameter("plimsoll.from", from, "END, for example airflow/scheduler")
        .parameter("plimsoll.to", to, "END or END:PORT, for example airflow/api-server:8080");
  }

  @Override
  Map<String, Object> verb() {
    return asked("path", "from", from, "to", to);
  }
}
