package dev.plimsoll.component;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Where a component declares. What others declared is complete only in {@link Component#connect}.
 * Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class DeclareScope {
  private final EnvironmentFacts env;
  private final PlatformView platform;
  private final Declarations declarations;
  private final Findings findings;

  /** A scope that gathers into declarations and findings. */
  public DeclareScope(
      EnvironmentFacts env, PlatformView platform, Declarations declarations, Findings findings) {
    this.env = env;
    this.platform = platform;
    this.declarations = declarations;
    this.findings = findings;
  }

  /** The environment. */
  public EnvironmentFacts env() {
    return env;
  }

  /** The platform. */
  public PlatformView platform() {
    return platform;
  }

  /** Where findings go. */
  public Findings findings() {
    return findings;
  }

  /** Draws a box. */
  public void box(Box box) {
    declarations.add(box);
  }

  /** Draws an arrow. */
  public void arrow(Arrow arrow) {
    declarations.add(arrow);
  }

  /** Draws arrows. */
  public void arrows(Collection<? extends Arrow> arrows) {
    arrows.forEach(declarations::add);
  }

  /** Says that pods expose metrics. */
  public void metrics(MetricsEndpoint endpoint) {
    declarations.add(endpoint);
  }

  /** Says that an intent is used, so that the environment must bind it. */
  public void needs(Intent intent) {
    declarations.add(intent);
  }

  /** Says that a namespace is needed. */
  public void needs(NamespaceNeed need) {
    declarations.add(need);
  }

  /** What all components expose metrics on; complete only in {@link Component#connect}. */
  public List<MetricsEndpoint> allMetrics() {
    return declarations.metrics();
  }

  /** All boxes; complete only in {@link Component#connect}. */
  public List<Box> allBoxes() {
    return declarations.boxes();
  }
}
