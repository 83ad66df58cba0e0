package dev.plimsoll.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.component.Imported;
import dev.plimsoll.golden.GoldenFile;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Manifests;
import dev.plimsoll.manifest.PodDemand;
import dev.plimsoll.manifest.Presence;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.NamespaceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is made of objects that others wrote; goldens as in {@link SparkOperatorTest}. */
class MadeObjectsTest {
  private static final Path GOLDENS = Path.of("src/test/goldens");
  private static final String EXPORTED =
      """
      apiVersion: sparkoperator.k8s.io/v1beta2
      kind: SparkApplication
      metadata: {name: rates, namespace: research, labels: {team: quant, kueue.x-k8s.io/queue-name: batch}}
      spec:
        type: Python
        mode: cluster
        sparkVersion: "4.0.4"
        image: registry.acme.example/spark:4.0.4-acme3
        mainApplicationFile: local:///opt/acme/rates.py
        sparkConf: {spark.executor.instances: "3", spark.ui.port: "4041"}
        hadoopConfigMap: hadoop
        sparkConfigMap: spark
        monitoring:
          exposeDriverMetrics: true
          exposeExecutorMetrics: true
          prometheus: {jmxExporterJar: /opt/jmx.jar, configuration: "lowercaseOutputName: true"}
        sparkUIOptions: {serviceType: LoadBalancer, servicePort: 80}
        driver:
          memory: 1g
          memoryLimit: 2g
          serviceAccount: spark
          serviceLabels: {tier: batch}
          secrets: [{name: gcp, path: /mnt/gcp, secretType: GCPServiceAccount}]
          envSecretKeyRefs: {TOKEN: {name: api, key: token}}
        executor:
          memory: 1g
          envVars: {LEVEL: debug}
          gpu: {name: nvidia.com/gpu, quantity: 1}
          configMaps: [{name: lookup, path: /opt/lookup}]
      """;

  private static Compiled compiled(SparkOperator spark, String objects) {
    var imported =
        Imported.named("research").in("research").with(Manifests.read(objects, "a.yaml"));
    return Samples.compiled(
        Platform.named("acme").with(spark.watching(NamespaceName.of("research")), imported));
  }

  private static List<Manifest> made(Compiled compiled) {
    return compiled.bundle().latent().toList();
  }

  private static void compare(String file, Compiled compiled) {
    GoldenFile.matches(
        GOLDENS.resolve(file),
        made(compiled).stream()
            .map(manifest -> YamlWriter.write(manifest.tree()))
            .collect(Collectors.joining("---\n")));
  }

  @Test
  void ofAnApplicationWithFieldsThatNameOthers() {
    compare("made-of-application.yaml", compiled(SparkOperator.standard(), EXPORTED));
  }

  /**
   * Runs carry the label of their schedule: createSparkApplication in <a
   * href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/internal/controller/scheduledsparkapplication/controller.go">its
   * controller</a>.
   */
  @Test
  void ofASchedule() {
    compare("made-of-schedule.yaml", compiled(SparkOperator.standard(), SCHEDULE));
  }

  @Test
  void ofAServerOfSparkConnect() {
    compare("made-of-connect.yaml", compiled(SparkOperator.standard(), CONNECT));
  }

  private static final String SCHEDULE =
      """
      apiVersion: sparkoperator.k8s.io/v1beta2
      kind: ScheduledSparkApplication
      metadata: {name: hourly, namespace: research, labels: {team: quant}}
      spec:
        schedule: "@every 1h"
        concurrencyPolicy: Forbid
        template:
          type: Scala
          mode: cluster
          sparkVersion: "4.0.4"
          image: registry.acme.example/spark:4.0.4-acme3
          mainClass: com.acme.Hourly
          mainApplicationFile: local:///opt/acme/hourly.jar
          driver: {memory: 1g, serviceAccount: spark}
          executor: {memory: 2g, cores: 2}
          dynamicAllocation: {enabled: true, minExecutors: 1, maxExecutors: 5}
      """;

  private static final String CONNECT =
      """
      apiVersion: sparkoperator.k8s.io/v1alpha1
      kind: SparkConnect
      metadata: {name: notebooks, namespace: research, labels: {team: quant}}
      spec:
        sparkVersion: "4.0.4"
        image: registry.acme.example/spark:4.0.4-acme3
        server:
          memory: 2g
          template:
            metadata: {labels: {plimsoll.dev/role: spark-driver}}
            spec:
              serviceAccountName: spark
              containers:
              - name: spark-kubernetes-driver
                resources: {requests: {cpu: "1", memory: 3Gi}, limits: {memory: 3Gi}}
        executor:
          memory: 1g
          template:
            spec:
              containers:
              - name: spark-kubernetes-executor
                securityContext: {allowPrivilegeEscalation: false}
      """;

