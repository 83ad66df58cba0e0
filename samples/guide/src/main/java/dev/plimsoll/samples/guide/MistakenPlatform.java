package dev.plimsoll.samples.guide;

import dev.plimsoll.airflow.Airflow;
import dev.plimsoll.airflow.AirflowAuth;
import dev.plimsoll.airflow.AirflowVersion;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.Database;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;

/** An Airflow for which the page of Airflow shows what is refused. */
public final class MistakenPlatform implements PlatformDefinition<PlatformDefinition.NoSettings> {
  // region define
  @Override
  public Platform define(Environment<NoSettings> env) {
    return Platform.named("acme")
        .with(
            Airflow.release(AirflowVersion.V3_3)
                .withMetadata(Database.postgres("airflow-db"))
                .withAuth(AirflowAuth.SIMPLE)
                .withSetting("core", "executor", "CeleryExecutor")
                .withSetting("core", "sql_alchemy_conn", "postgresql://db/airflow")
                .withSetting("scheduler", "task_queue_timeout", "60"));
  }
  // endregion
}
