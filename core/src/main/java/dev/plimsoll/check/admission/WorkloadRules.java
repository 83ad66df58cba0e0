package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.APPS;
import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.unit.NameRules;
import java.util.List;
import java.util.Set;

/** Rules of Deployments, ReplicaSets, StatefulSets, DaemonSets and replication controllers. */
final class WorkloadRules {
  static final Rule SELECTOR =
      rule("PLM3801", "D1", "spec.selector")
          .says("a workload selects its pods")
          .fix("write matchLabels with the labels of the template")
          .source(APPS, "ValidateDeploymentSpec");
  static final Rule MATCH =
      rule("PLM3802", "D2", "spec.template.metadata.labels")
          .says("the labels of the template match the selector")
          .fix("give the template the labels of spec.selector")
          .source(APPS, "ValidatePodTemplateSpecForReplicaSet");
  static final Rule TEMPLATE =
      rule("PLM3803", "D3", "spec.template.spec")
          .says("pods of a workload that runs on restart always and have no deadline")
          .fix("remove restartPolicy and activeDeadlineSeconds, or write a Job")
          .source(APPS, "ValidatePodTemplateSpecForReplicaSet");
  static final Rule COUNTS =
      rule("PLM3804", "D4", "spec.replicas")
          .says(
              "replicas, minReadySeconds, revisionHistoryLimit and progressDeadlineSeconds are not negative")
          .fix("write a number from 0")
          .source(APPS, "ValidateDeploymentSpec");
  static final Rule PROGRESS =
      rule("PLM3805", "D5", "spec.progressDeadlineSeconds")
          .says("progressDeadlineSeconds, 600 unless given, is above minReadySeconds")
          .fix("raise progressDeadlineSeconds or lower minReadySeconds")
          .source(APPS, "ValidateDeploymentSpec");
  static final Rule STRATEGY =
      rule("PLM3806", "D6", "spec.strategy.type")
          .says("a strategy is Recreate, or RollingUpdate with its numbers")
          .fix("write type RollingUpdate, or remove rollingUpdate")
          .source(APPS, "ValidateDeploymentStrategy");
  static final Rule ROLLING =
      rule("PLM3807", "D7", "spec.strategy.rollingUpdate")
          .says(
              "a rolling update moves pods: maxSurge and maxUnavailable are counts or percentages, not both 0")
          .fix("write for example maxSurge: 25% and maxUnavailable: 0")
          .source(APPS, "ValidateRollingUpdateDeployment");
  static final Rule MANAGEMENT =
      rule("PLM3811", "T1", "spec.podManagementPolicy")
          .says("podManagementPolicy is OrderedReady or Parallel")
          .fix("write one of them")
          .source(APPS, "ValidateStatefulSetSpec");
  static final Rule SET_STRATEGY =
      rule("PLM3812", "T2", "spec.updateStrategy")
          .says(
              "an update strategy of a StatefulSet is OnDelete, or RollingUpdate with a partition")
          .fix("write type RollingUpdate, or remove rollingUpdate")
          .source(APPS, "ValidateStatefulSetSpec");
  static final Rule RETENTION =
      rule("PLM3813", "T3", "spec.persistentVolumeClaimRetentionPolicy")
          .says("claims are kept or deleted")
          .fix("write Retain or Delete")
          .source(APPS, "ValidatePersistentVolumeClaimRetentionPolicyType");
  static final Rule SERVICE_NAME =
      rule("PLM3816", "T6", "spec.serviceName")
          .says("the service of a StatefulSet is a label of a domain name")
          .fix("write the name of the headless Service")
          .source(APPS, "ValidateStatefulSetSpec");
  static final Rule CLAIM_NAME =
      rule("PLM3817", "T7", "spec.volumeClaimTemplates")
          .says("a claim template has a name and the spec of a claim")
          .fix("write metadata.name and a spec that a claim can have")
          .source(APPS, "ValidateStatefulSetSpec");
  static final Rule DAEMON_STRATEGY =
      rule("PLM3821", "E1", "spec.updateStrategy")
          .says(
              "a DaemonSet is updated by OnDelete, or by RollingUpdate with either maxSurge or maxUnavailable above 0")
          .fix("write maxUnavailable: 1, or maxSurge with maxUnavailable: 0")
          .source(APPS, "ValidateRollingUpdateDaemonSet");
  static final Rule REVISION =
      rule("PLM3823", "E3", "data")
          .says("a ControllerRevision has an object as data, and a revision from 0")
          .fix("leave ControllerRevisions to controllers")
          .source(APPS, "ValidateControllerRevisionCreate");
  static final Rule CONTROLLER =
      rule("PLM3824", "E4", "spec")
          .says("a ReplicationController has a selector and a template that it selects")
          .fix("write a Deployment instead")
          .source(CORE, "ValidateReplicationControllerSpec");

