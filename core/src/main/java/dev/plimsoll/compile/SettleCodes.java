package dev.plimsoll.compile;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of the settle stage. */
@API(status = API.Status.EXPERIMENTAL)
public final class SettleCodes implements CodeProvider {
  /** Replicas of a workload that a scaler has the say of. */
  public static final Code SCALED_REPLICAS =
      Code.error(
          "PLM8201",
          Stage.SETTLE,
          "An edit of the replicas of a workload that is scaled",
          "A workload that a HorizontalPodAutoscaler scales is written without `replicas`, since each apply would undo what the scaler did. A number that an overlay"
              + " or `customise` writes there would be left out in silence. Change the limits of the scaler, or remove it. See"
              + " [Migrating to horizontal autoscaling](https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling).");

  /** Work that a lost node ends for good. */
  public static final Code LOST_FOR_GOOD =
      Code.error(
          "PLM8202",
          Stage.SETTLE,
          "Work on nodes that the cloud may take back, without a second try",
          "Spot nodes go with two minutes of notice or less, and their pods with them. A Deployment"
              + " makes its pods anew, a driver its executors; a job is tried again only if its"
              + " pipeline, or its Job, says so. See"
              + " [EC2 Spot](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-interruptions.html),"
              + " [Spot VMs on GKE](https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms) and"
              + " [spot node pools of AKS](https://learn.microsoft.com/en-us/azure/aks/spot-node-pool).");

  /** For {@link java.util.ServiceLoader}. */
  public SettleCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(SCALED_REPLICAS, LOST_FOR_GOOD);
  }
}
