package dev.plimsoll.component;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.topology.Topology;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;

/** Where a component renders. Not thread-safe. */
@API(status = API.Status.EXPERIMENTAL)
public final class RenderScope {
  private final String component;
  private final EnvironmentFacts env;
  private final PlatformView platform;
  private final Topology topology;
  private final Findings findings;
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<Lowered.HandOff> handOffs = new ArrayList<>();

  /** A scope for one component. */
  public RenderScope(
      String component,
      EnvironmentFacts env,
      PlatformView platform,
      Topology topology,
      Findings findings) {
    this.component = component;
    this.env = env;
    this.platform = platform;
    this.topology = topology;
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

  /** The picture as declared. */
  public Topology topology() {
    return topology;
  }

  /** Where findings go. */
  public Findings findings() {
    return findings;
  }

  /**
   * The origin of something that the calling method writes: this component, and the name of that
   * method.
   */
  public Origin origin() {
    return Callers.origin(component);
  }

  /** Adds an object. */
  public void add(HasMetadata object) {
    manifests.add(Manifest.of((MapNode) ObjectNodes.from(object, Callers.origin(component))));
  }

  /** Adds objects. */
  public void addAll(Collection<? extends HasMetadata> objects) {
    Origin origin = Callers.origin(component);
    objects.forEach(
        object -> manifests.add(Manifest.of((MapNode) ObjectNodes.from(object, origin))));
  }

  /** Adds a manifest. */
  public void add(Manifest manifest) {
    manifests.add(manifest);
  }

  /** Adds an object that another program makes; see {@link Manifest#latent}. */
  public void addLatent(HasMetadata object, String maker, int most) {
    manifests.add(
        Manifest.of((MapNode) ObjectNodes.from(object, Callers.origin(component)))
            .latent(maker, most));
  }

  /** Adds something that must be made outside the cluster. */
  public void handOff(Lowered.HandOff handOff) {
    handOffs.add(handOff);
  }

  /** What was added. */
  public List<Manifest> manifests() {
    return List.copyOf(manifests);
  }

  /** What must be made outside the cluster. */
  public List<Lowered.HandOff> handOffs() {
    return List.copyOf(handOffs);
  }
}
