package dev.plimsoll.check.reach;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Topology;
import java.util.Collection;
import java.util.List;

/** Whether the pods that arrows call are reached through the Services that stand before them. */
final class ServicePaths {
  private record Gone(Removed removed, ServiceBox box) {}

  private final List<ServiceBox> services;
  private final List<Gone> gone;
  private final NetworkPicture network;
  private final DeclaredNames names;
  private final Findings findings;

  ServicePaths(
      Bundle bundle,
      Collection<Removed> removed,
      NetworkPicture network,
      DeclaredNames names,
      Findings findings) {
    this.services = ServiceBox.all(bundle);
    this.gone =
        removed.stream()
            .filter(one -> one.manifest().is("", "Service"))
            .map(one -> new Gone(one, ServiceBox.of(one.manifest())))
            .toList();
    this.network = network;
    this.names = names;
    this.findings = findings;
  }

  void check(Topology topology) {
    for (Arrow arrow : topology.arrows()) {
      if (arrow instanceof Arrow.Calls calls && calls.to() instanceof Endpoint.Pods to) {
        check(calls, to);
      }
    }
  }

  /** Pods that have Services must be reached through one of them on each port of the arrow. */
  private void check(Arrow.Calls arrow, Endpoint.Pods to) {
    for (PodBox target : network.boxes(names.id(to))) {
      PortSet left = PathComparison.ports(target, arrow.ports());
      for (ServiceBox service : services) {
        left = left.without(service.leads(target));
      }
      if (isTold(arrow, target, left)) {
        return;
      }
    }
  }

  private boolean isTold(Arrow arrow, PodBox target, PortSet left) {
    for (Gone one : gone) {
      PortSet lost = left.and(one.box().leads(target));
      if (!lost.isEmpty()) {
        findings.add(
            ReachCodes.SERVICE_REMOVED,
            DeclaredNames.where(arrow).from(one.removed().where().origin()),
            one.removed().manifest().identity()
                + ", which leads to "
                + lost
                + " of "
                + target.id()
                + ", was removed, and no other Service does",
            "take the overlay back, or take the arrow out; if the cluster has the Service already,"
                + " name it under \"externals\"");
        return true;
      }
    }
    List<ServiceBox> before = services.stream().filter(service -> service.isFor(target)).toList();
    if (before.isEmpty() || left.isEmpty()) {
      return false;
    }
    findings.add(
        ReachCodes.SERVICE_CUT,
        DeclaredNames.where(arrow),
        "no Service leads to "
            + left
            + " of "
            + target.id()
            + ": "
            + String.join("; ", before.stream().map(service -> service.shown(target)).toList()),
        "take the overlay back that changed the Service, or take the arrow out");
    return true;
  }
}
