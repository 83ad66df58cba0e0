package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.AUTOSCALING;
import static dev.plimsoll.check.admission.Source.POLICY;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of horizontal autoscalers and disruption budgets. */
final class ScalingRules {
  static final Rule REPLICAS =
      rule("PLM3911", "H1", "spec.maxReplicas")
          .says("maxReplicas is at least 1 and not below minReplicas, which is at least 1")
          .fix("write minReplicas from 1, and maxReplicas not below")
          .source(AUTOSCALING, "validateHorizontalPodAutoscalerSpec");
  static final Rule TARGET_REF =
      rule("PLM3912", "H2", "spec.scaleTargetRef")
          .says("an autoscaler refers to what it scales by apiVersion, kind and name")
          .fix("write apiVersion, kind and name")
          .source(AUTOSCALING, "ValidateCrossVersionObjectReference");
  static final Rule METRIC =
      rule("PLM3913", "H3", "spec.metrics.type")
          .says("a metric has the field that its type names, and no other")
          .fix("write for example type Resource and resource")
          .source(AUTOSCALING, "validateMetricSpec");
  static final Rule TARGET =
      rule("PLM3914", "H4", "spec.metrics.resource.target")
          .says("a target has a type, and values above 0")
          .fix("write type Utilization with averageUtilization, or AverageValue with averageValue")
          .source(AUTOSCALING, "validateMetricTarget");
  static final Rule RESOURCE =
      rule("PLM3915", "H5", "spec.metrics.resource")
          .says("a metric of a resource names it and has averageUtilization or averageValue")
          .fix("write one of them")
          .source(AUTOSCALING, "validateResourceSource");
  static final Rule OTHER =
      rule("PLM3916", "H6", "spec.metrics.pods")
          .says("a metric of pods, an object or the outside has a name and the value that it needs")
          .fix("write metric.name, and averageValue or value")
          .source(AUTOSCALING, "validatePodsSource");
  static final Rule BEHAVIOR =
      rule("PLM3917", "H7", "spec.behavior")
          .says("a behavior has windows up to an hour and policies up to half an hour")
          .fix(
              "write stabilizationWindowSeconds from 0 to 3600, and policies with periodSeconds from 1 to 1800")
          .source(AUTOSCALING, "validateScalingRules");
  static final Rule CPU =
      rule("PLM3918", "H8", "spec.targetCPUUtilizationPercentage")
          .says("a target utilisation is at least 1")
          .fix("write a percentage such as 70")
          .source(AUTOSCALING, "validateHorizontalPodAutoscalerSpec");
  static final Rule BUDGET =
      rule("PLM3921", "B1", "spec.minAvailable")
          .says("a budget has minAvailable or maxUnavailable, a count or a percentage up to 100%")
          .fix("leave one of them")
          .source(POLICY, "ValidatePodDisruptionBudgetSpec");
  static final Rule EVICTION =
      rule("PLM3922", "B2", "spec.unhealthyPodEvictionPolicy")
          .says("unhealthyPodEvictionPolicy is IfHealthyBudget or AlwaysAllow")
          .fix("write one of them")
          .source(POLICY, "ValidatePodDisruptionBudgetSpec");

  private static final Map<String, String> FIELDS =
      Map.of(
          "Resource",
          "resource",
          "ContainerResource",
          "containerResource",
          "Pods",
          "pods",
          "Object",
          "object",
          "External",
          "external");

  private ScalingRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void autoscaler(Field root) {
    Field spec = root.at("spec");
    Field min = spec.at("minReplicas");
    Field max = spec.at("maxReplicas");
    if (min.number(1) < 1 && !(min.number(1) == 0 && scalesToZero(spec))) {
      min.refuse(REPLICAS, min.shown() + " must be at least 1");
    }
    if (max.number(0) < 1) {
      max.refuse(REPLICAS, max.shown() + " must be at least 1");
    }
    if (max.number(0) < min.number(1)) {
      max.refuse(REPLICAS, max.shown() + " is below minReplicas " + min.number(1));
    }
    targetRef(spec.at("scaleTargetRef"), true);
    for (Field metric : spec.at("metrics").items()) {
      metric(metric);
    }
    for (String direction : List.of("scaleUp", "scaleDown")) {
      if (spec.at("behavior").has(direction)) {
        scaling(spec.at("behavior", direction));
      }
    }
    if (spec.has("targetCPUUtilizationPercentage")
        && spec.at("targetCPUUtilizationPercentage").number(1) < 1) {
      spec.at("targetCPUUtilizationPercentage")
          .refuse(CPU, spec.at("targetCPUUtilizationPercentage").shown() + " must be at least 1");
    }
  }

  /** Behind a gate that is off to 1.36. */
  private static boolean scalesToZero(Field spec) {
    return spec.run().isAtLeast(KubernetesVersion.V1_37)
        && spec.at("metrics").items().stream()
            .anyMatch(metric -> List.of("Object", "External").contains(metric.text("type")));
  }

  private static void targetRef(Field ref, boolean scaled) {
    for (String key : List.of("kind", "name")) {
      Field part = ref.at(key);
      if (part.text().isEmpty()) {
        part.refuse(TARGET_REF, "there is no " + key);
      } else {
        part.refuse(TARGET_REF, NameRules.pathSegmentName(part.text()));
      }
    }
    Field version = ref.at("apiVersion");
    if (!scaled) {
      return;
    }
    String text = version.text();
    int slash = text.indexOf('/');
    boolean controller = ref.text("kind").equals("ReplicationController");
    if (text.indexOf('/', slash + 1) >= 0 && slash >= 0) {
      version.refuse(TARGET_REF, version.shown() + " is no apiVersion");
    } else if ((slash <= 0) && !controller) {
      version.refuse(
          TARGET_REF, version.shown() + " names no API group", "write for example apps/v1");
    }
  }

