package dev.plimsoll.spark.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.Judgement;
import dev.plimsoll.check.Verdict;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.spark.internal.KindText;
import dev.plimsoll.spark.internal.SparkKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every field of the operator's kinds can be said, and the definitions, which are upstream's
 * ({@code SparkKindsTest}), accept what is written.
 */
class KindObjectTest {
  private static final KindText KINDS = SparkKinds.specification();
  private static final Checks CHECKS =
      Checks.of(Schemas.of(KubernetesVersion.V1_35))
          .withProvided(KindObjectTest.class.getClassLoader());

  @ParameterizedTest
  @CsvSource({
    "SparkApplication, v1beta2, SparkApplicationSpec",
    "ScheduledSparkApplication, v1beta2, ScheduledSparkApplicationSpec",
    "SparkConnect, v1alpha1, SparkConnectSpec"
  })
  void writesEveryFieldSoThatTheDefinitionAcceptsIt(String kind, String version, String type)
      throws ReflectiveOperationException {
    MapNode spec =
        ((KindObject<?>) FullObjects.of(Class.forName("dev.plimsoll.spark.kinds." + type))).tree();
    Origin origin = spec.origin();
    MapNode document =
        MapNode.builder(origin)
            .put("apiVersion", "sparkoperator.k8s.io/" + version)
            .put("kind", kind)
            .put(
                "metadata",
                MapNode.builder(origin).put("name", "full").put("namespace", "data-jobs").build())
            .put("spec", spec)
            .build();

    Judgement judgement = CHECKS.judge(document);

    assertThat(judgement.findings()).isEmpty();
    assertThat(judgement.verdict()).isEqualTo(Verdict.ACCEPTED);
    var missing = new ArrayList<String>();
    missing(type, spec, "spec", missing);
    assertThat(missing).isEmpty();
  }

  /** The fields of the specification that a tree does not have, or that the specification lacks. */
  private static void missing(String type, Node node, String path, List<String> missing) {
    var expected = new TreeSet<String>();
    for (KindText.Field field : fields(type)) {
      expected.add(field.name());
      ((MapNode) node)
          .find(field.name())
          .ifPresent(value -> inside(field.type(), value, path + "." + field.name(), missing));
    }
    var actual = new TreeSet<>(((MapNode) node).keys());
    if (!expected.equals(actual)) {
      missing.add(path + " has " + actual + ", and not " + expected);
    }
  }

  private static void inside(String type, Node value, String path, List<String> missing) {
    if (type.startsWith("[")) {
      ListNode list = (ListNode) value;
      if (list.isEmpty()) {
        missing.add(path + " is empty");
      }
      list.items().forEach(item -> inside(inner(type), item, path, missing));
    } else if (type.startsWith("{")) {
      MapNode map = (MapNode) value;
      map.keys().forEach(key -> inside(inner(type), map.find(key).orElseThrow(), path, missing));
    } else if (KINDS.types().containsKey(type) && !type.contains(".")) {
      missing(type, value, path, missing);
    }
  }

  private static String inner(String type) {
    return type.substring(1, type.length() - 1);
  }

  private static List<KindText.Field> fields(String type) {
    KindText.Type of = KINDS.types().get(type);
    var all = new ArrayList<>(of.fields());
    of.base().ifPresent(base -> all.addAll(fields(base)));
    return all;
  }

  @Test
  void readsLikeTheObject() {
    SparkApplicationSpec spec =
        SparkApplicationSpec.type(SparkApplicationSpec.Type.SCALA)
            .sparkVersion("4.0.4")
            .mainApplicationFile("local:///opt/acme/revenue.jar")
            .driver(DriverSpec.empty().withMemory("2g").withServiceAccount("spark"))
            .executor(ExecutorSpec.empty().withInstances(3).withLabels("team", "quant"))
            .withArguments("--day")
            .withArguments("yesterday")
            .withRestartPolicy(
                RestartPolicy.empty()
                    .withType(RestartPolicy.Type.ON_FAILURE)
                    .withOnFailureRetries(2))
            .editExecutor(executor -> executor.withLabels("tier", "batch"))
            .editDynamicAllocation(dynamic -> dynamic.withEnabled(true).withMaxExecutors(9));

    assertThat(YamlWriter.write(spec.tree()))
        .isEqualTo(
            """
            arguments:
            - --day
            - yesterday
            driver:
              memory: 2g
              serviceAccount: spark
            dynamicAllocation:
              enabled: true
              maxExecutors: 9
            executor:
              labels:
                team: quant
                tier: batch
              instances: 3
            mainApplicationFile: local:///opt/acme/revenue.jar
            restartPolicy:
              onFailureRetries: 2
              type: OnFailure
            sparkVersion: "4.0.4"
            type: Scala
            """);
  }

  @Test
  void areValues() {
    DriverSpec driver = DriverSpec.empty().withMemory("2g");

    assertThat(driver.withCores(2)).isNotEqualTo(driver);
    assertThat(driver).isEqualTo(DriverSpec.empty().withMemory("2g"));
    assertThat(driver.withLabels("a", "b").withLabels(Map.of("c", "d")).tree().findMap("labels"))
        .hasValueSatisfying(labels -> assertThat(labels.keys()).containsExactly("c"));
    assertThat(((ScalarNode) driver.tree().find("memory").orElseThrow()).text()).isEqualTo("2g");
  }

  @Test
  void refuseNumbersThatTheDefinitionRefuses() {
    assertThatThrownBy(() -> ExecutorSpec.empty().withInstances(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("instances of a ExecutorSpec is 0; write 1 or more");
    assertThatThrownBy(() -> Prometheus.jmxExporterJar("/opt/jmx.jar").withPort(80))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("port of a Prometheus is 80; write 1024 to 49151");
  }
}
