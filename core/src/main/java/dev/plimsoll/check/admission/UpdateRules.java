package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.APPS;
import static dev.plimsoll.check.admission.Source.BATCH;
import static dev.plimsoll.check.admission.Source.CORE;
import static dev.plimsoll.check.admission.Source.DEFINITIONS;
import static dev.plimsoll.check.admission.Source.NETWORKING;
import static dev.plimsoll.check.admission.Source.RBAC;
import static dev.plimsoll.check.admission.Source.SCHEDULING;
import static dev.plimsoll.check.admission.Source.STORAGE;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What may not change in an object that is there already. */
final class UpdateRules {
  private static final String AGAIN = "keep it, or delete the object and create it again";

  static final Rule CONFIG_MAP =
      Rule.of("PLM3983", "N6")
          .at("data")
          .says("a ConfigMap that says immutable: true stays as it is")
          .fix("make a ConfigMap of another name")
          .source(CORE, "ValidateConfigMapUpdate");
  static final Rule SECRET =
      Rule.of("PLM3984", "N15")
          .at("type")
          .says("a Secret keeps its type, and all its data if it says immutable: true")
          .fix("make a Secret of another name")
          .source(CORE, "ValidateSecretUpdate");
  static final Rule SELECTOR =
      Rule.of("PLM3985", "D8")
          .at("spec.selector")
          .says("a Deployment, ReplicaSet or DaemonSet keeps its selector")
          .fix(AGAIN)
          .source(APPS, "ValidateDeploymentUpdate");
  static final Rule STRATEGY =
      Rule.of("PLM3998", "D9")
          .at("spec.strategy.rollingUpdate")
          .says("a strategy that is not RollingUpdate leaves nothing of it")
          .fix("replace the object once, for example with kubectl replace")
          .source(APPS, "ValidateDeploymentStrategy");
  static final Rule STATEFUL_SET =
      Rule.of("PLM3986", "T8")
          .at("spec")
          .says("of a StatefulSet only scale, template, strategy and retention change")
          .fix("keep it, or delete the StatefulSet with --cascade=orphan and create it again")
          .source(APPS, "ValidateStatefulSetUpdate");
  static final Rule JOB =
      Rule.of("PLM3987", "J17")
          .at("spec.template")
          .says("a Job keeps its template, selector and completions")
          .fix("make a Job of another name, or delete this one first")
          .source(BATCH, "ValidateJobSpecUpdate");
  static final Rule SERVICE =
      Rule.of("PLM3988", "SV14")
          .at("spec.clusterIP")
          .says("a Service keeps its address, family and class of load balancer")
          .fix(AGAIN)
          .source(CORE, "ValidateServiceUpdate");
  static final Rule ROLE_REF =
      Rule.of("PLM3989", "RB7")
          .at("roleRef")
          .says("a binding keeps its role")
          .fix("make a binding of another name, and delete this one")
          .source(RBAC, "ValidateRoleBindingUpdate");
  static final Rule CLAIM =
      Rule.of("PLM3990", "Q5")
          .at("spec")
          .says("of a claim only the storage grows, once it is bound")
          .fix("keep it, or make a claim of another name and copy the data")
          .source(CORE, "ValidatePersistentVolumeClaimUpdate");
  static final Rule STORAGE_CLASS =
      Rule.of("PLM3991", "K3")
          .at("provisioner")
          .says("a StorageClass or CSIDriver keeps what volumes were made with")
          .fix(AGAIN)
          .source(STORAGE, "ValidateStorageClassUpdate");
  static final Rule DEFINITION =
      Rule.of("PLM3992", "Y12")
          .at("spec.names")
          .says("a CustomResourceDefinition keeps its group, names and scope")
          .fix(AGAIN)
          .source(DEFINITIONS, "validateCustomResourceDefinitionSpecUpdate");
  static final Rule INGRESS_CLASS =
      Rule.of("PLM3993", "I9")
          .at("spec.controller")
          .says("an IngressClass keeps its controller")
          .fix(AGAIN)
          .source(NETWORKING, "validateIngressClassSpecUpdate");
  static final Rule CLASS =
      Rule.of("PLM3994", "O3")
          .at("value")
          .says("a PriorityClass keeps its value, a RuntimeClass its handler")
          .fix(AGAIN)
          .source(SCHEDULING, "ValidatePriorityClassUpdate");
  static final Rule SCOPES =
      Rule.of("PLM3995", "RQ4")
          .at("spec.scopes")
          .says("a ResourceQuota keeps its scopes")
          .fix(AGAIN)
          .source(CORE, "ValidateResourceQuotaUpdate");
  static final Rule POD =
      Rule.of("PLM3996", "P33")
          .at("spec")
          .says("of a Pod only images, tolerations and the deadline change")
          .fix(AGAIN)
          .source(CORE, "ValidatePodUpdate");
  static final Rule VOLUME =
      Rule.of("PLM3997", "PV4")
          .at("spec")
          .says("a PersistentVolume keeps its source and mode")
          .fix(AGAIN)
          .source(CORE, "ValidatePersistentVolumeUpdate");

