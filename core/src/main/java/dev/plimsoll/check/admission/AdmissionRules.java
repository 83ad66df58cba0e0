package dev.plimsoll.check.admission;

import dev.plimsoll.schema.KindSchema;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which class has the rules of which kind. */
final class AdmissionRules {
  /** By group and kind; the rules of a kind are the same in all its versions. */
  private static final Map<String, Consumer<Field>> BY_KIND =
      Map.ofEntries(
          Map.entry("flowcontrol.apiserver.k8s.io/FlowSchema", FlowRules::schema),
          Map.entry("flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration", FlowRules::level),
          Map.entry("resource.k8s.io/DeviceClass", DeviceRules::deviceClass),
          Map.entry("resource.k8s.io/ResourceClaim", DeviceRules::claim),
          Map.entry("resource.k8s.io/ResourceClaimTemplate", DeviceRules::template),
          Map.entry("resource.k8s.io/ResourceSlice", SliceRules::slice),
          Map.entry("resource.k8s.io/DeviceTaintRule", SharedDeviceRules::taintRule),
          Map.entry("apiextensions.k8s.io/CustomResourceDefinition", DefinitionRules::check),
          Map.entry("/Pod", PodRules::checkPod),
          Map.entry(
              "/PodTemplate", root -> PodRules.checkTemplate(root.at("template"), root.at("none"))),
          Map.entry("/ReplicationController", WorkloadRules::replicationController),
          Map.entry("/ConfigMap", ConfigRules::configMap),
          Map.entry("/Secret", ConfigRules::secret),
          Map.entry("/Namespace", AdmissionRules::namespace),
          Map.entry("/Node", NodeRules::node),
          Map.entry("/Endpoints", EndpointRules::endpoints),
          Map.entry("/Event", EventRules::check),
          Map.entry("events.k8s.io/Event", EventRules::check),
          Map.entry("discovery.k8s.io/EndpointSlice", EndpointRules::slice),
          Map.entry("coordination.k8s.io/Lease", LeaseRules::lease),
          Map.entry("certificates.k8s.io/CertificateSigningRequest", CertificateRules::request),
          Map.entry("certificates.k8s.io/ClusterTrustBundle", TrustBundleRules::bundle),
          Map.entry("storagemigration.k8s.io/StorageVersionMigration", MigrationRules::migration),
          Map.entry("apiregistration.k8s.io/APIService", ApiServiceRules::apiService),
          Map.entry("authentication.k8s.io/TokenReview", ReviewRules::tokenReview),
          Map.entry("authorization.k8s.io/SubjectAccessReview", ReviewRules::accessReview),
          Map.entry("authorization.k8s.io/SelfSubjectAccessReview", ReviewRules::selfAccessReview),
          Map.entry(
              "authorization.k8s.io/LocalSubjectAccessReview", ReviewRules::localAccessReview),
          Map.entry("authorization.k8s.io/SelfSubjectRulesReview", ReviewRules::rulesReview),
          Map.entry(
              "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
              WebhookRules::validating),
          Map.entry(
              "admissionregistration.k8s.io/MutatingWebhookConfiguration", WebhookRules::mutating),
          Map.entry(
              "admissionregistration.k8s.io/ValidatingAdmissionPolicy", PolicyRules::validating),
          Map.entry(
              "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
              PolicyRules::binding),
          Map.entry("admissionregistration.k8s.io/MutatingAdmissionPolicy", PolicyRules::mutating),
          Map.entry(
              "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
              PolicyRules::mutatingBinding),
          Map.entry("/Service", ServiceRules::check),
          Map.entry("/PersistentVolumeClaim", ClaimRules::check),
          Map.entry("/PersistentVolume", StorageRules::volume),
          Map.entry("/ResourceQuota", QuotaRules::quota),
          Map.entry("/LimitRange", QuotaRules::limitRange),
          Map.entry("apps/Deployment", WorkloadRules::deployment),
          Map.entry("apps/ReplicaSet", WorkloadRules::replicaSet),
          Map.entry("apps/StatefulSet", WorkloadRules::statefulSet),
          Map.entry("apps/DaemonSet", WorkloadRules::daemonSet),
          Map.entry("apps/ControllerRevision", WorkloadRules::controllerRevision),
          Map.entry("batch/Job", JobRules::job),
          Map.entry("batch/CronJob", CronJobRules::cronJob),
          Map.entry("autoscaling/HorizontalPodAutoscaler", ScalingRules::autoscaler),
          Map.entry("policy/PodDisruptionBudget", ScalingRules::budget),
          Map.entry("networking.k8s.io/Ingress", IngressRules::ingress),
          Map.entry("networking.k8s.io/IngressClass", IngressRules::ingressClass),
          Map.entry("networking.k8s.io/NetworkPolicy", NetworkPolicyRules::networkPolicy),
          Map.entry("networking.k8s.io/IPAddress", AddressObjectRules::ipAddress),
          Map.entry("networking.k8s.io/ServiceCIDR", AddressObjectRules::serviceCidr),
          Map.entry("rbac.authorization.k8s.io/Role", RbacRules::role),
          Map.entry("rbac.authorization.k8s.io/ClusterRole", RbacRules::clusterRole),
          Map.entry("rbac.authorization.k8s.io/RoleBinding", RbacRules::roleBinding),
          Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", RbacRules::clusterRoleBinding),
          Map.entry("storage.k8s.io/StorageClass", StorageRules::storageClass),
          Map.entry("storage.k8s.io/CSIDriver", StorageRules::csiDriver),
          Map.entry("storage.k8s.io/CSINode", StorageRules::csiNode),
          Map.entry("storage.k8s.io/CSIStorageCapacity", StorageRules::capacityOf),
          Map.entry("storage.k8s.io/VolumeAttachment", StorageRules::attachment),
          Map.entry("storage.k8s.io/VolumeAttributesClass", StorageRules::attributesClassOf),
          Map.entry("scheduling.k8s.io/PriorityClass", QuotaRules::priorityClass),
          Map.entry("node.k8s.io/RuntimeClass", QuotaRules::runtimeClass));

  /** Questions to the server rather than objects: it does not look at their metadata. */
  private static final Set<String> REVIEWS =
      Set.of("authentication.k8s.io", "authorization.k8s.io");

  private AdmissionRules() {}

  private static void namespace(Field root) {
    ConfigRules.namespace(root);
    PodSecurityLabelRules.podSecurity(root);
  }

  static void apply(RuleRun run, KindSchema kind) {
    Field root = run.root();
    if (!REVIEWS.contains(kind.group())) {
      MetadataRules.check(root, kind);
    }
    if (kind.isCustom()) {
      EmbeddedRules.check(root, kind.type());
    } else {
      Consumer<Field> rules = BY_KIND.get(kind.group() + "/" + kind.kind());
      if (rules != null) {
        rules.accept(root);
      }
    }
  }
}
