package dev.plimsoll.spark;

/** One of the two kinds of pods that a SparkApplication makes. */
enum SparkSide {
  DRIVER("driver", "spark-kubernetes-driver"),
  EXECUTOR("executor", "spark-kubernetes-executor");

  private final String field;
  private final String container;

  SparkSide(String field, String container) {
    this.field = field;
    this.container = container;
  }

  /** The field of the spec that describes it, and its word in Spark's keys. */
  String field() {
    return field;
  }

  /** The name of its main container. */
  String container() {
    return container;
  }
}
