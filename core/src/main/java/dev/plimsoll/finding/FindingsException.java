package dev.plimsoll.finding;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Thrown where a run cannot go on, with everything that was found: at least one error, and whatever
 * else came up.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class FindingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /** With findings of which at least one is an error. */
  public FindingsException(List<Finding> findings) {
    super(findings.stream().map(FindingText::render).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** With a single finding. */
  public FindingsException(Finding finding) {
    this(List.of(finding));
  }

  /** All findings, sorted. */
  public List<Finding> findings() {
    return findings;
  }
}
