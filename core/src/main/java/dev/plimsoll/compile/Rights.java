package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.unit.NamespaceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may do what with Kubernetes objects: one Role and RoleBinding per role of pods and namespace,
 * or ClusterRole and ClusterRoleBinding; and the token that these pods need, which no others get.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC
 *     authorization</a>
 */
final class Rights {
  private final RolePods pods;
  private final ArrowEnds ends;
  private final Findings findings;
  private final SortedMap<String, Bound> bound = new TreeMap<>();

  /** What one role of pods may do in one namespace, or in the cluster. */
  private record Bound(
      Endpoint.Pods from,
      Optional<NamespaceName> in,
      SortedMap<String, SortedSet<String>> verbs,
      List<Arrow> arrows) {}

  Rights(RolePods pods, ArrowEnds ends, Findings findings) {
    this.pods = pods;
    this.ends = ends;
    this.findings = findings;
  }

  void add(Arrow.Manages arrow) {
    if (pods.accounts(arrow.from()).contains("default")) {
      findings.add(
          ConnectCodes.DEFAULT_ACCOUNT,
          ends.account(arrow, arrow.from(), "default"),
          "pods of " + arrow.from().id() + " run as the service account \"default\"",
          "give them a service account of their own");
      return;
    }
    String key = arrow.in().map(NamespaceName::value).orElse("") + " " + arrow.from().id();
    Bound target =
        bound.computeIfAbsent(
            key, k -> new Bound(arrow.from(), arrow.in(), new TreeMap<>(), new ArrayList<>()));
    target.arrows().add(arrow);
    for (Grant grant : arrow.grants()) {
      for (String resource : grant.resources()) {
        String rule = grant.group() + "\n" + resource + "\n" + String.join(",", grant.names());
        target.verbs().computeIfAbsent(rule, r -> new TreeSet<>()).addAll(grant.verbs());
      }
    }
  }

  List<Manifest> manifests() {
    var manifests = new ArrayList<Manifest>();
    bound
        .values()
        .forEach(
            target -> {
              manifests.add(role(target));
              manifests.add(binding(target));
            });
    return manifests;
  }

  /**
   * Within its own namespace the right has the role's name; elsewhere it says where the role lives.
   */
  private static String name(Bound target) {
    boolean atHome = target.in().filter(target.from().namespace()::equals).isPresent();
    return atHome
        ? target.from().role().value()
        : target.from().namespace().value() + "-" + target.from().role().value();
  }

  private static MapNode metadata(Bound target, Origin origin) {
    var metadata = MapNode.builder(origin).put("name", name(target));
    target.in().ifPresent(namespace -> metadata.put("namespace", namespace.value()));
    return metadata.build();
  }

  private static Manifest role(Bound target) {
    Origin origin = Connector.origin(target.arrows().get(0));
    var rules = ListNode.builder(origin);
    rulesOf(target)
        .forEach(
            (rule, resources) -> {
              var map =
                  MapNode.builder(origin)
                      .put("apiGroups", ListNode.ofStrings(List.of(rule.group()), origin))
                      .put("resources", ListNode.ofStrings(resources, origin));
              if (!rule.names().isEmpty()) {
                map.put(
                    "resourceNames", ListNode.ofStrings(List.of(rule.names().split(",")), origin));
              }
              rules.add(
                  map.put("verbs", ListNode.ofStrings(List.of(rule.verbs().split(",")), origin))
                      .build());
            });
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "rbac.authorization.k8s.io/v1")
            .put("kind", target.in().isPresent() ? "Role" : "ClusterRole")
            .put("metadata", metadata(target, origin))
            .put("rules", rules.build())
            .build());
  }

  /** Resources of a group that have the same verbs and names stand in one rule. */
  private record Rule(String group, String names, String verbs) implements Comparable<Rule> {
    @Override
    public int compareTo(Rule other) {
      return (group + "\n" + names + "\n" + verbs)
          .compareTo(other.group + "\n" + other.names + "\n" + other.verbs);
    }
  }

  private static SortedMap<Rule, SortedSet<String>> rulesOf(Bound target) {
    var rules = new TreeMap<Rule, SortedSet<String>>();
    target
        .verbs()
        .forEach(
            (key, verbs) -> {
              String[] parts = key.split("\n", -1);
              rules
                  .computeIfAbsent(
                      new Rule(parts[0], parts[2], String.join(",", verbs)), r -> new TreeSet<>())
                  .add(parts[1]);
            });
    return rules;
  }

  private Manifest binding(Bound target) {
    Origin origin = Connector.origin(target.arrows().get(0));
    var subjects = ListNode.builder(origin);
    for (String account : pods.accounts(target.from())) {
      subjects.add(
          MapNode.builder(origin)
              .put("kind", "ServiceAccount")
              .put("name", account)
              .put("namespace", target.from().namespace().value())
              .build());
    }
    MapNode roleRef =
        MapNode.builder(origin)
            .put("apiGroup", "rbac.authorization.k8s.io")
            .put("kind", target.in().isPresent() ? "Role" : "ClusterRole")
            .put("name", name(target))
            .build();
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "rbac.authorization.k8s.io/v1")
            .put("kind", target.in().isPresent() ? "RoleBinding" : "ClusterRoleBinding")
            .put("metadata", metadata(target, origin))
            .put("roleRef", roleRef)
            .put("subjects", subjects.build())
            .build());
  }

  /** Mounts the account's token into the pods that have rights; all others go without. */
  Bundle mountTokens(Bundle bundle) {
    var changes = new HashMap<Identity, FieldPath>();
    for (Bound target : bound.values()) {
      for (RolePods.Shape shape : pods.of(target.from())) {
        changes.put(
            shape.manifest().identity(),
            shape.path().field("spec").field("automountServiceAccountToken"));
      }
    }
    Node yes = ScalarNode.bool(true, new Origin(Layer.CONNECT, Place.java("rights", "token")));
    return bundle.map(
        manifest -> {
          FieldPath path = changes.get(manifest.identity());
          return path == null
              ? manifest
              : manifest.map(tree -> (MapNode) Nodes.set(tree, path, yes));
        });
  }
}
