package dev.plimsoll.workload;

import dev.plimsoll.topology.RoleLabel;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.NodeAffinityBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.NodeSelectorTermBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import io.fabric8.kubernetes.api.model.PodAntiAffinityBuilder;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTermBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTermBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns rules about where pods run into Kubernetes' words. */
final class Affinities {
  private Affinities() {}

  /** Null if there is no rule, as fabric8 wants it. */
  static io.fabric8.kubernetes.api.model.Affinity lower(List<Affinity> rules) {
    if (rules.isEmpty()) {
      return null;
    }
    var affinity = new io.fabric8.kubernetes.api.model.AffinityBuilder();
    nodes(rules, affinity);
    near(rules, affinity);
    away(rules, affinity);
    return affinity.build();
  }

  /** Musts are one term, all of which hold; terms of a node selector are alternatives. */
  private static void nodes(
      List<Affinity> rules, io.fabric8.kubernetes.api.model.AffinityBuilder affinity) {
    var builder = new NodeAffinityBuilder();
    var musts = new ArrayList<Affinity.Nodes>();
    boolean any = false;
    for (Affinity rule : rules) {
      if (rule instanceof Affinity.Nodes nodes) {
        any = true;
        if (isMust(nodes)) {
          musts.add(nodes);
        } else {
          builder.addToPreferredDuringSchedulingIgnoredDuringExecution(
              new PreferredSchedulingTermBuilder()
                  .withWeight(nodes.weight().value())
                  .withPreference(term(List.of(nodes)))
                  .build());
        }
      }
    }
    if (!musts.isEmpty()) {
      builder
          .withNewRequiredDuringSchedulingIgnoredDuringExecution()
          .withNodeSelectorTerms(term(musts))
          .endRequiredDuringSchedulingIgnoredDuringExecution();
    }
    if (any) {
      affinity.withNodeAffinity(builder.build());
    }
  }

  private static NodeSelectorTerm term(List<Affinity.Nodes> rules) {
    var term = new NodeSelectorTermBuilder();
    for (Affinity.Nodes rule : rules) {
      term.addNewMatchExpression()
          .withKey(rule.label().value())
          .withOperator("In")
          .withValues(rule.values())
          .endMatchExpression();
    }
    return term.build();
  }

  private static void near(
      List<Affinity> rules, io.fabric8.kubernetes.api.model.AffinityBuilder affinity) {
    var builder = new PodAffinityBuilder();
    boolean any = false;
    for (Affinity rule : rules) {
      if (rule instanceof Affinity.Near near) {
        any = true;
        PodAffinityTerm term = term(near.role().value(), near.within());
        if (isMust(near)) {
          builder.addToRequiredDuringSchedulingIgnoredDuringExecution(term);
        } else {
          builder.addToPreferredDuringSchedulingIgnoredDuringExecution(
              new WeightedPodAffinityTermBuilder()
                  .withWeight(near.weight().value())
                  .withPodAffinityTerm(term)
                  .build());
        }
      }
    }
    if (any) {
      affinity.withPodAffinity(builder.build());
    }
  }

  private static void away(
      List<Affinity> rules, io.fabric8.kubernetes.api.model.AffinityBuilder affinity) {
    var builder = new PodAntiAffinityBuilder();
    boolean any = false;
    for (Affinity rule : rules) {
      if (rule instanceof Affinity.Away away) {
        any = true;
        PodAffinityTerm term = term(away.role().value(), away.within());
        if (isMust(away)) {
          builder.addToRequiredDuringSchedulingIgnoredDuringExecution(term);
        } else {
          builder.addToPreferredDuringSchedulingIgnoredDuringExecution(
              new WeightedPodAffinityTermBuilder()
                  .withWeight(away.weight().value())
                  .withPodAffinityTerm(term)
                  .build());
        }
      }
    }
    if (any) {
      affinity.withPodAntiAffinity(builder.build());
    }
  }

  private static boolean isMust(Affinity rule) {
    return rule.weight().equals(Affinity.Weight.MUST);
  }

  private static PodAffinityTerm term(String role, NodeGroup within) {
    return new PodAffinityTermBuilder()
        .withTopologyKey(within.label())
        .withLabelSelector(selector(role))
        .build();
  }

  private static LabelSelector selector(String role) {
    return new LabelSelectorBuilder().withMatchLabels(Map.of(RoleLabel.KEY, role)).build();
  }

  static List<TopologySpreadConstraint> lower(List<Spread> spreads, PodScope scope) {
    return spreads.stream()
        .map(
            spread ->
                new TopologySpreadConstraintBuilder()
                    .withMaxSkew(spread.skew())
                    .withTopologyKey(spread.over().label())
                    .withWhenUnsatisfiable(
                        spread.otherwise() == Spread.Otherwise.WAIT
                            ? "DoNotSchedule"
                            : "ScheduleAnyway")
                    .withLabelSelector(selector(scope.role().value()))
                    .build())
        .toList();
  }
}
