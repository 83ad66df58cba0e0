package dev.plimsoll.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.unit.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected sizes: Spark's formulas in <a
 * href="https://github.com/apache/spark/blob/v4.0.1/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/features/BasicDriverFeatureStep.scala">BasicDriverFeatureStep</a>
 * and BasicExecutorFeatureStep; 896 and 1408 MiB are those of <a
 * href="https://github.com/kubeflow/spark-operator/issues/1067">pods that ran</a>.
 */
class SparkSizingTest {
  @ParameterizedTest
  @CsvSource({
    "512m, app.jar, 896",
    "1g, app.jar, 1408",
    "4g, app.jar, 4505",
    "8g, app.jar, 9011",
    "1g, app.py, 1433",
    "4g, app.py, 5734",
    "4g, app.R, 5734"
  })
  void driversAreAsLargeAsSparkMakesThem(String heap, String file, long pod) {
    assertThat(driver(file, "memory: " + heap, "{}").memory().pod()).isEqualTo(pod);
  }

  @ParameterizedTest
  @CsvSource({
    "app.py, 4g, spark.executor.pyspark.memory: 1g, 6758",
    "app.jar, 4g, spark.executor.pyspark.memory: 1g, 4505",
    "app.jar, 8g, 'spark.memory.offHeap.enabled: \"true\", spark.memory.offHeap.size: 2g', 11059",
    "app.jar, 8g, spark.memory.offHeap.size: 2g, 9011",
    "app.jar, 4g, spark.executor.memoryOverhead: 1000, 5096",
    "app.jar, 4g, spark.executor.memoryOverheadFactor: '0.25', 5120",
    "app.py, 4g, spark.kubernetes.memoryOverheadFactor: '0.25', 5120",
    "app.jar, 1g, spark.executor.minMemoryOverhead: 512m, 1536"
  })
  void executorsHaveMemoryBesideTheHeap(String file, String heap, String conf, long pod) {
    assertThat(executor(file, "memory: " + heap, "{" + conf + "}").memory().pod()).isEqualTo(pod);
  }

  @Test
  void fieldsWinOverSettings() {
    var driver =
        driver(
            "app.jar",
            "memory: 2g, memoryOverhead: 600m",
            "{spark.driver.memory: 8g, spark.driver.memoryOverhead: 100m}");

    assertThat(driver.memory()).isEqualTo(new SparkMemory(2048, 600, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "'cores: 2', '{}', 2",
    "'cores: 2, coreRequest: 500m', '{}', 500m",
    "'{}', '{spark.executor.cores: 3}', 3",
    "'{}', '{}', 1"
  })
  void coresAreTheRequestUnlessThatIsSaid(String fields, String conf, String cpu) {
    String inner = fields.equals("{}") ? "" : fields;

    assertThat(executor("app.jar", inner, conf).cpu()).isEqualTo(cpu);
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', 3",
    "'{enabled: true, maxExecutors: 9}', 9",
    "'{enabled: true, minExecutors: 5}', 5",
    "'{enabled: false, maxExecutors: 9}', 3"
  })
  void countsTheMostExecutorsAtOnce(String dynamic, int most) {
    var spec =
        Documents.map(
            "mainApplicationFile: local:///app.jar\nexecutor: {instances: 3}\ndynamicAllocation: "
                + dynamic);

    assertThat(new SparkSizing(spec, SparkSide.EXECUTOR).most()).isEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource({"1, app.jar", "4, app.jar", "8, app.jar", "2, app.py", "16, app.py", "8, app.R"})
  void heapAndOverheadTogetherFillThePod(long gibibytes, String file) {
    var memory = SparkMemory.within(Memory.gibibytes(gibibytes), file, SparkMemory.Beside.NOTHING);
    long sparks = driver(file, "memory: " + memory.heap() + "m", "{}").memory().overhead();

    assertThat(memory.pod()).isEqualTo(gibibytes * 1024);
    assertThat(memory.overhead()).isBetween(sparks, sparks + 2);
  }

  @Test
  void aPodWithoutRoomForAHeapIsRefused() {
    assertThatThrownBy(
            () -> SparkMemory.within(Memory.mebibytes(800), "app.jar", SparkMemory.Beside.NOTHING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a Spark pod of 800Mi leaves a heap of 416Mi beside 384Mi of other memory; Spark needs"
                + " 512Mi: make the pod larger");
  }

  @ParameterizedTest
  @CsvSource({"1Gi", "1.5g", "x", "''", "-1g"})
  void sizesThatSparkDoesNotReadAreRefused(String text) {
    assertThatThrownBy(() -> SparkMemory.mebibytes(text, "m"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SparkSizing driver(String file, String fields, String conf) {
    return sizing(SparkSide.DRIVER, file, fields, conf);
  }

  private static SparkSizing executor(String file, String fields, String conf) {
    return sizing(SparkSide.EXECUTOR, file, fields, conf);
  }

  private static SparkSizing sizing(SparkSide side, String file, String fields, String conf) {
    return new SparkSizing(
        Documents.map(
            "mainApplicationFile: local:///"
                + file
                + "\nsparkConf: "
                + conf
                + "\n"
                + side.field()
                + ": {"
                + fields
                + "}"),
        side);
  }
}
