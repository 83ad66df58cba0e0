package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.Workspace;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.platform.Platform;
import org.junit.jupiter.api.Test;

/** Successors: what the real Airflow 3.3.2 says of settings of Airflow 2. */
class AirflowChecksTest {

  private static String findings(Airflow airflow) {
    var findings = new Findings();
    AirflowChecks.check(airflow, Samples.environment().facts(), findings);
    return Samples.text(findings);
  }

  @Test
  void findsNothingInASoundAirflow() {
    assertThat(findings(Samples.airflow().withSetting("core", "parallelism", "64"))).isEmpty();
  }

  @Test
  void refusesLogsThatGoWithTheirPodsInProd() {
    assertThat(findings(Airflow.release(AirflowVersion.V3_3).withMetadata(Samples.METADATA)))
        .isEqualTo(
            """
            error PLM6501 component "airflow": in stage prod, and logs of tasks are kept nowhere
              fix: add withRemoteLogs(STORE.path("airflow-logs"))""");
  }

  @Test
  void refusesPasswordsInAFileInProd() {
    assertThat(findings(Samples.airflow().withAuth(AirflowAuth.SIMPLE)))
        .isEqualTo(
            """
            error PLM6502 component "airflow": in stage prod with AirflowAuth.SIMPLE
              fix: write withAuth(AirflowAuth.FAB), or leave withAuth out""");
  }

  @Test
  void refusesSeveralServersThatEachMakeUpPasswords() {
    var findings = new Findings();
    AirflowChecks.check(
        Samples.airflow()
            .withAuth(AirflowAuth.SIMPLE)
            .with(AirflowPart.API_SERVER, part -> part.withReplicas(2)),
        Samples.environment("dev").facts(),
        findings);

    assertThat(Samples.text(findings))
        .isEqualTo(
            """
            error PLM6547 component "airflow": 2 API servers with AirflowAuth.SIMPLE
              fix: leave withReplicas of AirflowPart.API_SERVER out, or write withAuth(AirflowAuth.FAB)""");
  }

  @Test
  void namesTheSuccessorOfASettingOfAirflow2() {
    assertThat(findings(Samples.airflow().withSetting("core", "dag_concurrency", "8")))
        .isEqualTo(
            """
            error PLM6505 component "airflow" at core.dag_concurrency: Airflow 3.3.2 does not have [core] dag_concurrency, Airflow 2 had
              fix: write [core] max_active_tasks_per_dag""");
  }

  @Test
  void namesTheNearestSetting() {
    assertThat(findings(Samples.airflow().withSetting("scheduler", "task_queue_timeout", "900")))
        .isEqualTo(
            """
            error PLM6506 component "airflow" at scheduler.task_queue_timeout: Airflow 3.3.2 does not have [scheduler] task_queue_timeout
              fix: write [scheduler] task_queued_timeout""");
  }

  @Test
  void saysWhatItCannotCheck() {
    assertThat(findings(Samples.airflow().withSetting("acme_plugin", "level", "3")))
        .isEqualTo(
            """
            note PLM6507 component "airflow" at acme_plugin.level: [acme_plugin] level is not in the catalogue of Airflow 3.3.2
              fix: nothing, if a provider or plugin of the image reads it""");
  }

  @Test
  void refusesAnExecutorThatIsNotThere() {
    assertThat(findings(Samples.airflow().withSetting("core", "executor", "SequentialExecutor")))
        .isEqualTo(
            """
            error PLM6508 component "airflow" at core.executor: [core] executor is "SequentialExecutor"
              fix: write KubernetesExecutor, or leave it out""");
  }

  @Test
  void refusesToSendTasksElsewhere() {
    assertThat(
            findings(
                Samples.airflow()
                    .withSetting(
                        "core", "execution_api_server_url", "http://localhost:8080/execution/")))
        .isEqualTo(
            """
            error PLM6509 component "airflow" at core.execution_api_server_url: [core] execution_api_server_url is set by hand
              fix: leave it out; it is written as policies and rights need it""");
  }

  @Test
  void refusesSecretsInAFile() {
    assertThat(findings(Samples.airflow().withSetting("api_auth", "jwt_secret", "s3cret")))
        .isEqualTo(
            """
            error PLM6509 component "airflow" at api_auth.jwt_secret: [api_auth] jwt_secret is set by hand
              fix: leave it out; it comes from a Secret that the environment binds""");
  }

  @Test
  void judgesSettingsByTheVersion() {
    Airflow older =
        Airflow.release(AirflowVersion.V3_2)
            .withMetadata(Samples.METADATA)
            .withAuth(AirflowAuth.SIMPLE)
            .withSetting("state_store", "clear_on_success", "True");
    Airflow newer = Samples.airflow().withSetting("state_store", "clear_on_success", "True");

    assertThat(findings(older))
        .contains(
            "note PLM6507 component \"airflow\" at state_store.clear_on_success: [state_store]"
                + " clear_on_success is not in the catalogue of Airflow 3.2.2");
    assertThat(findings(newer)).isEmpty();
  }

  @Test
  void knowsWhatItWritesItselfInEachVersion() {
    for (AirflowVersion version : AirflowVersion.values()) {
      var catalogue = SettingsCatalogue.of(version);
      AirflowConfig.derived(Airflow.release(version).withMetadata(Samples.METADATA))
          .forEach(
              (section, keys) ->
                  keys.keySet()
                      .forEach(
                          key ->
                              assertThat(catalogue.knows(section, key))
                                  .as(version + " [" + section + "] " + key)
                                  .isTrue()));
    }
  }

  @Test
  void sendsPeopleToTheMethodThatASettingHas() {
    assertThat(findings(Samples.airflow().withSetting("core", "auth_manager", "acme.AuthManager")))
        .isEqualTo(
            """
            error PLM6509 component "airflow" at core.auth_manager: [core] auth_manager is set by hand
              fix: leave it out, and write withAuth(...)""");
  }

  @Test
  void warnsOfAPipelineWithoutASecondTry() {
    var findings = new Findings();
    Workspace jobs =
        Workspace.named("data-jobs").run(Samples.nightly().withRetries(0), Samples.airflow());

    AirflowChecks.checkRetries(
        Platform.named("acme").with(Samples.airflow(), jobs).runsOf(Samples.airflow()), findings);

    assertThat(Samples.text(findings))
        .isEqualTo(
            """
            warning PLM6529 pipeline "nightly": its jobs have no second try
              fix: write withRetries(1) or more""");
  }

  @Test
  void warnsOfAReleaseThatLosesLogs() {
    assertThat(
            findings(
                Airflow.release(AirflowVersion.V3_2)
                    .withMetadata(Samples.METADATA)
                    .withRemoteLogs(Samples.LAKE.path("logs"))))
        .isEqualTo(
            """
            warning PLM6510 component "airflow": release 3.2.2 with remote logs
              fix: use AirflowVersion.V3_3""");
  }
}