  private static final Set<String> STATEFUL_SET_CHANGES =
      Set.of(
          "replicas",
          "ordinals",
          "template",
          "updateStrategy",
          "revisionHistoryLimit",
          "persistentVolumeClaimRetentionPolicy",
          "minReadySeconds");

  /** What in the spec of a PersistentVolume is not its source. */
  private static final Set<String> VOLUME_CHANGES =
      Set.of(
          "accessModes",
          "capacity",
          "claimRef",
          "mountOptions",
          "nodeAffinity",
          "persistentVolumeReclaimPolicy",
          "storageClassName",
          "volumeAttributesClassName");

  /** From this minor on a suspended Job may change the resources of its containers. */
  private static final KubernetesVersion SUSPENDED_RESOURCES = KubernetesVersion.V1_36;

  /** By group and kind. */
  private static final Map<String, Consumer<Change>> BY_KIND =
      Map.ofEntries(
          Map.entry("/ConfigMap", UpdateRules::configMap),
          Map.entry("/Secret", UpdateRules::secret),
          Map.entry("/Service", UpdateRules::service),
          Map.entry("/PersistentVolumeClaim", UpdateRules::claim),
          Map.entry("/PersistentVolume", UpdateRules::volume),
          Map.entry("/Pod", UpdateRules::pod),
          Map.entry("/ResourceQuota", UpdateRules::scopes),
          Map.entry("apps/Deployment", UpdateRules::deployment),
          Map.entry("apps/ReplicaSet", UpdateRules::selector),
          Map.entry("apps/DaemonSet", UpdateRules::selector),
          Map.entry("apps/StatefulSet", UpdateRules::statefulSet),
          Map.entry("batch/Job", UpdateRules::job),
          Map.entry("rbac.authorization.k8s.io/RoleBinding", c -> c.at("roleRef").keep(ROLE_REF)),
          Map.entry(
              "rbac.authorization.k8s.io/ClusterRoleBinding", c -> c.at("roleRef").keep(ROLE_REF)),
          Map.entry("storage.k8s.io/StorageClass", UpdateRules::storageClass),
          Map.entry("storage.k8s.io/CSIDriver", UpdateRules::driver),
          Map.entry("apiextensions.k8s.io/CustomResourceDefinition", UpdateRules::definition),
          Map.entry(
              "networking.k8s.io/IngressClass",
              c -> c.at("spec", "controller").keep(INGRESS_CLASS)),
          Map.entry("node.k8s.io/RuntimeClass", c -> c.at("handler").keep(CLASS)),
          Map.entry("scheduling.k8s.io/PriorityClass", UpdateRules::priorityClass));

  private UpdateRules() {}

  /**
   * Applies the rules.
   *
   * @param former the object as it was
   */
  static void apply(RuleRun run, KindSchema kind, CheckedDocument former) {
    Consumer<Change> rules = BY_KIND.get(kind.group() + "/" + kind.kind());
    if (rules != null) {
      rules.accept(new Change(run.root(), former.filled(), former.given()));
    }
  }

