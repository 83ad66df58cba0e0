package dev.plimsoll.check.reach;

import dev.plimsoll.check.reach.Policy.Direction;
import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.topology.RoleLabel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * Which ports the NetworkPolicies of a bundle let the pods of one role open at those of another, as
 * far as a network engine enforces them. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network
 *     policies</a>
 */
@API(status = API.Status.INTERNAL)
public final class PodReach {
  private final NetworkPicture picture;
  private final NetworkEngine engine;

  /**
   * The reach in a bundle.
   *
   * @param engine what enforces the policies
   */
  public PodReach(Bundle bundle, NetworkEngine engine) {
    this.picture = new NetworkPicture(bundle);
    this.engine = engine;
  }

  /** The roles that some pods have, as {@code namespace/role}. */
  public SortedSet<String> roles() {
    var roles = new TreeSet<String>();
    picture.boxes().stream()
        .filter(box -> box.labels().containsKey(RoleLabel.KEY))
        .forEach(box -> roles.add(box.id()));
    return roles;
  }

  /** The pods of a role, applied and latent, in the order of the bundle. */
  public List<PodBox> pods(String role) {
    return picture.boxes(role);
  }

  /** The ports that are permitted for sure: addresses in policies are not those of the pods. */
  public PortSet surely(PodBox from, PodBox to) {
    return picture.open(from, to);
  }

  /**
   * The ports that are permitted if addresses in policies are those of the pods, where the engine
   * lets them be; what the engine does not enforce is not denied.
   */
  public PortSet maybe(PodBox from, PodBox to) {
    return maybe(Direction.EGRESS, from, to).and(maybe(Direction.INGRESS, to, from));
  }

  private PortSet maybe(Direction direction, PodBox self, PodBox other) {
    if (!isCovered(self)) {
      return PortSet.ALL;
    }
    PortSet open = picture.admitted(self, direction, other);
    if (engine.ipBlocksCoverPods()) {
      for (NetworkPicture.Admission admission : picture.blocks(self, direction, other)) {
        open = open.plus(admission.ports());
      }
    }
    return open;
  }

  private boolean isCovered(PodBox pod) {
    return engine.enforces() && (engine.coversBarePods() || !pod.isBare());
  }

  /**
   * The ports of pods that some of the policies open to anybody.
   *
   * @param pods the object that is or makes them
   * @param policies which policies count
   */
  public PortSet opened(Manifest pods, Predicate<Manifest> policies) {
    PortSet open = PortSet.NONE;
    for (PodBox box : picture.boxes()) {
      if (box.manifest() == pods) {
        for (Policy policy : picture.isolating(box, Direction.INGRESS)) {
          if (policies.test(policy.manifest())) {
            for (Policy.Rule rule : policy.ingress().orElseThrow()) {
              open = open.plus(rule.ports(Optional.of(box)));
            }
          }
        }
      }
    }
    return open;
  }

  /** What each end permits, one line each, indented. */
  public String explain(PodBox from, PodBox to) {
    return "  "
        + line("Egress", Direction.EGRESS, from, to)
        + "\n  "
        + line("Ingress", Direction.INGRESS, to, from);
  }

  private String line(String word, Direction direction, PodBox self, PodBox other) {
    return word
        + " of "
        + self.manifest()
        + " permits "
        + maybe(direction, self, other)
        + ": "
        + reason(direction, self);
  }

  private String reason(Direction direction, PodBox self) {
    List<String> names =
        picture.isolating(self, direction).stream()
            .map(policy -> policy.manifest().identity().name())
            .sorted(Comparator.naturalOrder())
            .distinct()
            .toList();
    if (names.isEmpty()) {
      return "no policy selects it";
    }
    if (!engine.enforces()) {
      return "network engine " + engine.name() + " enforces no policy";
    }
    return isCovered(self)
        ? "policy " + String.join(", ", names)
        : "network engine " + engine.name() + " covers no pod without a controller";
  }
}
