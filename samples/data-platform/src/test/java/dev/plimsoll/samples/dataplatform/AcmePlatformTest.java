package dev.plimsoll.samples.dataplatform;

import static dev.plimsoll.testing.PlimsollAssertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.testing.EachEnvironment;
import dev.plimsoll.testing.InEnvironment;
import dev.plimsoll.testing.PlatformTest;
import dev.plimsoll.topology.Grant;
import org.junit.jupiter.api.Test;

/** What must hold of the platform in all of its environments, whatever it grows into. */
@PlatformTest(AcmePlatform.class)
class AcmePlatformTest {
  private static final Grant MAKE_PODS = Grant.of("", "pods", "create", "delete");
  private static final Grant READ_SECRETS = Grant.of("", "secrets", "get", "list", "watch");

  @Test
  void standsInThreeStagesOnFourTargets(Plimsoll<?> plimsoll) {
    assertThat(plimsoll.environments())
        .containsExactly(
            "dev-aks",
            "dev-eks",
            "dev-gke",
            "dev-on-prem",
            "prod-aks",
            "prod-eks",
            "prod-gke",
            "prod-on-prem",
            "staging-aks",
            "staging-eks",
            "staging-gke",
            "staging-on-prem");
  }

  // region each
  @EachEnvironment
  void hasNoErrors(Report report) {
    assertThat(report).hasNoErrors();
  }

  @EachEnvironment
  void airflowLaunchesJobs(Report report) {
    assertThat(report)
        .topology()
        .hasArrows(
            "airflow/scheduler launches airflow/task-pods",
            "airflow/task-pods launches data-jobs/dbt",
            "airflow/task-pods launches data-jobs/python",
            "data-jobs/dbt reads objectStore/lake");
    assertThat(report).pods("airflow/task-pods").mayIn("data-jobs", MAKE_PODS);
  }

  // endregion

  // region reach
  @EachEnvironment
  void jobsStayAmongThemselves(Report report) {
    assertThat(report)
        .pods("data-jobs/dbt")
        .mustNotReach("airflow/scheduler")
        .mustNotReach("airflow/dag-processor")
        .mayNotIn("data-jobs", READ_SECRETS)
        .mayNotIn("airflow", MAKE_PODS);
  }

  // endregion

  @EachEnvironment
  void taskPodsReportToTheApiServerOnly(Report report) {
    assertThat(report)
        .pods("airflow/task-pods")
        .mayReach("airflow/api-server", 8080)
        .mustNotReach("airflow/scheduler")
        .mustNotReach("airflow/dag-processor");
  }

  @EachEnvironment
  void theSchedulerMakesPodsAtHomeOnly(Report report) {
    assertThat(report)
        .pods("airflow/scheduler")
        .mayIn("airflow", MAKE_PODS)
        .mayNotIn("data-jobs", MAKE_PODS)
        .mayNotInCluster(MAKE_PODS);
  }

  @EachEnvironment
  void jobsAreMadeByAirflowAndNeverApplied(Report report) {
    assertThat(report)
        .manifests()
        .latent()
        .contains("Pod data-jobs/marts", "Pod data-jobs/fx-rates")
        .manifest("Pod data-jobs/marts")
        .isMadeBy("airflow/task-pods")
        .hasField("spec.serviceAccountName", "dbt");
    assertThat(report).manifests().applied().doesNotContain("Pod data-jobs/marts");
  }

  @EachEnvironment
  void everyNamespaceIsShutUnlessAnArrowOpensIt(Report report) {
    assertThat(report)
        .manifests()
        .contains(
            "NetworkPolicy airflow/default-deny",
            "NetworkPolicy data-jobs/default-deny",
            "ResourceQuota data-jobs/plimsoll");
    assertThat(report)
        .manifests()
        .ofKind("Namespace")
        .allSatisfy(
            namespace -> namespace.hasField("metadata.labels[pod-security.kubernetes.io/enforce]"));
  }

  // region one
  @Test
  void twoSchedulersInProduction(@InEnvironment("prod-eks") Report report) {
    assertThat(report)
        .manifest("Deployment airflow/airflow-scheduler")
        .hasField("spec.replicas", 2);
  }

  // endregion

  /** As the Javadoc of the kit shows it. */
  @EachEnvironment
  void schedulersLaunchTaskPodsAndHearNothingOfJobs(Report report) {
    assertThat(report).topology().hasArrows("airflow/scheduler launches airflow/task-pods");
    assertThat(report).pods("data-jobs/dbt").mustNotReach("airflow/scheduler");
  }

  @Test
  void eachTenantHasAWorkspaceOfItsOwn(@InEnvironment("prod-on-prem") Report report) {
    assertThat(report)
        .manifests()
        .contains(
            "Namespace data-jobs",
            "Namespace data-jobs-growth",
            "Namespace data-jobs-risk",
            "Pod data-jobs-risk/marts");
  }

  /**
   * The API server admits the addresses of load balancers. They may be those of pods, and the
   * network engine of EKS covers no pod without a controller: there nothing rules it out.
   */
  @EachEnvironment
  void jobsDoNotCallTheApiServerWhereItCanBeDenied(Report report) {
    assumeThat(report.environment().facts().networkEngine().coversBarePods()).isTrue();
    assertThat(report).pods("data-jobs/dbt").mustNotReach("airflow/api-server");
  }

  /** As above: on EKS no policy can keep such pods apart. */
  @EachEnvironment
  void tenantsDoNotReachEachOther(Report report) {
    assumeThat(report.environment().facts().networkEngine().coversBarePods()).isTrue();
    assumeThat(report.environment().facts().stage()).isEqualTo(Stage.PROD);
    assertThat(report)
        .pods("data-jobs-risk/python")
        .mustNotReach("data-jobs-growth/python")
        .mustNotReach("data-jobs/python");
  }
}
