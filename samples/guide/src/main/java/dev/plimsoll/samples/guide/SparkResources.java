package dev.plimsoll.samples.guide;

import dev.plimsoll.component.Application;
import dev.plimsoll.component.CustomResource;
import dev.plimsoll.spark.SparkOperator;
import dev.plimsoll.spark.kinds.DriverSpec;
import dev.plimsoll.spark.kinds.ExecutorSpec;
import dev.plimsoll.spark.kinds.ScheduledSparkApplicationSpec;
import dev.plimsoll.spark.kinds.SparkApplicationSpec;
import dev.plimsoll.unit.NamespaceName;

/** Objects of the Spark operator, by its builders. */
public final class SparkResources {
  private SparkResources() {}

  /** A schedule of the operator's own. */
  // region schedule
  public static CustomResource hourly() {
    var rates =
        SparkApplicationSpec.type(SparkApplicationSpec.Type.PYTHON)
            .sparkVersion("4.0.4")
            .mainApplicationFile("local:///opt/acme/rates.py")
            .driver(DriverSpec.empty().withMemory("1g").withServiceAccount("rates"))
            .executor(ExecutorSpec.empty().withMemory("4g").withInstances(2))
            .withImage("registry.acme.example/spark:4.0.4-acme3")
            .withTimeToLiveSeconds(86_400);
    return ScheduledSparkApplicationSpec.schedule("@every 1h")
        .template(rates)
        .withConcurrencyPolicy("Forbid")
        .named("rates");
  }

  /** The application that has it. */
  public static Application research() {
    return Application.named("research").in("research").with(hourly());
  }

  /** The operator that looks there. */
  public static SparkOperator operator() {
    return SparkOperator.standard().watching(NamespaceName.of("research"));
  }
  // endregion
}