  private static void configMap(Change object) {
    if (object.at("immutable").formerText().equals("true")) {
      List.of("immutable", "data", "binaryData")
          .forEach(field -> object.at(field).keep(CONFIG_MAP));
    }
  }

  private static void secret(Change object) {
    object.at("type").keep(SECRET);
    if (object.at("immutable").formerText().equals("true")) {
      List.of("immutable", "data", "stringData").forEach(field -> object.at(field).keep(SECRET));
    }
  }

  private static void deployment(Change object) {
    selector(object);
    strategy(object.at("spec", "strategy"), "Recreate");
  }

  /**
   * A server-side apply leaves what the server filled in before, here for a strategy that then is
   * another.
   */
  private static void strategy(Change strategy, String other) {
    boolean leaves =
        strategy.now().text("type").equals(other)
            && !strategy.at("type").formerText().equals(other)
            && strategy.at("rollingUpdate").was();
    if (leaves) {
      strategy
          .now()
          .at("rollingUpdate")
          .refuse(STRATEGY, "stays as the server filled it in, beside type " + other);
    }
  }

  private static void selector(Change object) {
    object.at("spec", "selector").keep(SELECTOR);
  }

  private static void statefulSet(Change object) {
    keepAllBut(object.at("spec"), STATEFUL_SET_CHANGES, STATEFUL_SET);
    strategy(object.at("spec", "updateStrategy"), "OnDelete");
  }

  private static void keepAllBut(Change spec, Set<String> changing, Rule rule) {
    var fields = new TreeSet<String>();
    if (spec.now().node() instanceof MapNode map) {
      fields.addAll(map.keys());
    }
    if (spec.former() instanceof MapNode map) {
      fields.addAll(map.keys());
    }
    fields.removeAll(changing);
    fields.forEach(field -> spec.at(field).keep(rule));
  }

  private static void job(Change object) {
    Change spec = object.at("spec");
    for (String field :
        List.of(
            "selector",
            "completionMode",
            "podFailurePolicy",
            "backoffLimitPerIndex",
            "managedBy",
            "successPolicy")) {
      spec.at(field).keep(JOB);
    }
    Change completions = spec.at("completions");
    boolean indexed = spec.now().text("completionMode").equals("Indexed");
    if (!indexed) {
      completions.keep(JOB);
    } else if (!completions.isSame()
        && completions.now().isGiven()
        && completions.now().number(0) != spec.now().at("parallelism").number(1)) {
      completions
          .now()
          .refuse(
              JOB,
              completions.now().shown() + " changes without parallelism",
              "write the same number as parallelism");
    }
    jobTemplate(spec.at("template"), spec.at("suspend").formerText().equals("true"));
  }

  /** A suspended Job that has not run may be told where to run, and from 1.36 on with how much. */
  private static void jobTemplate(Change template, boolean suspended) {
    if (!suspended) {
      template.keep(JOB);
      return;
    }
    keepAllBut(template.at("metadata"), Set.of("labels", "annotations"), JOB);
    Change spec = template.at("spec");
    Set<String> changing =
        new HashSet<>(Set.of("affinity", "nodeSelector", "tolerations", "schedulingGates"));
    boolean resources = template.now().run().isAtLeast(SUSPENDED_RESOURCES);
    if (resources) {
      changing.addAll(Set.of("containers", "initContainers"));
      List.of("containers", "initContainers")
          .forEach(kind -> containers(spec.at(kind), "resources", JOB));
    }
    keepAllBut(spec, changing, JOB);
    keepAllBut(spec.at("affinity"), Set.of("nodeAffinity"), JOB);
  }

  /** Of containers only one field changes, and there are as many as before. */
  private static void containers(Change containers, String changing, Rule rule) {
    if (!(containers.former() instanceof ListNode before)
        || before.size() != containers.now().size()) {
      containers.keep(rule);
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      keepAllBut(containers.item(i), Set.of(changing), rule);
    }
  }