  private static void metric(Field metric) {
    Field type = metric.at("type");
    String wanted = FIELDS.get(type.text());
    if (wanted == null) {
      type.refuse(
          METRIC, type.shown() + " must be ContainerResource, External, Object, Pods or Resource");
      return;
    }
    for (String field : FIELDS.values().stream().sorted().toList()) {
      if (metric.has(field) && !field.equals(wanted)) {
        metric.at(field).refuse(METRIC, field + " beside type " + type.text());
      }
    }
    Field source = metric.at(wanted);
    if (!source.isGiven()) {
      source.refuse(METRIC, "type " + type.text() + " without " + wanted);
      return;
    }
    source(source, wanted);
  }

  private static void source(Field source, String kind) {
    Field target = source.at("target");
    target(target);
    boolean utilization = target.has("averageUtilization");
    boolean average = target.has("averageValue");
    boolean value = target.has("value");
    switch (kind) {
      case "resource", "containerResource" -> {
        if (source.text("name").isEmpty()) {
          source.at("name").refuse(RESOURCE, "there is no name");
        }
        if (kind.equals("containerResource")) {
          Field container = source.at("container");
          container.refuse(RESOURCE, NameRules.dns1123Label(container.text()));
          Field name = source.at("name");
          name.refuse(
              RESOURCE,
              name.text().isEmpty() ? Optional.empty() : ResourceRules.nameProblem(name.text()));
        }
        if (utilization == average) {
          target.refuse(
              RESOURCE,
              utilization
                  ? "both averageUtilization and averageValue"
                  : "neither averageUtilization nor averageValue");
        }
      }
      case "pods" -> {
        named(source.at("metric"));
        if (!average || isNotPositive(target.at("averageValue"))) {
          target.at("averageValue").refuse(OTHER, "a metric of pods without averageValue above 0");
        }
      }
      case "object" -> {
        targetRef(source.at("describedObject"), false);
        named(source.at("metric"));
        if (!average && !value) {
          target.refuse(OTHER, "neither value nor averageValue");
        }
      }
      default -> {
        named(source.at("metric"));
        if (average == value) {
          target.refuse(
              OTHER, value ? "both value and averageValue" : "neither value nor averageValue");
        }
      }
    }
  }

  private static void named(Field metric) {
    Field name = metric.at("name");
    if (name.text().isEmpty()) {
      name.refuse(OTHER, "a metric has no name");
    } else {
      name.refuse(OTHER, NameRules.pathSegmentName(name.text()));
    }
  }

  private static void target(Field target) {
    List<String> types = List.of("Utilization", "Value", "AverageValue");
    if (!types.contains(target.text("type"))) {
      target
          .at("type")
          .refuse(TARGET, target.at("type").shown() + " must be " + Shown.either(types));
    }
    for (String key : List.of("value", "averageValue")) {
      if (target.has(key) && isNotPositive(target.at(key))) {
        target.at(key).refuse(TARGET, target.at(key).shown() + " must be above 0");
      }
    }
    Field utilization = target.at("averageUtilization");
    if (utilization.isGiven() && utilization.number(0) < 1) {
      utilization.refuse(TARGET, utilization.shown() + " must be at least 1");
    }
  }

  private static boolean isNotPositive(Field amount) {
    return ResourceRules.quantity(amount).filter(quantity -> quantity.signum() <= 0).isPresent();
  }

  private static void scaling(Field rules) {
    rules.at("stabilizationWindowSeconds").within(BEHAVIOR, 0, 3600);
    if (rules.has("selectPolicy")) {
      rules.at("selectPolicy").oneOf(BEHAVIOR, List.of("Max", "Min", "Disabled"));
    }
    if (rules.has("tolerance")
        && rules.run().isAtLeast(KubernetesVersion.V1_35)
        && ResourceRules.quantity(rules.at("tolerance")).filter(q -> q.signum() < 0).isPresent()) {
      rules
          .at("tolerance")
          .refuse(BEHAVIOR, rules.at("tolerance").shown() + " must not be negative");
    }
    Field policies = rules.at("policies");
    if (policies.isEmpty()) {
      policies.refuse(BEHAVIOR, "there is no policy");
    }
    for (Field policy : policies.items()) {
      if (!List.of("Pods", "Percent").contains(policy.text("type"))) {
        policy.at("type").refuse(BEHAVIOR, policy.at("type").shown() + " must be Pods or Percent");
      }
      if (policy.at("value").number(0) < 1) {
        policy.at("value").refuse(BEHAVIOR, policy.at("value").shown() + " must be at least 1");
      }
      long period = policy.at("periodSeconds").number(0);
      if (period < 1 || period > 1800) {
        policy
            .at("periodSeconds")
            .refuse(BEHAVIOR, policy.at("periodSeconds").shown() + " must be from 1 to 1800");
      }
    }
  }

  static void budget(Field root) {
    Field spec = root.at("spec");
    if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
      spec.at("maxUnavailable").refuse(BUDGET, "minAvailable and maxUnavailable");
    }
    for (String key : List.of("minAvailable", "maxUnavailable")) {
      if (spec.has(key)) {
        Field share = spec.at(key);
        share.refuse(BUDGET, Syntax.countOrPercent(share));
        if (Syntax.percent(share) > 100) {
          share.refuse(BUDGET, share.shown() + " must not be above 100%");
        }
      }
    }
    SelectorRules.check(spec.at("selector"));
    if (spec.has("unhealthyPodEvictionPolicy")) {
      spec.at("unhealthyPodEvictionPolicy")
          .oneOf(EVICTION, List.of("IfHealthyBudget", "AlwaysAllow"));
    }
  }
}
