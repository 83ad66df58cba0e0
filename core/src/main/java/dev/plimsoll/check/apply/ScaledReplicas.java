package dev.plimsoll.check.apply;

import dev.plimsoll.check.ResolvedCheck;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import org.apiguardian.api.API;

/** Reports workloads that say replicas although an autoscaler sets them. */
@API(status = API.Status.EXPERIMENTAL)
public final class ScaledReplicas implements ResolvedCheck {
  private static final FieldPath TARGET = FieldPath.of("spec", "scaleTargetRef", "name");
  private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");

  /** The check. */
  public ScaledReplicas() {}

  @Override
  public void check(References references, Findings findings) {
    for (Reference reference : references.all()) {
      Manifest scaler = reference.from();
      boolean scales =
          scaler.is("autoscaling", "HorizontalPodAutoscaler")
              || scaler.is("keda.sh", "ScaledObject");
      if (scales
          && reference.path().equals(TARGET)
          && reference.target().orElse(null) instanceof Definition.Present target
          && target.manifest().find(REPLICAS).isPresent()) {
        Manifest workload = target.manifest();
        findings.add(
            ApplyCodes.REPLICAS,
            workload.where(REPLICAS),
            workload.find(REPLICAS).orElseThrow()
                + " is set each time, and scaled by "
                + scaler.identity(),
            "remove replicas");
      }
    }
  }
}
