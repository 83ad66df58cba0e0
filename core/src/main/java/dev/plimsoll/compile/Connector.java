package dev.plimsoll.compile;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lowers arrows by reading ports, labels and accounts from the trees: policies on both ends, roles
 * and bindings, tokens, identities.
 *
 * <p>The order: {@link TrafficPlan} gathers who may talk to whom, {@link Rights} who may do what;
 * both become manifests. {@link Identities} and tokens change pods and accounts that are there.
 */
final class Connector {
  private final EnvironmentFacts env;
  private final SortedMap<String, Intent> intents = new TreeMap<>();
  private final List<Lowered.HandOff> handOffs = new ArrayList<>();

  Connector(EnvironmentFacts env, Collection<Intent> intents) {
    this.env = env;
    intents.forEach(intent -> this.intents.put(intent.key(), intent));
  }

  /** What must be made outside the cluster for the identities that arrows use. */
  List<Lowered.HandOff> handOffs() {
    return List.copyOf(handOffs);
  }

  /**
   * Lowers the arrows of a topology.
   *
   * @param removed what overlays took out, which may be what an arrow lacks
   */
  Bundle connect(Topology topology, Bundle bundle, Collection<Removed> removed, Findings findings) {
    var pods = new RolePods(bundle, findings);
    var ends = new ArrowEnds(pods, removed, findings);
    var traffic = new TrafficPlan(env, pods, ends, findings);
    var rights = new Rights(pods, ends, findings);
    var identities = new Identities(pods, ends, findings);
    for (Arrow arrow : topology.arrows()) {
      if (!ends.havePods(arrow) || !isDeclared(arrow, findings)) {
        continue;
      }
      traffic.add(arrow);
      if (arrow instanceof Arrow.Manages manages) {
        rights.add(manages);
      } else if (arrow instanceof Arrow.Uses uses) {
        use(uses, traffic, identities);
      }
    }
    handOffs.addAll(identities.handOffs());
    var made = new ArrayList<Manifest>(traffic.policies());
    made.addAll(rights.manifests());
    return rights.mountTokens(identities.apply(bundle)).plus(made);
  }

  private void use(Arrow.Uses uses, TrafficPlan traffic, Identities identities) {
    Intent intent = intents.get(uses.to().key());
    if (intent instanceof ObjectStore store) {
      Lowered.Store lowered = env.lowering().objectStore(store);
      identities.add(uses, lowered.account());
      lowered.egress().forEach(egress -> traffic.egress(uses, egress));
      lowered.account().egress().forEach(egress -> traffic.egress(uses, egress));
    } else if (intent instanceof Identity identity) {
      Lowered.Account account = env.lowering().identity(identity);
      identities.add(uses, account);
      account.egress().forEach(egress -> traffic.egress(uses, egress));
    } else if (intent instanceof Database database) {
      env.lowering()
          .database(database, uses.from().namespace())
          .egress()
          .forEach(egress -> traffic.egress(uses, egress));
    }
  }

  /** An arrow to an intent that nobody declared is bound to nothing. */
  private boolean isDeclared(Arrow arrow, Findings findings) {
    if (!(arrow.to() instanceof Endpoint.Bound bound) || intents.containsKey(bound.key())) {
      return true;
    }
    findings.add(
        ConnectCodes.UNDECLARED_INTENT,
        where(arrow),
        "no component says that it uses " + bound.key(),
        Nearest.of(bound.key(), intents.keySet())
            .map(near -> "write \"" + near + "\"")
            .orElse("let the component that draws the arrow declare the intent"));
    return false;
  }

  static Where where(Arrow arrow) {
    return Where.named("arrow", arrow.from().id() + " " + arrow.verb() + " " + arrow.to().id());
  }

  static Origin origin(Arrow arrow) {
    return new Origin(
        Layer.CONNECT,
        Place.java(arrow.from().id() + " " + arrow.verb() + " " + arrow.to().id(), "arrow"));
  }
}
