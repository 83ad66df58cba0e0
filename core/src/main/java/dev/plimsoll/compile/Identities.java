package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes pods act as the cloud identities that arrows use: annotations of their accounts, labels of
 * their templates.
 */
final class Identities {
  private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");

  private final RolePods pods;
  private final ArrowEnds ends;
  private final Findings findings;
  private final SortedMap<Endpoint.Pods, List<Used>> used = new TreeMap<>();

  private record Used(Arrow.Uses arrow, Lowered.Account account) {}

  Identities(RolePods pods, ArrowEnds ends, Findings findings) {
    this.pods = pods;
    this.ends = ends;
    this.findings = findings;
  }

  void add(Arrow.Uses arrow, Lowered.Account account) {
    used.computeIfAbsent(arrow.from(), from -> new ArrayList<>()).add(new Used(arrow, account));
  }

  List<Lowered.HandOff> handOffs() {
    var handOffs = new LinkedHashSet<Lowered.HandOff>();
    used.forEach(
        (role, uses) ->
            pods.accounts(role)
                .forEach(
                    account ->
                        uses.forEach(
                            use ->
                                use.account()
                                    .handOffs()
                                    .forEach(
                                        handOff ->
                                            handOffs.add(
                                                handOff.forAccount(
                                                    role.namespace().value(), account))))));
    return List.copyOf(handOffs);
  }

  /** The bundle with accounts and pods changed, in one pass over it. */
  Bundle apply(Bundle bundle) {
    var changed = new HashMap<Manifest, Manifest>();
    used.forEach(
        (role, uses) -> {
          for (Used use : uses) {
            if (!use.account().annotations().isEmpty()) {
              annotate(bundle, role, use, changed);
            }
            if (!use.account().podLabels().isEmpty()) {
              label(role, use, changed);
            }
          }
        });
    return changed.isEmpty()
        ? bundle
        : bundle.map(manifest -> changed.getOrDefault(manifest, manifest));
  }

  private void annotate(
      Bundle bundle, Endpoint.Pods role, Used use, Map<Manifest, Manifest> changed) {
    for (String account : pods.accounts(role)) {
      Optional<Manifest> manifest =
          bundle.find("", "ServiceAccount", Optional.of(role.namespace().value()), account);
      if (account.equals("default")) {
        findings.add(
            ConnectCodes.DEFAULT_ACCOUNT,
            ends.account(use.arrow(), role, account),
            "pods of " + role.id() + " run as the service account \"default\"",
            "give them a service account of their own");
      } else if (manifest.isEmpty()) {
        findings.add(
            ConnectCodes.NO_ACCOUNT,
            ends.account(use.arrow(), role, account),
            "service account " + role.namespace().value() + "/" + account + " is not there",
            "let the component that makes the pods render it");
      } else {
        changed.put(
            manifest.get(), annotated(changed.getOrDefault(manifest.get(), manifest.get()), use));
      }
    }
  }

  private Manifest annotated(Manifest account, Used use) {
    Origin origin = Connector.origin(use.arrow());
    Node tree = account.tree();
    for (Map.Entry<String, String> wanted : use.account().annotations().entrySet()) {
      Optional<String> there = account.annotation(wanted.getKey());
      if (there.isPresent() && !there.get().equals(wanted.getValue())) {
        findings.add(
            ConnectCodes.TWO_IDENTITIES,
            Connector.where(use.arrow()),
            account.identity()
                + " acts as \""
                + there.get()
                + "\" already and would have to act as \""
                + wanted.getValue()
                + "\" too",
            "bind what "
                + use.arrow().from().id()
                + " uses to one identity, or give part of the work another role");
        continue;
      }
      tree =
          Nodes.set(
              tree,
              ANNOTATIONS.field(wanted.getKey()),
              ScalarNode.string(wanted.getValue(), origin));
    }
    return account.withTree((MapNode) tree);
  }

  private void label(Endpoint.Pods role, Used use, Map<Manifest, Manifest> changed) {
    Origin origin = Connector.origin(use.arrow());
    for (RolePods.Shape shape : pods.of(role)) {
      FieldPath labels = shape.path().field("metadata").field("labels");
      Manifest before = changed.getOrDefault(shape.manifest(), shape.manifest());
      Node tree = before.tree();
      for (Map.Entry<String, String> label : use.account().podLabels().entrySet()) {
        tree =
            Nodes.set(
                tree, labels.field(label.getKey()), ScalarNode.string(label.getValue(), origin));
      }
      changed.put(shape.manifest(), before.withTree((MapNode) tree));
    }
  }
}
