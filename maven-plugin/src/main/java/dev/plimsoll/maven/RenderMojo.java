package dev.plimsoll.maven;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that render environments. */
abstract class RenderMojo extends PlimsollMojo {
  /**
   * The environments to render, such as {@code prod-eks}; on the command line separated by commas.
   * Default: all that name a target.
   */
  @Parameter(property = "plimsoll.env")
  private List<String> only;

  /** Whether a warning fails the build as an error does. */
  @Parameter(property = "plimsoll.failOnWarning", defaultValue = "false")
  private boolean failOnWarning;

  /**
   * Whether an object whose kind nobody knows, since its CustomResourceDefinition was not given, is
   * an error; otherwise a note says so.
   */
  @Parameter(property = "plimsoll.refuseUnknownKinds", defaultValue = "false")
  private boolean refuseUnknownKinds;

  RenderMojo() {}

  @Override
  boolean refusesWarnings() {
    return failOnWarning;
  }

  @Override
  Map<String, Object> verb() {
    var verb = new LinkedHashMap<String, Object>();
    verb.put("today", LocalDate.now(ZoneOffset.UTC).toString());
    verb.put(
        "select",
        Optional.ofNullable(only).orElse(List.of()).stream()
            .filter(Objects::nonNull)
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
    verb.put("refuseUnknownKinds", refuseUnknownKinds);
    return verb;
  }
}
