package dev.plimsoll.check.apply;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of sizes and ways of applying: PLM3999 and PLM6021 to PLM6031. */
@API(status = API.Status.EXPERIMENTAL)
public final class ApplyCodes implements CodeProvider {
  /** An object that no request can carry. */
  public static final Code REQUEST_SIZE =
      Code.error(
          "PLM3999",
          Stage.ADMISSION,
          "an object fits into a request",
          "The API server reads at most 3 MiB of a request, and answers `Request entity too large` to more"
              + " ([config.go](https://github.com/kubernetes/apiserver/blob/master/pkg/server/config.go)). Split the object.");

  /** An object that kubectl's client-side apply cannot carry. */
  public static final Code CLIENT_APPLY =
      Code.warning(
          "PLM6021",
          Stage.RUNTIME,
          "an object is small enough for kubectl's client-side apply",
          "`kubectl apply` without `--server-side` writes the whole object into the annotation `kubectl.kubernetes.io/last-applied-configuration`, and all"
              + " annotations together may have 262144 bytes. Apply it with `--server-side` (Argo CD: `ServerSideApply=true`; Flux does so always)."
              + " See [server-side apply](https://kubernetes.io/docs/reference/using-api/server-side-apply/).");

  /** An object that etcd may not store. */
  public static final Code STORED_SIZE =
      Code.warning(
          "PLM6022",
          Stage.RUNTIME,
          "an object is small enough for etcd",
          "etcd stores values up to 1.5 MiB by default ([--max-request-bytes](https://etcd.io/docs/v3.6/dev-guide/limit/)). Custom resources are stored as JSON,"
              + " built-in kinds in a shorter form. Split the object.");

  /** Two items of one key in a list that server-side apply merges by key. */
  public static final Code TWICE =
      Code.warning(
          "PLM6023",
          Stage.RUNTIME,
          "an item of a list that is merged by key stands there once",
          "The API server accepts some such lists when an object is created, and a later item hides an earlier one; server-side apply, which Flux and Argo CD"
              + " use, refuses them all. Remove one of the items. See [merge"
              + " strategy](https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy).");

  /** A StatefulSet whose pods cannot be made. */
  public static final Code STATEFUL_SET_NAME =
      Code.error(
          "PLM6024",
          Stage.RUNTIME,
          "the name of a StatefulSet leaves room for its pods' labels",
          "Each pod has the label `controller-revision-hash`: the name of the StatefulSet, `-` and up to 10 characters. A label has at most 63 characters, so"
              + " with a name of more than 52 no pod is made, although the API server accepts the StatefulSet. Shorten the name.");

  /** A field that only the server writes. */
  public static final Code SERVERS_FIELD =
      Code.note(
          "PLM6025",
          Stage.RUNTIME,
          "a manifest says only what its author decides",
          "The server or a controller writes this field and passes over, or refuses, what a manifest says. It often comes from `kubectl get -o yaml`. Remove it.");

  /** Replicas beside an autoscaler. */
  public static final Code REPLICAS =
      Code.warning(
          "PLM6026",
          Stage.RUNTIME,
          "a workload that an autoscaler scales says no replicas",
          "Each time the manifest is applied, the workload is set back to its `replicas`, and then scaled again. Remove `replicas`. See [HorizontalPodAutoscaler,"
              + " migrating](https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling).");

  /** A quota that is smaller than what is declared. */
  public static final Code QUOTA_TOO_SMALL =
      Code.warning(
          "PLM6027",
          Stage.RUNTIME,
          "a quota has room for what can run at once",
          "The declared pods of the namespace, those that other programs will make included, can ask for more at once than the ResourceQuota allows. The last ones"
              + " are refused with `exceeded quota` until others have ended: a rollout stands still, a task waits or fails. Raise the quota, or let less run at once. See"
              + " [resource quotas](https://kubernetes.io/docs/concepts/policy/resource-quotas/).");

  /** A pod that a quota never admits. */
  public static final Code POD_EXCEEDS_QUOTA =
      Code.error(
          "PLM6028",
          Stage.RUNTIME,
          "a quota admits each pod at least alone",
          "One pod asks for more than the ResourceQuota of its namespace has in all, so it is refused always. Raise the quota, or make the pod smaller. See"
              + " [resource quotas](https://kubernetes.io/docs/concepts/policy/resource-quotas/).");

  /** A pod without a size that a quota counts. */
  public static final Code QUOTA_NEEDS_SIZE =
      Code.error(
          "PLM6029",
          Stage.RUNTIME,
          "a container says what a quota counts",
          "Where a ResourceQuota counts requests or limits of CPU or memory, a pod is refused (`must specify`) unless each of its containers says them, or a LimitRange"
              + " says them in its place. See [resource"
              + " quotas](https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota).");

  /** A container beyond a limit range. */
  public static final Code LIMIT_RANGE =
      Code.error(
          "PLM6030",
          Stage.RUNTIME,
          "a container keeps within the limit range of its namespace",
          "A LimitRange refuses containers that ask for more than its `max`, or for less than its `min`. See [limit"
              + " ranges](https://kubernetes.io/docs/concepts/policy/limit-range/).");

  /** A file that is not what its name says. */
  public static final Code NOT_OF_FORMAT =
      Code.warning(
          "PLM6031",
          Stage.RUNTIME,
          "a file in a ConfigMap is of the format that its name tells",
          "The key ends like the name of a JSON, YAML, INI or properties file, and the text is none, so the program that reads it will most likely not start."
              + " Correct the text, or give the key another name. Templates, and YAML with tags, are passed over. See"
              + " [ConfigMaps](https://kubernetes.io/docs/concepts/configuration/configmap/).");

  /** A budget that no eviction meets. */
  public static final Code BLOCKED_DRAIN =
      Code.warning(
          "PLM6032",
          Stage.RUNTIME,
          "a disruption budget lets pods leave their nodes",
          "While a budget allows no disruption, the eviction API refuses each pod, and `kubectl drain`, upgrades of nodes and autoscalers wait for ever. With one replica"
              + " `maxUnavailable: 1` lets it move. See [specifying a disruption"
              + " budget](https://kubernetes.io/docs/tasks/run-application/configure-pdb/).");

  /** For the service loader. */
  public ApplyCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        REQUEST_SIZE,
        CLIENT_APPLY,
        STORED_SIZE,
        TWICE,
        STATEFUL_SET_NAME,
        SERVERS_FIELD,
        REPLICAS,
        QUOTA_TOO_SMALL,
        POD_EXCEEDS_QUOTA,
        QUOTA_NEEDS_SIZE,
        LIMIT_RANGE,
        NOT_OF_FORMAT,
        BLOCKED_DRAIN);
  }
}
