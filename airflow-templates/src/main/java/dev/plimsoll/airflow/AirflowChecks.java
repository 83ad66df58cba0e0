package dev.plimsoll.airflow;

import dev.plimsoll.component.Component;
import dev.plimsoll.component.PlatformView;
import dev.plimsoll.component.WorkspaceRun;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Stage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What would be accepted by the API server, and still not work or not be safe. */
final class AirflowChecks {

  private AirflowChecks() {}

  /** The place of what is wrong with an Airflow. */
  static Where where(Airflow airflow) {
    return Where.named("component", airflow.name());
  }

  /**
   * What two Airflows of a platform cannot share: a namespace, since parts have one name in all.
   */
  static void checkOthers(Airflow airflow, PlatformView platform, Findings findings) {
    for (Component component : platform.components()) {
      if (!(component instanceof Airflow other) || other.name().compareTo(airflow.name()) <= 0) {
        continue;
      }
      if (other.namespace().equals(airflow.namespace())) {
        findings.add(
            AirflowCodes.TWO_IN_ONE_NAMESPACE,
            where(other),
            "it runs in namespace " + other.namespace() + ", where \"" + airflow.name() + "\" runs",
            "leave in(...) out, or name another namespace");
      }
      if (other.fields().metadata.equals(airflow.fields().metadata)) {
        findings.add(
            AirflowCodes.TWO_ON_ONE_DATABASE,
            where(other),
            "its metadata is in "
                + other.fields().metadata.key()
                + ", which \""
                + airflow.name()
                + "\" has",
            "write withMetadata(Database.postgres(\"" + other.name() + "-db\")), and bind it");
      }
    }
  }

  /** Pipelines whose tasks have one try only. */
  static void checkRetries(List<WorkspaceRun> runs, Findings findings) {
    runs.stream()
        .filter(run -> run.pipeline().retries() == 0)
        .map(run -> run.pipeline().name())
        .distinct()
        .forEach(
            name ->
                findings.add(
                    AirflowRuntimeCodes.NO_RETRY,
                    Where.named("pipeline", name),
                    "its jobs have no second try",
                    "write withRetries(1) or more"));
  }

  /** Task pods and pools of jobs that nobody runs. */
  static void checkTasks(Airflow airflow, List<WorkspaceRun> runs, Findings findings) {
    var known = new TreeSet<String>();
    runs.forEach(
        run ->
            run.pipeline()
                .jobs()
                .forEach(job -> known.add(TaskOverride.key(run.pipeline().name(), job.name()))));
    checkPools(airflow, known, findings);
    airflow.fields().overrides.values().stream()
        .filter(override -> !known.contains(override.key()))
        .forEach(
            override ->
                findings.add(
                    AirflowCodes.NO_SUCH_TASK,
                    where(airflow),
                    "a task pod is described for job \""
                        + override.job()
                        + "\" of pipeline \""
                        + override.pipeline()
                        + "\", and no workspace runs that on this Airflow",
                    Nearest.of(override.key(), known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(
                            "run the pipeline in a workspace, or leave the withTask of it out")));
  }

  private static void checkPools(Airflow airflow, Set<String> known, Findings findings) {
    for (TaskPool pool : airflow.fields().pools.values()) {
      for (String job : pool.jobs()) {
        if (!known.contains(job)) {
          findings.add(
              AirflowCodes.NO_SUCH_TASK,
              where(airflow),
              "pool \""
                  + pool.name()
                  + "\" limits job \""
                  + job
                  + "\", and no workspace runs that on this Airflow",
              Nearest.of(job, known)
                  .map(near -> "did you mean " + near + "?")
                  .orElse("run the pipeline in a workspace, or take the job out of the pool"));
        }
      }
    }
  }

  static void check(Airflow airflow, EnvironmentFacts env, Findings findings) {
    Airflow.Fields fields = airflow.fields();
    if (env.stage() == Stage.PROD && fields.logs.isEmpty()) {
      findings.add(
          AirflowCodes.LOGS_ARE_LOST,
          where(airflow),
          "in stage prod, and logs of tasks are kept nowhere",
          "add withRemoteLogs(STORE.path(\"airflow-logs\"))");
    }
    if (env.stage() == Stage.PROD && fields.auth == AirflowAuth.SIMPLE) {
      findings.add(
          AirflowCodes.SIMPLE_AUTH_IN_PROD,
          where(airflow),
          "in stage prod with AirflowAuth.SIMPLE",
          "write withAuth(AirflowAuth.FAB), or leave withAuth out");
    }
    int servers = airflow.part(AirflowPart.API_SERVER).replicas();
    if (fields.auth == AirflowAuth.SIMPLE && servers > 1) {
      findings.add(
          AirflowCodes.PASSWORDS_DIFFER,
          where(airflow),
          servers + " API servers with AirflowAuth.SIMPLE",
          "leave withReplicas of AirflowPart.API_SERVER out, or write withAuth(AirflowAuth.FAB)");
    }
    if (fields.auth == AirflowAuth.SIMPLE && fields.singleSignOn.isPresent()) {
      findings.add(
          AirflowCodes.SINGLE_SIGN_ON_NEEDS_FAB,
          where(airflow),
          "single sign-on at "
              + fields.singleSignOn.get().issuer()
              + " with AirflowAuth.SIMPLE, which knows passwords only",
          "write withAuth(AirflowAuth.FAB), or leave withAuth out");
    }
    if (fields.singleSignOn.filter(provider -> provider.roles().isEmpty()).isPresent()) {
      findings.add(
          AirflowCodes.NOBODY_MAY_ENTER,
          where(airflow),
          "single sign-on gives everybody the role "
              + fields.singleSignOn.get().otherwise().title()
              + ", and nobody another",
          "add mapping(GROUP, AirflowRole.ADMIN) for the people who run it");
    }
    if (fields.version == AirflowVersion.V3_2 && fields.logs.isPresent()) {
      findings.add(
          AirflowCodes.VERSION_LOSES_LOGS,
          where(airflow),
          "release " + fields.version.release() + " with remote logs",
          "use AirflowVersion.V3_3");
    }
    fields.settings.forEach(
        (section, keys) ->
            keys.forEach(
                (key, value) ->
                    SettingsCheck.check(fields.version, new Setting(section, key, value))
                        .ifPresent(
                            problem ->
                                findings.add(
                                    problem.code(),
                                    where(airflow).at(FieldPath.of(section, key)),
                                    problem.problem(),
                                    problem.fix()))));
  }
}