  /** Spark starts two executors if nobody says how many: spark.executor.instances. */
  @Test
  void countAsManyAsThereCanBeAtOnce() {
    assertThat(demand(EXPORTED)).containsExactly("rates-driver 1", "rates-executor 3");
    assertThat(demand(SCHEDULE)).containsExactly("hourly-driver 1", "hourly-executor 5");
    assertThat(demand(CONNECT)).containsExactly("notebooks-executor 2", "notebooks-server 1");
    assertThat(demand(CONNECT.replace("  executor:\n", "  executor:\n    instances: 0\n")))
        .containsExactly("notebooks-server 1");
    assertThat(
            demand(
                CONNECT.replace(
                    "  server:\n",
                    "  sparkConf: {spark.dynamicAllocation.enabled: \"true\","
                        + " spark.dynamicAllocation.maxExecutors: \"7\"}\n  server:\n")))
        .containsExactly("notebooks-executor 7", "notebooks-server 1");
  }

  private static List<String> demand(String objects) {
    Compiled compiled = compiled(SparkOperator.standard(), objects);
    return PodDemand.of(compiled.bundle()).stream()
        .filter(pods -> pods.manifest().presence() instanceof Presence.Latent)
        .map(pods -> pods.manifest().identity().name() + " " + pods.most())
        .toList();
  }

  @Test
  void followTheSparkThatSubmits() {
    var newest =
        SparkOperator.standard()
            .withImage(Image.of("registry.acme.example/operator:1"), SparkVersion.V4_3);

    Compiled jobs = Samples.compiled(Samples.platform(newest, Samples.revenue()));
    compare("latent-newest.yaml", jobs);
    GoldenFile.matches(
        GOLDENS.resolve("rights-newest.yaml"),
        jobs.bundle().all().stream()
            .filter(object -> object.is("rbac.authorization.k8s.io", "Role"))
            .filter(object -> object.identity().name().endsWith("controller"))
            .filter(object -> object.identity().namespace().equals(Optional.of("data-jobs")))
            .map(object -> YamlWriter.write(object.tree()))
            .collect(Collectors.joining("---\n")));
    assertThat(policies(compiled(newest, SCHEDULE))).containsExactly("hourly-policy");
    assertThat(policies(compiled(SparkOperator.standard(), SCHEDULE))).isEmpty();
    assertThat(
            policies(
                compiled(
                    newest,
                    SCHEDULE.replace(
                        "    mainClass:",
                        "    sparkConf: {spark.kubernetes.driver.pod.excludedFeatureSteps:"
                            + " org.apache.spark.deploy.k8s.features.NetworkPolicyFeatureStep}\n"
                            + "    mainClass:"))))
        .isEmpty();
  }

  private static List<String> policies(Compiled compiled) {
    return made(compiled).stream()
        .filter(object -> object.is("networking.k8s.io", "NetworkPolicy"))
        .map(object -> object.identity().name())
        .toList();
  }

  @Test
  void tellWhatThePolicyOfSparkCutsOff() {
    var newest =
        SparkOperator.standard()
            .withImage(Image.of("registry.acme.example/operator:1"), SparkVersion.V4_3);

    assertThat(warnings(compiled(newest, EXPORTED)))
        .isEqualTo(
            """
            warning PLM6625 Pod research/rates-executor at metadata.annotations[prometheus.io/port]: the Spark that submits it makes NetworkPolicy rates-policy, which admits pods of the same run only, and no policy opens port 8090 to Prometheus
              fix: add Monitoring to the platform, or a NetworkPolicy that admits Prometheus to port 8090 of pods with spark-role: executor; or leave Spark's out with spark.kubernetes.driver.pod.excludedFeatureSteps: org.apache.spark.deploy.k8s.features.NetworkPolicyFeatureStep""");
    assertThat(warnings(compiled(SparkOperator.standard(), EXPORTED))).isEmpty();
    String admitting =
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: prometheus, namespace: research}
        spec:
          podSelector: {matchLabels: {spark-role: executor}}
          ingress:
          - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
            ports: [{port: 8090}]
        """;
    assertThat(warnings(compiled(newest, EXPORTED + admitting))).isEmpty();
    assertThat(warnings(compiled(newest, EXPORTED + admitting.replace("8090", "8091"))))
        .isNotEmpty();
  }

  private static String warnings(Compiled compiled) {
    return Documents.findings(compiled.bundle())
        .lines()
        .dropWhile(line -> !line.contains("PLM6625"))
        .limit(2)
        .collect(Collectors.joining("\n"));
  }
}
