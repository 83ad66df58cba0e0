package dev.plimsoll.maven;

import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that ask about one environment. */
abstract class EnvironmentMojo extends PlimsollMojo {
  /** The environment, such as {@code prod-eks}. */
  @Parameter(property = "plimsoll.env", required = true)
  private String environment;

  EnvironmentMojo() {}

  final String environment() {
    return environment;
  }
}
