package dev.plimsoll.check.apply;

import dev.plimsoll.check.ResolvedCheck;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.Answer;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.PodSet;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * Reports disruption budgets under which no pod may ever leave its node. Counts as the disruption
 * controller does: a percentage is of the replicas of the workloads, and rounded up. Of a workload
 * that is scaled, the fewest replicas count. Pods whose number nobody knows are passed over.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions">Specifying
 *     a disruption budget</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class BlockedDrains implements ResolvedCheck {
  private static final FieldPath SELECTOR = FieldPath.of("spec", "selector");
  private static final FieldPath TARGET = FieldPath.of("spec", "scaleTargetRef", "name");
  private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");
  private static final List<String> COUNTED =
      List.of("Deployment", "ReplicaSet", "StatefulSet", "ReplicationController");

  /** The check. */
  public BlockedDrains() {}

  @Override
  public void check(References references, Findings findings) {
    Map<Manifest, Manifest> scalers = scalers(references);
    for (Reference reference : references.all()) {
      Manifest budget = reference.from();
      if (budget.is("policy", "PodDisruptionBudget")
          && reference.path().equals(SELECTOR)
          && reference.answer() instanceof Answer.Selected selected) {
        budget(budget, pods(selected, scalers), findings);
      }
    }
  }

  private static Map<Manifest, Manifest> scalers(References references) {
    var scalers = new HashMap<Manifest, Manifest>();
    for (Reference reference : references.all()) {
      if ((reference.from().is("autoscaling", "HorizontalPodAutoscaler")
              || reference.from().is("keda.sh", "ScaledObject"))
          && reference.path().equals(TARGET)
          && reference.target().orElse(null) instanceof Definition.Present target) {
        scalers.put(target.manifest(), reference.from());
      }
    }
    return scalers;
  }

  /** How many pods a budget stands for at least; empty if nobody knows. */
  private static OptionalLong pods(Answer.Selected selected, Map<Manifest, Manifest> scalers) {
    long sum = 0;
    for (Manifest maker : selected.pods().stream().map(PodSet::maker).distinct().toList()) {
      if (maker.isLatent() || !COUNTED.contains(maker.identity().kind())) {
        return OptionalLong.empty();
      }
      Manifest scaler = scalers.get(maker);
      if (scaler != null && scaler.is("keda.sh", "ScaledObject")) {
        return OptionalLong.empty();
      }
      Optional<Node> said =
          scaler == null ? maker.find(REPLICAS) : scaler.find(FieldPath.of("spec", "minReplicas"));
      OptionalLong replicas = said.map(BlockedDrains::number).orElse(OptionalLong.of(1));
      if (replicas.isEmpty()) {
        return replicas;
      }
      sum += replicas.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  private static OptionalLong number(Node node) {
    return node instanceof ScalarNode scalar && scalar.text().matches("\\d{1,9}")
        ? OptionalLong.of(Long.parseLong(scalar.text()))
        : OptionalLong.empty();
  }

  private static void budget(Manifest budget, OptionalLong pods, Findings findings) {
    FieldPath may = FieldPath.of("spec", "maxUnavailable");
    if (budget.find(may).filter(node -> scaled(node, 100).equals(OptionalLong.of(0))).isPresent()) {
      findings.add(
          ApplyCodes.BLOCKED_DRAIN,
          budget.where(may),
          "no pod may be missing, so no node that has one can be drained",
          "write maxUnavailable: 1");
      return;
    }
    FieldPath must = FieldPath.of("spec", "minAvailable");
    if (pods.orElse(0) == 0 || budget.find(must).isEmpty()) {
      return;
    }
    Node least = budget.find(must).get();
    OptionalLong wanted = scaled(least, pods.getAsLong());
    if (wanted.isPresent() && wanted.getAsLong() >= pods.getAsLong()) {
      findings.add(
          ApplyCodes.BLOCKED_DRAIN,
          budget.where(must),
          least
              + " must be there and "
              + pods.getAsLong()
              + (pods.getAsLong() == 1 ? " is" : " are")
              + ", so no node that has one can be drained",
          "write maxUnavailable: 1 instead");
    }
  }

  /** A number, or a share of all that is rounded up. */
  private static OptionalLong scaled(Node node, long all) {
    String text = node instanceof ScalarNode scalar ? scalar.text() : "";
    if (text.matches("\\d{1,3}%")) {
      long percent = Long.parseLong(text.substring(0, text.length() - 1));
      return OptionalLong.of((percent * all + 99) / 100);
    }
    return number(node);
  }
}
