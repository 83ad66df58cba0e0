package dev.plimsoll.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that ask about one environment. */
abstract class EnvironmentMojo extends PlimsollMojo {
  /** The environment, such as {@code prod-eks}. Must be given. */
  @Parameter(property = "plimsoll.env")
  private String environment;

  EnvironmentMojo() {}

  /** A verb about the environment, with more that it is asked, by turns key and value. */
  final Map<String, Object> asked(String verb, String... more) {
    var asked = new LinkedHashMap<String, Object>();
    asked.put("verb", verb);
    asked.put("environment", environment);
    for (int i = 0; i < more.length; i += 2) {
      asked.put(more[i], more[i + 1]);
    }
    return asked;
  }

  @Override
  Needs needs(Needs needs) {
    return needs.environment(environment);
  }
}
