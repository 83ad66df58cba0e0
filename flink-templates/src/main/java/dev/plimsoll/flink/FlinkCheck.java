package dev.plimsoll.flink;

import dev.plimsoll.check.BundleCheck;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;

/** What the API server takes, and Flink or its operator does not. */
final class FlinkCheck implements BundleCheck {
  static final String GROUP = "flink.apache.org";

  private static final FieldPath TEMPLATE = FieldPath.of("spec", "template", "spec");

  @Override
  public Stage stage() {
    return Stage.RUNTIME;
  }

  @Override
  public void check(Bundle bundle, Findings findings) {
    Operators operators = Operators.of(bundle);
    bundle
        .ofKind(GROUP, "FlinkDeployment")
        .map(cluster -> new DeploymentView(cluster, DeploymentView.SPEC))
        .forEach(view -> new DeploymentCheck(view, operators, findings).check());
    bundle
        .ofKind(GROUP, "FlinkBlueGreenDeployment")
        .map(cluster -> new DeploymentView(cluster, TEMPLATE))
        .forEach(view -> new DeploymentCheck(view, operators, findings).check());
    bundle
        .ofKind(GROUP, "FlinkSessionJob")
        .map(job -> new DeploymentView(job, DeploymentView.SPEC))
        .forEach(view -> new SessionJobCheck(view, bundle, operators, findings).check());
    bundle
        .ofKind("", "ConfigMap")
        .flatMap(map -> ConfigFile.of(map).stream())
        .forEach(file -> file.check(findings));
  }
}