  private WorkloadRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void deployment(Field root) {
    Field spec = root.at("spec");
    counts(spec, List.of("replicas", "minReadySeconds", "revisionHistoryLimit"));
    selected(spec);
    Field strategy = spec.at("strategy");
    Field rolling = strategy.at("rollingUpdate");
    switch (strategy.text("type")) {
      case "Recreate" -> {
        if (rolling.isGiven()) {
          rolling.refuse(STRATEGY, "rollingUpdate beside type Recreate");
        }
      }
      case "RollingUpdate" -> rolling(rolling);
      default ->
          strategy
              .at("type")
              .refuse(STRATEGY, strategy.at("type").shown() + " must be Recreate or RollingUpdate");
    }
    Field deadline = spec.at("progressDeadlineSeconds");
    deadline.within(COUNTS, 0, Long.MAX_VALUE);
    if (deadline.isGiven()
        && deadline.number(0) >= 0
        && deadline.number(0) <= spec.at("minReadySeconds").number(0)) {
      deadline.refuse(
          PROGRESS,
          "progressDeadlineSeconds "
              + deadline.shown()
              + " is not above minReadySeconds "
              + spec.at("minReadySeconds").number(0));
    }
  }

  private static void rolling(Field rolling) {
    Field surge = rolling.at("maxSurge");
    Field unavailable = rolling.at("maxUnavailable");
    surge.refuse(ROLLING, Syntax.countOrPercent(surge));
    unavailable.refuse(ROLLING, Syntax.countOrPercent(unavailable));
    if (Syntax.isZero(surge) && Syntax.isZero(unavailable)) {
      rolling.refuse(ROLLING, "maxSurge and maxUnavailable are both 0");
    }
    atMostAll(unavailable, ROLLING);
  }

  private static void atMostAll(Field share, Rule rule) {
    if (Syntax.percent(share) > 100) {
      share.refuse(rule, share.shown() + " must not be above 100%");
    }
  }

  static void replicaSet(Field root) {
    Field spec = root.at("spec");
    counts(spec, List.of("replicas", "minReadySeconds"));
    selected(spec);
  }

  static void statefulSet(Field root) {
    Field spec = root.at("spec");
    counts(spec, List.of("replicas", "minReadySeconds"));
    spec.at("ordinals", "start").within(COUNTS, 0, Long.MAX_VALUE);
    spec.at("podManagementPolicy").oneOf(MANAGEMENT, List.of("OrderedReady", "Parallel"));
    Field strategy = spec.at("updateStrategy");
    switch (strategy.text("type")) {
      case "OnDelete" -> {
        if (strategy.has("rollingUpdate")) {
          strategy.at("rollingUpdate").refuse(SET_STRATEGY, "rollingUpdate beside type OnDelete");
        }
      }
      case "RollingUpdate" -> {
        Field rolling = strategy.at("rollingUpdate");
        rolling.at("partition").within(SET_STRATEGY, 0, Long.MAX_VALUE);
        setUnavailable(rolling.at("maxUnavailable"));
      }
      default ->
          strategy
              .at("type")
              .refuse(
                  SET_STRATEGY, strategy.at("type").shown() + " must be OnDelete or RollingUpdate");
    }
    Field retention = spec.at("persistentVolumeClaimRetentionPolicy");
    for (String key : List.of("whenDeleted", "whenScaled")) {
      retention.at(key).oneOf(RETENTION, List.of("Retain", "Delete"));
    }
    Field service = spec.at("serviceName");
    if (!service.text().isEmpty()) {
      service.refuse(SERVICE_NAME, NameRules.dns1123Label(service.text()));
    }
    selector(spec);
    template(spec, spec.at("volumeClaimTemplates"));
    for (Field claim : spec.at("volumeClaimTemplates").items()) {
      claim(claim);
    }
  }

  /** Behind a gate that is off to 1.36: the field is dropped there. */
  private static void setUnavailable(Field unavailable) {
    if (!unavailable.isGiven()
        || !unavailable.run().isAtLeast(dev.plimsoll.schema.KubernetesVersion.V1_37)) {
      return;
    }
    unavailable.refuse(SET_STRATEGY, Syntax.countOrPercent(unavailable));
    if (Syntax.isZero(unavailable)) {
      unavailable.refuse(SET_STRATEGY, "maxUnavailable is 0");
    }
    atMostAll(unavailable, SET_STRATEGY);
  }

