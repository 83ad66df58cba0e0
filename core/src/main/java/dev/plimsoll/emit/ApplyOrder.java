package dev.plimsoll.emit;

import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which objects can be applied one by one: what others need to be accepted or to start
 * comes first.
 *
 * <p>Namespaces and definitions, then what admission looks at (classes, quotas, limits), then
 * accounts and rights, then what pods mount, then services and policies, then what makes pods, then
 * what scales and exposes it, then custom resources. Webhook configurations and admission policies
 * are last, as in kustomize's own order: a webhook whose pods do not run yet refuses everything
 * that comes after it.
 *
 * @see <a href="https://github.com/helm/helm/blob/main/pkg/release/v1/util/kind_sorter.go">Helm's
 *     order of kinds</a>
 * @see <a
 *     href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/sortoptions/">kustomize,
 *     sortOptions</a>
 */
final class ApplyOrder {
  private static final List<String> FIRST_TO_LAST =
      List.of(
          "/Namespace",
          "apiextensions.k8s.io/CustomResourceDefinition",
          "scheduling.k8s.io/PriorityClass",
          "storage.k8s.io/StorageClass",
          "node.k8s.io/RuntimeClass",
          "networking.k8s.io/IngressClass",
          "/ResourceQuota",
          "/LimitRange",
          "/ServiceAccount",
          "rbac.authorization.k8s.io/ClusterRole",
          "rbac.authorization.k8s.io/ClusterRoleBinding",
          "rbac.authorization.k8s.io/Role",
          "rbac.authorization.k8s.io/RoleBinding",
          "/ConfigMap",
          "/Secret",
          "/PersistentVolume",
          "/PersistentVolumeClaim",
          "/Service",
          "networking.k8s.io/NetworkPolicy",
          "apps/DaemonSet",
          "apps/Deployment",
          "apps/StatefulSet",
          "apps/ReplicaSet",
          "/Pod",
          "batch/Job",
          "batch/CronJob",
          "autoscaling/HorizontalPodAutoscaler",
          "policy/PodDisruptionBudget",
          "networking.k8s.io/Ingress",
          // every other kind: custom resources
          "",
          "apiregistration.k8s.io/APIService",
          "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
          "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
          "admissionregistration.k8s.io/MutatingAdmissionPolicy",
          "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
          "admissionregistration.k8s.io/MutatingWebhookConfiguration",
          "admissionregistration.k8s.io/ValidatingWebhookConfiguration");

  private static final Map<String, Integer> RANK = ranks();

  /** By rank, and within a rank by identity. */
  static final Comparator<Manifest> COMPARATOR =
      Comparator.comparing(
          Manifest::identity,
          Comparator.comparingInt(ApplyOrder::rank).thenComparing(Comparator.naturalOrder()));

  private ApplyOrder() {}

  private static Map<String, Integer> ranks() {
    var ranks = new HashMap<String, Integer>();
    for (String kind : FIRST_TO_LAST) {
      ranks.put(kind, ranks.size());
    }
    return Map.copyOf(ranks);
  }

  private static int rank(Identity id) {
    return RANK.getOrDefault(id.group() + "/" + id.kind(), RANK.get(""));
  }
}