  private static void service(Change object) {
    Change spec = object.at("spec");
    boolean outside =
        spec.now().text("type").equals("ExternalName")
            || spec.at("type").formerText().equals("ExternalName");
    if (!outside) {
      // What is not said the server keeps as it gave it out; what is said must be what it gave out.
      Change address = spec.at("clusterIP");
      if (address.now().isGiven() && !address.now().text().isEmpty() && !address.isSame()) {
        address.refuse(SERVICE);
      }
      boolean headless = address.formerText().equals("None");
      Change families = spec.at("ipFamilies");
      if (!headless && families.was() && families.now().size() > 0) {
        families.item(0).keep(SERVICE);
      }
    }
    boolean balanced =
        spec.now().text("type").equals("LoadBalancer")
            && spec.at("type").formerText().equals("LoadBalancer");
    if (balanced) {
      spec.at("loadBalancerClass").keep(SERVICE);
    }
  }

  private static void claim(Change object) {
    Change spec = object.at("spec");
    var changing = new HashSet<>(Set.of("resources", "volumeAttributesClassName"));
    // What was left open the server or its controllers filled in.
    List.of("volumeName", "storageClassName").stream()
        .filter(field -> !spec.at(field).was())
        .forEach(changing::add);
    keepAllBut(spec, changing, CLAIM);
    Change resources = spec.at("resources");
    keepAllBut(resources, Set.of("requests"), CLAIM);
    Change storage = resources.at("requests", "storage");
    Optional<Quantity> now = ResourceRules.quantity(storage.now());
    String before = storage.formerText();
    if (now.isPresent()
        && Quantity.find(before).filter(former -> now.get().compareTo(former) < 0).isPresent()) {
      storage
          .now()
          .refuse(
              CLAIM,
              storage.now().shown() + " is less than the former " + before,
              "write at least " + before);
    }
  }

  private static void volume(Change object) {
    keepAllBut(object.at("spec"), VOLUME_CHANGES, VOLUME);
  }

  private static void pod(Change object) {
    Change spec = object.at("spec");
    Set<String> changing =
        Set.of(
            "containers",
            "initContainers",
            "ephemeralContainers",
            "activeDeadlineSeconds",
            "tolerations",
            "schedulingGates",
            // Filled in by the server when the Pod is created.
            "nodeName",
            "serviceAccountName",
            "serviceAccount",
            "volumes",
            "priority",
            "preemptionPolicy");
    keepAllBut(spec, changing, POD);
    List.of("containers", "initContainers")
        .forEach(kind -> containers(spec.at(kind), "image", POD));
    Change deadline = spec.at("activeDeadlineSeconds");
    boolean later =
        deadline.was()
            && (!deadline.now().isGiven()
                || deadline.now().number(0) > Long.parseLong(deadline.formerText()));
    if (later) {
      deadline.refuse(POD);
    }
  }

  private static void scopes(Change object) {
    Change scopes = object.at("spec", "scopes");
    var now = new HashSet<String>();
    scopes.now().items().forEach(item -> now.add(item.text()));
    var before = new HashSet<String>();
    if (scopes.former() instanceof ListNode list) {
      for (Node item : list.items()) {
        before.add(item instanceof ScalarNode scope ? scope.text() : "");
      }
    }
    if (!now.equals(before)) {
      scopes.refuse(SCOPES);
    }
  }

  private static void storageClass(Change object) {
    List.of("provisioner", "parameters", "reclaimPolicy", "volumeBindingMode")
        .forEach(field -> object.at(field).keep(STORAGE_CLASS));
  }

  private static void driver(Change object) {
    object.at("spec", "attachRequired").keep(STORAGE_CLASS);
    object.at("spec", "volumeLifecycleModes").keep(STORAGE_CLASS);
  }

  private static void definition(Change object) {
    Change spec = object.at("spec");
    spec.at("group").keep(DEFINITION);
    spec.at("scope").keep(DEFINITION);
    spec.at("names", "kind").keep(DEFINITION);
    spec.at("names", "plural").keep(DEFINITION);
  }

  private static void priorityClass(Change object) {
    object.at("value").keep(CLASS);
    object.at("preemptionPolicy").keep(CLASS);
  }
}
