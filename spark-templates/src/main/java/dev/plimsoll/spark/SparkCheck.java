package dev.plimsoll.spark;

import dev.plimsoll.check.BundleCheck;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;

/** What the API server takes, and Spark or its operator does not. */
final class SparkCheck implements BundleCheck {
  static final String GROUP = "sparkoperator.k8s.io";

  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final FieldPath TEMPLATE = FieldPath.of("spec", "template");

  @Override
  public Stage stage() {
    return Stage.RUNTIME;
  }

  @Override
  public void check(Bundle bundle, Findings findings) {
    var operators = SparkOperators.of(bundle);
    operators.check(findings);
    new PolicyCheck(bundle, findings).check();
    bundle
        .ofKind(GROUP, "SparkApplication")
        .forEach(
            app -> {
              operators.checkApplication(app, findings);
              new ApplicationCheck(new ApplicationView(app, SPEC), findings).check();
              NameCheck.application(app, findings);
            });
    bundle
        .ofKind(GROUP, "ScheduledSparkApplication")
        .forEach(
            schedule -> {
              operators.checkWatched(schedule, findings);
              new ApplicationCheck(new ApplicationView(schedule, TEMPLATE), findings).check();
              NameCheck.schedule(schedule, findings);
              checkSchedule(schedule, findings);
            });
    bundle
        .ofKind(GROUP, "SparkConnect")
        .forEach(
            server -> {
              operators.checkWatched(server, findings);
              ConfCheck.shell(new ApplicationView(server, SPEC), findings);
              NameCheck.server(server, findings);
            });
  }

  private static void checkSchedule(Manifest schedule, Findings findings) {
    FieldPath field = SPEC.field("concurrencyPolicy");
    if (schedule.find(field).isEmpty()) {
      findings.add(
          SparkCodes.RUNS_ONCE,
          schedule.where(field),
          "says no concurrencyPolicy",
          "write concurrencyPolicy: Forbid, or Allow or Replace");
    }
  }
}
