package dev.plimsoll.airflow;

import dev.plimsoll.check.BundleCheck;
import dev.plimsoll.check.podsecurity.PodSecurityCheck;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.schema.KubernetesVersion;

/** What the API server takes, and Airflow does not. */
final class AirflowCheck implements BundleCheck {
  private final PodSecurityCheck podSecurity;

  /** A check as for a server of a minor. */
  AirflowCheck(KubernetesVersion version) {
    this.podSecurity = new PodSecurityCheck(version);
  }

  @Override
  public Stage stage() {
    return Stage.RUNTIME;
  }

  @Override
  public void check(Bundle bundle, Findings findings) {
    for (InstalledAirflow airflow : InstalledAirflow.of(bundle)) {
      if (!new InstalledRelease(airflow, findings).check()) {
        continue;
      }
      new InstalledSettings(airflow, findings).check();
      new InstalledAddresses(airflow, findings).check();
      new InstalledProcesses(airflow, findings).check();
      new InstalledTemplate(airflow, podSecurity, findings).check();
      new InstalledDags(airflow, findings).check();
      new InstalledMetrics(airflow, findings).check();
      new InstalledPool(airflow, findings).check();
    }
  }
}
