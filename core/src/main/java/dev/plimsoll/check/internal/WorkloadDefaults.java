package dev.plimsoll.check.internal;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;

/**
 * Defaults of what makes pods that depend on other fields: how it rolls, what a Job completes.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/tree/master/pkg/apis">SetDefaults_
 *     functions of apps and batch</a>
 */
final class WorkloadDefaults {
  private WorkloadDefaults() {}

  static MapNode replicationController(MapNode controller) {
    MapNode spec = controller.findMap("spec").orElse(MapNode.empty(controller.origin()));
    MapNode labels =
        spec.findMap("template")
            .flatMap(t -> t.findMap("metadata"))
            .flatMap(m -> m.findMap("labels"))
            .orElse(MapNode.empty(controller.origin()));
    if (labels.isEmpty()) {
      return controller;
    }
    boolean selects = spec.findMap("selector").filter(selector -> !selector.isEmpty()).isPresent();
    MapNode filled = selects ? controller : controller.with("spec", spec.with("selector", labels));
    MapNode metadata = filled.findMap("metadata").orElse(MapNode.empty(controller.origin()));
    boolean labelled = metadata.findMap("labels").filter(own -> !own.isEmpty()).isPresent();
    return labelled ? filled : filled.with("metadata", metadata.with("labels", labels));
  }

  static MapNode rolling(MapNode strategy, String surge, String unavailable) {
    if (!strategy.findText("type").orElse("").equals("RollingUpdate")) {
      return strategy;
    }
    MapNode update = strategy.findMap("rollingUpdate").orElse(MapNode.empty(strategy.origin()));
    MapNode filled =
        Filling.absent(update, "maxUnavailable")
            ? update.with("maxUnavailable", Filling.text(strategy, unavailable))
            : update;
    filled =
        Filling.absent(update, "maxSurge")
            ? filled.with("maxSurge", Filling.text(strategy, surge))
            : filled;
    return strategy.with("rollingUpdate", filled);
  }

  static MapNode daemonSetStrategy(MapNode strategy) {
    if (!strategy.findText("type").orElse("").equals("RollingUpdate")) {
      return strategy;
    }
    MapNode update = strategy.findMap("rollingUpdate").orElse(MapNode.empty(strategy.origin()));
    MapNode filled =
        Filling.absent(update, "maxUnavailable")
            ? update.with("maxUnavailable", Filling.number(strategy, 1))
            : update;
    filled =
        Filling.absent(update, "maxSurge")
            ? filled.with("maxSurge", Filling.number(strategy, 0))
            : filled;
    return strategy.with("rollingUpdate", filled);
  }

  static MapNode statefulSetStrategy(MapNode strategy) {
    if (!strategy.findText("type").orElse("").equals("RollingUpdate")) {
      return strategy;
    }
    MapNode update = strategy.findMap("rollingUpdate").orElse(MapNode.empty(strategy.origin()));
    return strategy.with(
        "rollingUpdate",
        Filling.missing(update, "partition")
            ? update.with("partition", Filling.number(strategy, 0))
            : update);
  }

  /** Of a Job only: the server fills in nothing of the kind in the job template of a CronJob. */
  static MapNode job(MapNode spec) {
    MapNode filled = spec;
    if (Filling.missing(spec, "completions") && Filling.missing(spec, "parallelism")) {
      filled = filled.with("completions", Filling.number(spec, 1));
    }
    if (Filling.missing(spec, "parallelism")) {
      filled = filled.with("parallelism", Filling.number(spec, 1));
    }
    if (Filling.missing(spec, "backoffLimit")) {
      filled =
          filled.with(
              "backoffLimit",
              Filling.number(
                  spec, Filling.missing(spec, "backoffLimitPerIndex") ? 6 : Integer.MAX_VALUE));
    }
    if (Filling.absent(spec, "completionMode")) {
      filled = filled.with("completionMode", Filling.text(spec, "NonIndexed"));
    }
    if (Filling.missing(spec, "suspend")) {
      filled = filled.with("suspend", ScalarNode.bool(false, spec.origin()));
    }
    if (Filling.absent(spec, "podReplacementPolicy")) {
      filled =
          filled.with(
              "podReplacementPolicy",
              Filling.text(
                  spec,
                  spec.findMap("podFailurePolicy").isPresent() ? "Failed" : "TerminatingOrFailed"));
    }
    return filled;
  }
}
