package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.RoleLabel;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the ends of arrows lack, with the place of the edit that took it away, if one did: a person
 * looks there first.
 */
final class ArrowEnds {
  private static final Set<Layer> EDITS = EnumSet.of(Layer.CUSTOMISE, Layer.OVERLAY);

  private final RolePods pods;
  private final RolePods before;
  private final Collection<Removed> removed;
  private final Findings findings;

  ArrowEnds(RolePods pods, Collection<Removed> removed, Findings findings) {
    this.pods = pods;
    this.before =
        new RolePods(Bundle.of(removed.stream().map(Removed::manifest).toList()), new Findings());
    this.removed = removed;
    this.findings = findings;
  }

  /** Arrows between roles that nobody fills would give policies that select nothing. */
  boolean havePods(Arrow arrow) {
    boolean sound = true;
    for (Endpoint end : List.of(arrow.from(), arrow.to())) {
      if (end instanceof Endpoint.Pods role && pods.of(end).isEmpty()) {
        findings.add(
            ConnectCodes.NO_PODS,
            Connector.where(arrow).from(gone(role)),
            "no workload and no latent pod has the role " + end.id(),
            "correct the namespace or the role of the arrow, or add the component that has it");
        sound = false;
      }
    }
    return sound;
  }

  /** The overlay that removed the pods of a role, or else gave pods of its namespace another. */
  private Origin gone(Endpoint.Pods role) {
    Stream<Origin> removals =
        before.of(role).stream()
            .flatMap(shape -> removed.stream().filter(one -> one.manifest() == shape.manifest()))
            .map(one -> one.where().origin());
    Stream<Origin> renames =
        pods.in(role.namespace())
            .map(shape -> shape.manifest().where(shape.label(RoleLabel.KEY)).origin())
            .filter(origin -> EDITS.contains(origin.layer()));
    return Stream.concat(removals, renames).findFirst().orElse(Origin.UNKNOWN);
  }

  /** An arrow to a port that the pods of a role do not have: where an edit changed their ports. */
  Where missingPort(Arrow arrow, Endpoint.Pods to) {
    return pods.of(to).stream()
        .flatMap(shape -> shape.portOrigins().stream())
        .filter(origin -> EDITS.contains(origin.layer()))
        .findFirst()
        .or(() -> pods.of(to).stream().map(shape -> shape.pod().origin()).findFirst())
        .map(origin -> Connector.where(arrow).from(origin))
        .orElseGet(() -> Connector.where(arrow));
  }

  /**
   * An arrow from pods whose account is not there or cannot be: where it was removed or is named.
   */
  Where account(Arrow arrow, Endpoint.Pods role, String account) {
    Optional<Origin> taken =
        removed.stream()
            .filter(
                one ->
                    one.manifest().is("", "ServiceAccount")
                        && one.manifest().identity().name().equals(account)
                        && one.manifest()
                            .identity()
                            .namespace()
                            .equals(Optional.of(role.namespace().value())))
            .map(one -> one.where().origin())
            .findFirst();
    FieldPath name = FieldPath.of("spec", "serviceAccountName");
    return taken
        .or(
            () ->
                pods.of(role).stream()
                    .filter(shape -> shape.account().equals(account))
                    .map(RolePods.Shape::pod)
                    .map((MapNode pod) -> pod.find(name).orElse(pod).origin())
                    .findFirst())
        .map(origin -> Connector.where(arrow).from(origin))
        .orElseGet(() -> Connector.where(arrow));
  }
}
