package dev.plimsoll.check;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of the check of references. */
@API(status = API.Status.EXPERIMENTAL)
public final class ReferenceCheckCodes implements CodeProvider {
  private static final String OUTSIDE =
      " What exists already, because another tool or team makes it, is declared as external in the environment.";

  /** A field names an object that does not exist. */
  public static final Code MISSING_OBJECT =
      Code.error(
          "PLM5001",
          Stage.REFERENCE,
          "A field names an object that does not exist",
          "The API server accepts a name that leads nowhere; what fails is the pod, the controller or the request that needs the object, often much later. The"
              + " object must be in the bundle, be made by a controller for an object of the bundle (as a Certificate makes a Secret), or be declared."
              + OUTSIDE);

  /** A field names a key that a ConfigMap or Secret does not have. */
  public static final Code MISSING_KEY =
      Code.error(
          "PLM5002",
          Stage.REFERENCE,
          "A field names a key that the ConfigMap or Secret does not have",
          "A container whose environment or volume needs a key that is not there does not start (`CreateContainerConfigError`, `FailedMount`), unless the"
              + " reference says `optional: true`. See [ConfigMaps](https://kubernetes.io/docs/concepts/configuration/configmap/#optional-configmaps).");

  /** A field names a port that its owner does not have. */
  public static final Code MISSING_PORT =
      Code.error(
          "PLM5003",
          Stage.REFERENCE,
          "A field names a port that the Service or pod does not have",
          "A route, webhook or monitor reaches a Service or pod by a port's name or number. If there is no such port, requests fail and metrics are missing,"
              + " without an error at the object that is wrong.");

  /** A selector selects nothing. */
  public static final Code SELECTS_NOTHING =
      Code.error(
          "PLM5004",
          Stage.REFERENCE,
          "A selector selects nothing",
          "A Service without pods has no endpoints; a monitor, budget or rule without objects does nothing. Pods count whether they are applied, made by a"
              + " workload or an operator, or latent."
              + OUTSIDE);

  /** A Service's port leads to a port that no container opens. */
  public static final Code PORT_NOT_OPENED =
      Code.error(
          "PLM5005",
          Stage.REFERENCE,
          "A Service's port leads to a port that no container declares",
          "A `targetPort` by name is looked up in the containers of each pod: without it, the pod is no endpoint. A `targetPort` by number works without a"
              + " declaration, so that is a warning only. See"
              + " [Services](https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports).");

  /** A binding gives rights to nobody. */
  public static final Code BINDING_TO_NOBODY =
      Code.warning(
          "PLM5006",
          Stage.REFERENCE,
          "A binding gives rights to nobody",
          "A RoleBinding or ClusterRoleBinding without subjects is accepted and has no effect. Add the subject that needs the rights, or remove the binding.");

  /** A service account does not exist. */
  public static final Code MISSING_ACCOUNT =
      Code.error(
          "PLM5007",
          Stage.REFERENCE,
          "A field names a service account that does not exist",
          "The API server refuses to make a pod whose service account is not there; of a workload one sees only that no pods appear. A binding to it gives rights"
              + " to nobody. See [Configure service accounts](https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/)."
              + OUTSIDE);

  /** A class does not exist. */
  public static final Code MISSING_CLASS =
      Code.warning(
          "PLM5008",
          Stage.REFERENCE,
          "A field names a class that nobody declares",
          "Storage, ingress, gateway, priority and runtime classes belong to the cluster. If the class is not there, claims stay pending, routes are not served,"
              + " and pods with an unknown priority class are refused."
              + OUTSIDE);

  /** Two objects have one identity. */
  public static final Code DUPLICATE_IDENTITY =
      Code.error(
          "PLM5009",
          Stage.REFERENCE,
          "Two objects have one identity",
          "Two objects of one group, kind, namespace and name are one object for the API server, whatever their versions: the one that is applied last wins, and"
              + " tools that prune go back and forth. Rename one, or remove it.");

  /** Two workloads select each other's pods. */
  public static final Code OVERLAPPING_SELECTORS =
      Code.error(
          "PLM5010",
          Stage.REFERENCE,
          "The selector of a workload also selects pods of another",
          "Controllers of workloads expect that their selectors do not overlap: counts are wrong, and a controller may adopt or delete pods of the other. Give each"
              + " workload a label of its own in its selector. See"
              + " [Deployments](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector).");

