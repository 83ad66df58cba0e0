package dev.plimsoll.testing;

import dev.plimsoll.Report;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.topology.Topology;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * Entry to all assertions: AssertJ's own, and those on what Plimsoll rendered. One static import
 * serves for both.
 *
 * <pre>{@code
 * import static dev.plimsoll.testing.PlimsollAssertions.assertThat;
 *
 * assertThat(report).hasNoErrors();
 * assertThat(report).manifest("Deployment airflow/airflow-scheduler").hasField("spec.replicas", 2);
 * assertThat(report).topology().hasArrows("airflow/scheduler launches airflow/task-pods");
 * assertThat(report).pods("data-jobs/dbt").mustNotReach("airflow/scheduler");
 * assertThat(report).matchesGolden(Path.of("src/test/goldens/prod-eks"));
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL)
public class PlimsollAssertions extends Assertions {
  /** For classes that add assertions of their own. */
  protected PlimsollAssertions() {}

  /** Assertions on a platform that was rendered for one environment. */
  public static ReportAssert assertThat(Report actual) {
    return new ReportAssert(actual);
  }

  /** Assertions on the manifests of an environment. */
  public static BundleAssert assertThat(Bundle actual) {
    return new BundleAssert(actual);
  }

  /** Assertions on one object. */
  public static ManifestAssert assertThat(Manifest actual) {
    return new ManifestAssert(actual);
  }

  /** Assertions on the picture. */
  public static TopologyAssert assertThat(Topology actual) {
    return new TopologyAssert(actual);
  }

  /**
   * Assertions on findings. It has a name of its own since AssertJ has an {@code assertThat} for
   * any list already.
   */
  public static FindingsAssert assertThatFindings(Collection<Finding> actual) {
    return new FindingsAssert(actual == null ? null : List.copyOf(actual));
  }

  /**
   * Assertions on the findings with which a piece of code ends.
   *
   * @throws AssertionError if it ends otherwise than with a {@link FindingsException}
   */
  public static FindingsAssert assertThatFindingsOf(ThrowingCallable code) {
    Throwable thrown = catchThrowable(code);
    if (thrown instanceof FindingsException found) {
      return new FindingsAssert(found.findings());
    }
    throw new AssertionError(
        thrown == null
            ? "Expecting code to end with findings, and it ended well"
            : "Expecting code to end with findings, and it threw " + thrown,
        thrown);
  }
}
