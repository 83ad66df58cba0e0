package dev.plimsoll.testing;

import dev.plimsoll.Report;
import dev.plimsoll.check.reach.PodReach;
import dev.plimsoll.testing.internal.Written;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a platform that was rendered for one environment. */
@API(status = API.Status.EXPERIMENTAL)
public final class ReportAssert extends AbstractAssert<ReportAssert, Report> {
  ReportAssert(Report actual) {
    super(actual, ReportAssert.class);
  }

  /** Verifies that there is no error: that {@code generate} would write this environment. */
  public ReportAssert hasNoErrors() {
    findings().hasNoErrors();
    return this;
  }

  /** What was found. */
  public FindingsAssert findings() {
    isNotNull();
    return new FindingsAssert(actual.findings()).as(description());
  }

  /** All manifests, applied and latent. */
  public BundleAssert manifests() {
    isNotNull();
    return new BundleAssert(actual.bundle()).as(description());
  }

  /** The one manifest that is named so; see {@link BundleAssert#manifest}. */
  public ManifestAssert manifest(String name) {
    return manifests().manifest(name);
  }

  /** The picture as declared. */
  public TopologyAssert topology() {
    isNotNull();
    return new TopologyAssert(actual.topology()).as(description());
  }

  /**
   * The pods of a role, applied or latent, for assertions on what the manifests permit them.
   *
   * @param id namespace and role, as in the picture, for example {@code airflow/scheduler}
   * @throws AssertionError if no manifest has such pods
   */
  public PodsAssert pods(String id) {
    isNotNull();
    var reach = new PodReach(actual.bundle(), actual.environment().facts().networkEngine());
    if (reach.pods(id).isEmpty()) {
      throw failure("%s", PodsAssert.unknown(reach, id));
    }
    return new PodsAssert(actual, reach, id).as(description());
  }

  /**
   * Verifies that the whole output folder of this environment is, byte for byte, a folder that is
   * kept with the tests; see {@link Golden}.
   *
   * @param folder the kept folder, from the folder that the tests run in
   */
  public ReportAssert matchesGolden(Path folder) {
    isNotNull();
    Golden.folder(folder).matches(Written.filesOf(actual));
    return this;
  }

  private String description() {
    String own = descriptionText();
    return own.isEmpty() ? actual.environment().name() : own;
  }
}
