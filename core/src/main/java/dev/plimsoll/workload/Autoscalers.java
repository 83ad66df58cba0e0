package dev.plimsoll.workload;

import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.IntOrPercent;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRulesBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehaviorBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;
import java.util.List;

/** Turns scaling into a HorizontalPodAutoscaler. */
final class Autoscalers {
  private Autoscalers() {}

  static HasMetadata lower(Scaling scaling, ControllerParts parts, String kind) {
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(parts.metadata())
        .withNewSpec()
        .withNewScaleTargetRef("apps/v1", kind, parts.name())
        .withMinReplicas(scaling.least())
        .withMaxReplicas(scaling.most())
        .withMetrics(scaling.metrics().stream().map(Autoscalers::metric).toList())
        .withBehavior(behaviour(scaling))
        .endSpec()
        .build();
  }

  private static MetricSpec metric(Scaling.Metric metric) {
    var builder = new MetricSpecBuilder();
    if (metric instanceof Scaling.Metric.Utilization share) {
      builder
          .withType("Resource")
          .withNewResource()
          .withName(share.resource())
          .withNewTarget()
          .withType("Utilization")
          .withAverageUtilization(share.percent())
          .endTarget()
          .endResource();
    } else if (metric instanceof Scaling.Metric.OfPods pods) {
      builder
          .withType("Pods")
          .withNewPods()
          .withNewMetric()
          .withName(pods.name())
          .endMetric()
          .withNewTarget()
          .withType("AverageValue")
          .withAverageValue(Quantities.of(pods.average()))
          .endTarget()
          .endPods();
    } else if (metric instanceof Scaling.Metric.OfObject object) {
      builder
          .withType("Object")
          .withNewObject()
          .withNewDescribedObject(object.of().apiVersion(), object.of().kind(), object.of().name())
          .withNewMetric()
          .withName(object.name())
          .endMetric()
          .withNewTarget()
          .withType("Value")
          .withValue(Quantities.of(object.value()))
          .endTarget()
          .endObject();
    } else if (metric instanceof Scaling.Metric.External external) {
      builder
          .withType("External")
          .withNewExternal()
          .withNewMetric()
          .withName(external.name())
          .withSelector(
              external.selector().isEmpty()
                  ? null
                  : new LabelSelectorBuilder().withMatchLabels(external.selector().asMap()).build())
          .endMetric()
          .withNewTarget()
          .withType("AverageValue")
          .withAverageValue(Quantities.of(external.average()))
          .endTarget()
          .endExternal();
    }
    return builder.build();
  }

  /** Null if nothing differs from Kubernetes' own, as fabric8 wants it. */
  private static HorizontalPodAutoscalerBehavior behaviour(Scaling scaling) {
    if (scaling.up().isEmpty() && scaling.down().isEmpty()) {
      return null;
    }
    return new HorizontalPodAutoscalerBehaviorBuilder()
        .withScaleUp(scaling.up().map(Autoscalers::rules).orElse(null))
        .withScaleDown(scaling.down().map(Autoscalers::rules).orElse(null))
        .build();
  }

  private static HPAScalingRules rules(ScalingPace pace) {
    var builder =
        new HPAScalingRulesBuilder()
            .withStabilizationWindowSeconds(
                pace.calm().map(DurationText::seconds).map(Math::toIntExact).orElse(null));
    List<ScalingPace.Step> steps = pace.steps();
    for (ScalingPace.Step step : steps) {
      boolean count = step.pods() instanceof IntOrPercent.Count;
      builder
          .addNewPolicy()
          .withType(count ? "Pods" : "Percent")
          .withValue(number(step.pods()))
          .withPeriodSeconds(Math.toIntExact(DurationText.seconds(step.period())))
          .endPolicy();
    }
    return builder.build();
  }

  private static int number(IntOrPercent pods) {
    return pods instanceof IntOrPercent.Count count
        ? count.value()
        : ((IntOrPercent.Percent) pods).value();
  }
}