  /** A scaler measures against requests that are not there. */
  public static final Code SCALER_WITHOUT_REQUESTS =
      Code.error(
          "PLM5011",
          Stage.REFERENCE,
          "A scaler measures utilization of a resource that a container does not request",
          "Utilization is a share of the request. If one container of the pod has no request for the resource, the HorizontalPodAutoscaler does not act on that"
              + " metric. See"
              + " [HorizontalPodAutoscaler](https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work).");

  /** A policy selects no pod. */
  public static final Code POLICY_SELECTS_NOTHING =
      Code.warning(
          "PLM5012",
          Stage.REFERENCE,
          "A policy or one of its peers selects no pod",
          "A NetworkPolicy that selects no pod protects nothing; a peer that selects nothing opens nothing. Often a label or a namespace is misspelt."
              + OUTSIDE);

  /** A monitor that no Prometheus selects. */
  public static final Code MONITOR_NOT_SELECTED =
      Code.warning(
          "PLM5013",
          Stage.REFERENCE,
          "No Prometheus of the bundle selects a monitor or rule",
          "A Prometheus reads the PodMonitors, ServiceMonitors, Probes, ScrapeConfigs and PrometheusRules whose labels and namespaces its selectors match; a null"
              + " selector matches none. Give the object the labels that the selector demands.");

  /** A field names an item that its object does not have. */
  public static final Code MISSING_ITEM =
      Code.error(
          "PLM5014",
          Stage.REFERENCE,
          "A field names a container, port, volume or template that its own object does not have",
          "Names of ports in probes, of volumes in mounts, of templates in workflows are looked up in the same object when it runs, not when it is applied.");

  /** A role does not exist. */
  public static final Code MISSING_ROLE =
      Code.error(
          "PLM5015",
          Stage.REFERENCE,
          "A binding names a role that does not exist",
          "The API server accepts a binding to a role that is not there, and the binding gives no rights until the role is made."
              + OUTSIDE);

  /** Two scalers act on one workload. */
  public static final Code TWO_SCALERS =
      Code.error(
          "PLM5016",
          Stage.REFERENCE,
          "Two scalers act on one workload",
          "Two HorizontalPodAutoscalers (or ScaledObjects, which make one each) of one workload set its replicas against each other. Put all metrics into one.");

  /** Two budgets cover one pod. */
  public static final Code TWO_BUDGETS =
      Code.error(
          "PLM5017",
          Stage.REFERENCE,
          "Two disruption budgets select the same pods",
          "The eviction API answers with an error for a pod that has more than one PodDisruptionBudget, so that its node cannot be drained. See"
              + " [API-initiated eviction](https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works).");

  /** A namespace does not exist. */
  public static final Code MISSING_NAMESPACE =
      Code.warning(
          "PLM5018",
          Stage.REFERENCE,
          "An object is in a namespace that nobody makes",
          "The bundle makes namespaces, but not this one, so applying it to a new cluster fails."
              + OUTSIDE);

  /** A route reaches into another namespace without permission. */
  public static final Code NO_GRANT =
      Code.error(
          "PLM5019",
          Stage.REFERENCE,
          "A Gateway API object refers to another namespace without a ReferenceGrant there",
          "Gateways and routes may name Secrets, ConfigMaps and Services of another namespace only if a ReferenceGrant in that namespace permits it; otherwise the"
              + " reference is treated as if the object were not there. See [ReferenceGrant](https://gateway-api.sigs.k8s.io/api-types/referencegrant/).");

  /** For {@link java.util.ServiceLoader}. */
  public ReferenceCheckCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        MISSING_OBJECT,
        MISSING_KEY,
        MISSING_PORT,
        SELECTS_NOTHING,
        PORT_NOT_OPENED,
        BINDING_TO_NOBODY,
        MISSING_ACCOUNT,
        MISSING_CLASS,
        DUPLICATE_IDENTITY,
        OVERLAPPING_SELECTORS,
        SCALER_WITHOUT_REQUESTS,
        POLICY_SELECTS_NOTHING,
        MONITOR_NOT_SELECTED,
        MISSING_ITEM,
        MISSING_ROLE,
        TWO_SCALERS,
        TWO_BUDGETS,
        MISSING_NAMESPACE,
        NO_GRANT);
  }
}
