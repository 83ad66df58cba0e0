package dev.plimsoll.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Gathers findings over a run: all of them, not the first. Not thread-safe: each run has its own.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Findings {
  private final List<Finding> found = new ArrayList<>();

  /** Adds a finding. */
  public void add(Finding finding) {
    found.add(finding);
  }

  /** Adds a finding with the severity of its code. */
  public void add(Code code, Where where, String problem, String fix) {
    found.add(Finding.of(code, where, problem, fix));
  }

  /** Adds findings that were gathered elsewhere. */
  public void addAll(Collection<Finding> others) {
    found.addAll(others);
  }

  /** Whether there is an error. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Finding::isError);
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** What was found, sorted, each once. */
  public List<Finding> sorted() {
    return List.copyOf(new TreeSet<>(found));
  }

  /** Takes out what was found so far: it is answered sorted, each once, and is here no more. */
  public List<Finding> drain() {
    if (found.isEmpty()) {
      return List.of();
    }
    List<Finding> taken = sorted();
    found.clear();
    return taken;
  }

  /**
   * Stops the run if there is an error.
   *
   * @throws FindingsException with everything that was found so far
   */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new FindingsException(sorted());
    }
  }
}
