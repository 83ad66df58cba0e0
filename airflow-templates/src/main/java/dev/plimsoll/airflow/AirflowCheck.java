package dev.plimsoll.airflow;

import dev.plimsoll.check.BundleCheck;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;

/** What the API server takes, and Airflow does not. */
final class AirflowCheck implements BundleCheck {
  @Override
  public Stage stage() {
    return Stage.RUNTIME;
  }

  @Override
  public void check(Bundle bundle, Findings findings) {
    for (InstalledAirflow airflow : InstalledAirflow.of(bundle)) {
      new InstalledSettings(airflow, findings).check();
      new InstalledAddresses(airflow, findings).check();
      new InstalledProcesses(airflow, findings).check();
      new InstalledTemplate(airflow, findings).check();
    }
  }
}
