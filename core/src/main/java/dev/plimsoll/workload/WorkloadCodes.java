package dev.plimsoll.workload;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of workloads and of the pods that jobs make. */
@API(status = API.Status.EXPERIMENTAL)
public final class WorkloadCodes implements CodeProvider {
  /** Two ConfigMaps of one workload share a name and differ. */
  public static final Code TWO_CONFIGS_OF_ONE_NAME =
      Code.error(
          "PLM0110",
          Stage.RENDER,
          "Two ConfigMaps of a workload share a name and differ",
          "A ConfigMap is one object, so two containers that name it must say the same. Give one of"
              + " them another name, or keep the value in a variable and use it in both places.");

  /** Two volumes of a pod share a name and differ. */
  public static final Code TWO_VOLUMES_OF_ONE_NAME =
      Code.error(
          "PLM0111",
          Stage.RENDER,
          "Two volumes of a pod share a name and differ",
          "Containers of a pod share volumes by name. Two mounts name one volume and describe it"
              + " differently. Rename one of them, or use one value in both places.");

  /** A probe or hook names a port that its container does not have. */
  public static final Code UNKNOWN_PORT =
      Code.error(
          "PLM0112",
          Stage.RENDER,
          "A port is named that the container, or the pod, does not have",
          "Ports are referred to by name. Declare the port with withPort, or name one that is"
              + " declared.");

  /** A disk that one node may use is shared by several pods. */
  public static final Code DISK_OF_ONE_NODE_SHARED =
      Code.error(
          "PLM0113",
          Stage.RENDER,
          "A disk that one node may use is shared by several pods",
          "A disk of a Deployment is one claim with access mode ReadWriteOnce: pods on other nodes"
              + " wait for it for ever. Use a StatefulSet, which gives each replica a disk of its"
              + " own, or run one replica. See"
              + " [access modes](https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes).");

  /** A customisation matched nothing. */
  public static final Code CUSTOMISE_MATCHED_NOTHING =
      Code.error(
          "PLM0114",
          Stage.RENDER,
          "A customisation matched nothing",
          "What customise edits must be there: a customisation that silently stopped matching is how"
              + " settings get lost. Name a class of object that the workload makes, or remove the"
              + " customisation.");

  /** A customisation changed an identity or a selector. */
  public static final Code CUSTOMISE_CHANGED_IDENTITY =
      Code.error(
          "PLM0115",
          Stage.RENDER,
          "A customisation changed an identity or a selector",
          "Kind, name, namespace and the labels that selectors hold tie objects together, and"
              + " selectors cannot be changed once applied. Rename the workload, or use the"
              + " environment's naming, instead.");

  /** Two object stores want one variable of their clients to differ. */
  public static final Code TWO_STORES_ONE_VARIABLE =
      Code.warning(
          "PLM0116",
          Stage.RENDER,
          "Two object stores want one variable of their client to differ",
          "Clients read some settings from variables of one fixed name, such as AWS_REGION. The"
              + " first store, by name, has set it; for the other one the program must be configured"
              + " from the variables that carry the store's own name.");

  /** Something is asked of a workload that has no Service. */
  public static final Code NOTHING_TO_EXPOSE =
      Code.error(
          "PLM0117",
          Stage.RENDER,
          "A workload is exposed that no Service stands for",
          "Requests reach pods through a Service, which is made from the ports of the containers."
              + " Declare the port with withPort, and do not turn the Service off.");

  /** For {@link java.util.ServiceLoader}. */
  public WorkloadCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        TWO_CONFIGS_OF_ONE_NAME,
        TWO_VOLUMES_OF_ONE_NAME,
        UNKNOWN_PORT,
        DISK_OF_ONE_NODE_SHARED,
        CUSTOMISE_MATCHED_NOTHING,
        CUSTOMISE_CHANGED_IDENTITY,
        TWO_STORES_ONE_VARIABLE,
        NOTHING_TO_EXPOSE);
  }
}
