package dev.plimsoll.spark;

import dev.plimsoll.unit.Image;
import java.util.Objects;

/**
 * The image of the operator.
 *
 * @param image of controller and webhook
 * @param spark the line of the Spark in it, which submits applications
 */
record OperatorImage(Image image, SparkVersion spark) {
  /** What release 2.5.2 publishes. */
  static final OperatorImage RELEASED =
      new OperatorImage(
          Image.of("ghcr.io/kubeflow/spark-operator/controller:2.5.2"), SparkVersion.V4_0);

  OperatorImage {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(spark, "spark");
  }
}