  private static void claim(Field claim) {
    Field name = claim.at("metadata", "name");
    name.refuse(CLAIM_NAME, NameRules.dns1123Label(name.text()));
    ClaimRules.template(claim.at("spec"));
  }

  static void daemonSet(Field root) {
    Field spec = root.at("spec");
    counts(spec, List.of("minReadySeconds", "revisionHistoryLimit"));
    selected(spec);
    Field strategy = spec.at("updateStrategy");
    switch (strategy.text("type")) {
      case "OnDelete" -> {
        // rollingUpdate beside it is passed over.
      }
      case "RollingUpdate" -> daemonRolling(strategy.at("rollingUpdate"));
      default ->
          strategy
              .at("type")
              .refuse(
                  DAEMON_STRATEGY,
                  strategy.at("type").shown() + " must be RollingUpdate or OnDelete");
    }
  }

  private static void daemonRolling(Field rolling) {
    Field surge = rolling.at("maxSurge");
    Field unavailable = rolling.at("maxUnavailable");
    surge.refuse(DAEMON_STRATEGY, Syntax.countOrPercent(surge));
    unavailable.refuse(DAEMON_STRATEGY, Syntax.countOrPercent(unavailable));
    atMostAll(surge, DAEMON_STRATEGY);
    atMostAll(unavailable, DAEMON_STRATEGY);
    boolean surges = !Syntax.isZero(surge);
    boolean lacks = !Syntax.isZero(unavailable);
    if (surges == lacks) {
      rolling.refuse(
          DAEMON_STRATEGY,
          surges
              ? "maxSurge and maxUnavailable are both above 0"
              : "maxSurge and maxUnavailable are both 0");
    }
  }

  static void controllerRevision(Field root) {
    Field data = root.at("data");
    if (!data.isGiven() || !(data.node() instanceof dev.plimsoll.node.MapNode)) {
      data.refuse(REVISION, data.isGiven() ? data.shown() + " is no object" : "there is no data");
    }
    root.at("revision").within(REVISION, 0, Long.MAX_VALUE);
  }

  static void replicationController(Field root) {
    Field spec = root.at("spec");
    spec.at("minReadySeconds").within(COUNTS, 0, Long.MAX_VALUE);
    spec.at("replicas").within(COUNTS, 0, Long.MAX_VALUE);
    Field selector = spec.at("selector");
    if (selector.isEmpty()) {
      selector.refuse(CONTROLLER, "there is no selector");
    }
    Field template = spec.at("template");
    if (!template.isGiven()) {
      template.refuse(CONTROLLER, "there is no template");
      return;
    }
    PodRules.checkTemplate(template, template.at("none"));
    Field labels = template.at("metadata", "labels");
    for (Field wanted : selector.entries()) {
      if (!labels.has(wanted.key()) || !labels.text(wanted.key()).equals(wanted.text())) {
        labels.refuse(
            CONTROLLER,
            "the template lacks the label "
                + wanted.key()
                + ": "
                + wanted.text()
                + " of the selector");
        break;
      }
    }
    running(template);
  }

  private static void counts(Field spec, List<String> keys) {
    for (String key : keys) {
      spec.at(key).within(COUNTS, 0, Long.MAX_VALUE);
    }
  }

  private static void selected(Field spec) {
    selector(spec);
    template(spec, spec.at("none"));
  }

  private static void selector(Field spec) {
    Field selector = spec.at("selector");
    if (!selector.isGiven()) {
      selector.refuse(SELECTOR, "there is no selector");
      return;
    }
    SelectorRules.check(selector);
    if (SelectorRules.isEmpty(selector)) {
      selector.refuse(SELECTOR, "an empty selector would select every pod");
    }
  }

  private static void template(Field spec, Field claims) {
    Field template = spec.at("template");
    Field selector = spec.at("selector");
    Field labels = template.at("metadata", "labels");
    if (selector.isGiven()
        && !SelectorRules.isEmpty(selector)
        && !SelectorRules.selects(selector, SelectorRules.asMap(labels))) {
      labels.refuse(MATCH, "the selector does not match the labels of the template");
    }
    PodRules.checkTemplate(template, claims);
    running(template);
  }

  private static void running(Field template) {
    Field policy = template.at("spec", "restartPolicy");
    if (Set.of("OnFailure", "Never").contains(policy.text())) {
      policy.refuse(TEMPLATE, policy.shown() + " must be Always");
    }
    Field deadline = template.at("spec", "activeDeadlineSeconds");
    if (deadline.isGiven()) {
      deadline.refuse(TEMPLATE, "activeDeadlineSeconds in the template of a workload that runs on");
    }
  }
}
