package dev.plimsoll.check.admission;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.check.DocumentCheck;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.schema.KubernetesVersion;
import org.apiguardian.api.API;

/** Applies the rules that the API server of a minor has written by hand. */
@API(status = API.Status.EXPERIMENTAL)
public final class AdmissionCheck implements DocumentCheck {
  private final KubernetesVersion version;

  /** The rules of a minor. */
  public AdmissionCheck(KubernetesVersion version) {
    this.version = version;
  }

  @Override
  public Stage stage() {
    return Stage.ADMISSION;
  }

  @Override
  public void check(CheckedDocument document, Findings findings) {
    AdmissionRules.apply(new RuleRun(document, version, findings), document.kind());
  }

  @Override
  public void checkUpdate(CheckedDocument document, CheckedDocument former, Findings findings) {
    UpdateRules.apply(new RuleRun(document, version, findings), document.kind(), former);
  }
}
