package dev.plimsoll.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole texts of findings. */
class SparkCheckTest {
  /** An operator that watches a namespace, with rights and webhook there. */
  private static final String OPERATOR =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: spark-operator-controller, namespace: spark-operator}
      spec:
        template:
          spec:
            serviceAccountName: spark-operator-controller
            containers:
            - name: controller
              image: ghcr.io/kubeflow/spark-operator/controller:2.5.2
              args: [controller, start, --namespaces=data-jobs]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: controller, namespace: data-jobs}
      subjects:
      - {kind: ServiceAccount, name: spark-operator-controller, namespace: spark-operator}
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: MutatingWebhookConfiguration
      metadata: {name: spark-operator-webhook}
      webhooks:
      - name: mutate-pod.sparkoperator.k8s.io
        clientConfig: {service: {name: webhook, namespace: spark-operator, path: /mutate--v1-pod}}
        namespaceSelector:
          matchExpressions:
          - {key: kubernetes.io/metadata.name, operator: In, values: [data-jobs]}
      ---
      """;

  private static final String HEAD =
      """
      apiVersion: sparkoperator.k8s.io/v1beta2
      kind: SparkApplication
      metadata: {name: revenue, namespace: data-jobs}
      spec:
        type: Scala
        mode: cluster
        sparkVersion: "4.0.4"
        image: registry.acme.example/spark:4.0.4-acme3
        mainApplicationFile: local:///opt/acme/revenue.jar
        driver: {memory: 1g}
        executor: {memory: 1g, instances: 2}
      """;

  private static String check(String application) {
    return Documents.findings(Documents.bundle(OPERATOR + application));
  }

  private static String with(String field) {
    return check(HEAD + "  " + field + "\n");
  }

  private static String instead(String of, String other) {
    assertThat(HEAD).contains(of);
    return check(HEAD.replace(of, other));
  }

  @Test
  void findsNothingInASoundApplication() {
    assertThat(check(HEAD)).isEmpty();
  }

  @Test
  void refusesFieldsThatNeedAWebhookWithoutOne() {
    String withoutWebhook = OPERATOR.substring(0, OPERATOR.indexOf("apiVersion: admission"));
    String application = HEAD.replace("driver: {", "driver: {env: [], tolerations: [], ");

    assertThat(Documents.findings(Documents.bundle(withoutWebhook + application)))
        .isEqualTo(
            """
            error PLM6601 SparkApplication data-jobs/revenue at spec: no webhook changes its pods, and needs to for driver.env, driver.tolerations
              fix: turn the operator's webhook on, or add withPodTemplates() to the job""");
  }

  @Test
  void refusesAnOperatorThatWatchesWhereItMayDoNothing() {
    String operator =
        OPERATOR.replace("--namespaces=data-jobs]", "\"--namespaces=data-jobs,legacy\"]");

    assertThat(Documents.findings(Documents.bundle(operator + HEAD)))
        .isEqualTo(
            """
            error PLM6602 Deployment spark-operator/spark-operator-controller at spec.template.spec.containers[0].args[2]: the controller watches namespace "legacy", where it has no rights
              fix: give it a RoleBinding there, in Java by Workspace.named("legacy").servedBy(...), or leave it out""");
  }

  @Test
  void refusesAnOperatorThatWatchesEverything() {
    String operator = OPERATOR.replace("--namespaces=data-jobs]", "\"--namespaces=\"]");

    assertThat(Documents.findings(Documents.bundle(operator + HEAD)))
        .isEqualTo(
            """
            error PLM6602 Deployment spark-operator/spark-operator-controller at spec.template.spec.containers[0].args[2]: the controller watches every namespace
              fix: name the namespaces of the workspaces: --namespaces=data-jobs""");
  }

  @Test
  void refusesAnApplicationThatNobodyWatches() {
    assertThat(instead("namespace: data-jobs", "namespace: reports"))
        .isEqualTo(
            """
            error PLM6603 SparkApplication reports/revenue at metadata.namespace: no Spark operator watches namespace "reports"
              fix: add servedBy(SparkOperator.standard()) to the workspace, or name it in the --namespaces of the operator""");
  }

  /** It may be of a chart that is installed apart. */
  @Test
  void saysWhatItCannotKnowWithoutTheOperator() {
    String application = HEAD.replace("driver: {", "driver: {env: [], tolerations: [], ");

    assertThat(Documents.findings(Documents.bundle(application)))
        .isEqualTo(
            """
            note PLM6603 SparkApplication data-jobs/revenue at metadata.namespace: not checked whether a Spark operator watches namespace "data-jobs": none is among the manifests
              fix: give the operator's manifests too""");
  }

  @Test
  void refusesAWebhookThatWatchesOtherNamespaces() {
    String webhook =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: spark-operator-webhook, namespace: spark-operator}
        spec:
          template:
            spec:
              serviceAccountName: spark-operator-controller
              containers:
              - name: webhook
                image: ghcr.io/kubeflow/spark-operator/controller:2.5.2
                args: [webhook, start, --namespaces=spark-operator]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: webhook, namespace: spark-operator}
        subjects:
        - {kind: ServiceAccount, name: spark-operator-controller, namespace: spark-operator}
        ---
        """;

    assertThat(Documents.findings(Documents.bundle(OPERATOR + webhook + HEAD)))
        .isEqualTo(
            """
            error PLM6604 Deployment spark-operator/spark-operator-webhook at spec.template.spec.containers[0].args[2]: the webhook watches [spark-operator], the controller [data-jobs]
              fix: give both the same --namespaces""");
  }

  @Test
  void namesTheSettingThatWasMeant() {
    assertThat(with("sparkConf: {spark.sql.shuffle.partition: \"400\"}"))
        .isEqualTo(
            """
            error PLM6605 SparkApplication data-jobs/revenue at spec.sparkConf[spark.sql.shuffle.partition]: Spark 4.0 does not have spark.sql.shuffle.partition
              fix: write spark.sql.shuffle.partitions""");
  }

  /**
   * New in 4.0, as <a href="https://spark.apache.org/docs/4.0.1/configuration.html">its list</a>
   * says.
   */
  @Test
  void namesTheLineThatHasASetting() {
    assertThat(
            check(
                HEAD.replace("\"4.0.4\"", "\"3.5.8\"").replace(":4.0.4", ":3.5.8")
                    + "  sparkConf: {spark.driver.minMemoryOverhead: 512m}\n"))
        .isEqualTo(
            """
            error PLM6605 SparkApplication data-jobs/revenue at spec.sparkConf[spark.driver.minMemoryOverhead]: Spark 3.5 does not have spark.driver.minMemoryOverhead, Spark 4.0 has
              fix: leave it out, or run on Spark 4.0""");
  }

  @Test
  void refusesASettingThatIsNotSparks() {
    assertThat(with("sparkConf: {fs.s3a.endpoint: https://minio}"))
        .isEqualTo(
            """
            error PLM6605 SparkApplication data-jobs/revenue at spec.sparkConf[fs.s3a.endpoint]: fs.s3a.endpoint does not begin with "spark.", and spark-submit ignores it
              fix: write spark.hadoop.fs.s3a.endpoint if it is one of Hadoop""");
  }

  @Test
  void saysWhatItCannotCheck() {
    assertThat(with("sparkConf: {spark.openlineage.transport.type: http}"))
        .isEqualTo(
            """
            note PLM6606 SparkApplication data-jobs/revenue at spec.sparkConf[spark.openlineage.transport.type]: spark.openlineage.transport.type is not in the catalogue of Spark 4.0
              fix: nothing, if a plugin, a connector or the program reads it""");
  }

  @Test
  void refusesSettingsThatTheOperatorRefuses() {
    assertThat(
            with(
                "sparkConf: {spark.master: \"local[2]\", spark.kubernetes.namespace: other,"
                    + " spark.kubernetes.authenticate.driver.oauthToken: x, spark.driver.host: h}"))
        .isEqualTo(
            """
            error PLM6607 SparkApplication data-jobs/revenue at spec.sparkConf[spark.driver.host]: spark.driver.host may not be set for an application
              fix: leave it out; Spark sets it in cluster mode
            error PLM6607 SparkApplication data-jobs/revenue at spec.sparkConf[spark.kubernetes.authenticate.driver.oauthToken]: spark.kubernetes.authenticate.driver.oauthToken may not be set for an application
              fix: leave it out; pods use the token of their service account
            error PLM6607 SparkApplication data-jobs/revenue at spec.sparkConf[spark.kubernetes.namespace]: spark.kubernetes.namespace may not be set for an application
              fix: leave it out; pods run in the namespace of the application
            error PLM6607 SparkApplication data-jobs/revenue at spec.sparkConf[spark.master]: spark.master may not be set for an application
              fix: leave it out; the operator sets it""");
  }

  /** Each was seen to be refused by the API server: conformance/steps/45-spark-rights.sh. */
  @Test
  void refusesSettingsThatAskForRightsWhichNobodyHas() {
    assertThat(
            with(
                "sparkConf: {spark.kubernetes.allocation.pods.allocator: statefulset,"
                    + " spark.kubernetes.driver.volumes.persistentVolumeClaim.data.options.claimName:"
                    + " OnDemand}"))
        .isEqualTo(
            """
            error PLM6607 SparkApplication data-jobs/revenue at spec.sparkConf[spark.kubernetes.allocation.pods.allocator]: spark.kubernetes.allocation.pods.allocator may not be set for an application
              fix: leave it out: drivers may make pods, and nothing that makes pods for them
            error PLM6607 SparkApplication data-jobs/revenue at spec.sparkConf[spark.kubernetes.driver.volumes.persistentVolumeClaim.data.options.claimName]: spark.kubernetes.driver.volumes.persistentVolumeClaim.data.options.claimName may not be set for an application
              fix: name a claim that is there: the operator may make none; drivers may make those of executors""");
  }

  @Test
  void saysWhichFieldWins() {
    assertThat(with("sparkConf: {spark.driver.memory: 8g}"))
        .isEqualTo(
            """
            error PLM6608 SparkApplication data-jobs/revenue at spec.sparkConf[spark.driver.memory]: spark.driver.memory has no effect, as driver.memory wins
              fix: remove it, and set driver.memory""");
  }

  @Test
  void refusesSizesInKubernetesWords() {
    assertThat(instead("driver: {memory: 1g}", "driver: {memory: 1Gi}"))
        .isEqualTo(
            """
            error PLM6609 SparkApplication data-jobs/revenue at spec.driver: a size of the driver is none that Spark reads
              fix: write one of the units k, m, g, t, for example 4096m""");
  }

  @Test
  void refusesAHeapThatSparkDoesNotStartWith() {
    assertThat(instead("driver: {memory: 1g}", "driver: {memory: 256m}"))
        .isEqualTo(
            """
            error PLM6610 SparkApplication data-jobs/revenue at spec.driver.memory: the heap of the driver is 256m
              fix: write 512m or more""");
  }

  @Test
  void refusesLimitsBelowWhatSparkAsksFor() {
    assertThat(
            instead(
                "driver: {memory: 1g}",
                "driver: {memory: 1g, memoryLimit: 1g, cores: 2, coreLimit: 1500m}"))
        .isEqualTo(
            """
            error PLM6611 SparkApplication data-jobs/revenue at spec.driver.coreLimit: limits cpu to 1500m, and Spark asks for 2
              fix: write 2 or more
            error PLM6611 SparkApplication data-jobs/revenue at spec.driver.memoryLimit: limits memory to 1Gi, and Spark asks for 1408Mi
              fix: write 1408Mi or more""");
  }

  @Test
  void refusesANameThatIsTooLongForWhatIsMadeOfIt() {
    String exporter =
        "  monitoring: {exposeDriverMetrics: true, exposeExecutorMetrics: true, prometheus:"
            + " {jmxExporterJar: /x.jar}}\n";

    assertThat(check(HEAD.replace("name: revenue,", "name: " + "r".repeat(50) + ",") + exporter))
        .isEqualTo(
            "error PLM6612 SparkApplication data-jobs/"
                + "r".repeat(50)
                + " at metadata.name: the name has 50 characters, and what is made of it must fit"
                + " into 63\n  fix: shorten it to 49 characters");
  }

  @Test
  void refusesDynamicAllocationWithoutShuffleTracking() {
    assertThat(
            with(
                "dynamicAllocation: {enabled: true, maxExecutors: 4, shuffleTrackingEnabled: false}"))
        .isEqualTo(
            """
            error PLM6613 SparkApplication data-jobs/revenue at spec.dynamicAllocation.shuffleTrackingEnabled: allocates executors without shuffle tracking
              fix: write shuffleTrackingEnabled: true""");
  }

  @Test
  void refusesAShuffleService() {
    assertThat(with("sparkConf: {spark.shuffle.service.enabled: \"true\"}"))
        .isEqualTo(
            """
            error PLM6613 SparkApplication data-jobs/revenue at spec.sparkConf[spark.shuffle.service.enabled]: wants a shuffle service, and Kubernetes has none
              fix: remove it; dynamicAllocation.shuffleTrackingEnabled takes its place""");
  }

  @Test
  void refusesExecutorsWithoutEndOrInDisorder() {
    assertThat(with("dynamicAllocation: {enabled: true, minExecutors: 4, initialExecutors: 2}"))
        .isEqualTo(
            """
            error PLM6614 SparkApplication data-jobs/revenue at spec.dynamicAllocation: allocates at least 4, at first 2 executors
              fix: let the three numbers not decrease
            error PLM6614 SparkApplication data-jobs/revenue at spec.dynamicAllocation: allocates executors without end
              fix: write maxExecutors""");
  }

  @Test
  void refusesDynamicAllocationThatTheOperatorDoesNotSee() {
    assertThat(with("sparkConf: {spark.dynamicAllocation.enabled: \"true\"}"))
        .isEqualTo(
            """
            error PLM6608 SparkApplication data-jobs/revenue at spec.sparkConf[spark.dynamicAllocation.enabled]: dynamic allocation by sparkConf, which the operator does not see
              fix: write dynamicAllocation: {enabled: true, ...}""");
  }

  @Test
  void refusesClientMode() {
    assertThat(instead("mode: cluster", "mode: client"))
        .isEqualTo(
            """
            error PLM6615 SparkApplication data-jobs/revenue at spec.mode: runs in client mode
              fix: write mode: cluster""");
  }

  @Test
  void refusesSparksOwnLabels() {
    assertThat(instead("driver: {memory: 1g}", "driver: {memory: 1g, labels: {spark-role: x}}"))
        .isEqualTo(
            """
            error PLM6616 SparkApplication data-jobs/revenue at spec.driver.labels.spark-role: label spark-role is Spark's own
              fix: remove it""");
  }

  @Test
  void refusesAProgramThatTheDriverDoesNotReach() {
    assertThat(instead("local:///opt/acme/revenue.jar", "/opt/acme/revenue.jar"))
        .isEqualTo(
            """
            error PLM6617 SparkApplication data-jobs/revenue at spec.mainApplicationFile: "/opt/acme/revenue.jar" is a file of the controller, not of the driver's image
              fix: write local:// and the path in the image, or the URI of an object store""");
  }

  @Test
  void refusesPythonWithoutPython() {
    assertThat(
            check(HEAD.replace("revenue.jar", "revenue.py").replace("4.0.4-acme3", "4.0.4-scala")))
        .isEqualTo(
            """
            error PLM6618 SparkApplication data-jobs/revenue at spec.image: "local:///opt/acme/revenue.py" is Python, and image registry.acme.example/spark:4.0.4-scala holds none
              fix: use an image whose tag does not end in -scala""");
  }

  @Test
  void warnsOfRetriesThatDoNotHappen() {
    assertThat(with("restartPolicy: {type: OnFailure}"))
        .isEqualTo(
            """
            warning PLM6619 SparkApplication data-jobs/revenue at spec.restartPolicy: restarts on failure, no times
              fix: write onFailureRetries and onSubmissionFailureRetries, or type: Never""");
  }

  @Test
  void warnsOfAVersionThatTheImageDoesNotHave() {
    assertThat(instead("spark:4.0.4-acme3", "spark:3.5.8"))
        .isEqualTo(
            """
            warning PLM6620 SparkApplication data-jobs/revenue at spec.sparkVersion: sparkVersion is 4.0.4, the image's tag 3.5.8
              fix: let both say the same""");
  }

  @Test
  void refusesAScheduleThatRunsOnce() {
    assertThat(
            check(
                """
                apiVersion: sparkoperator.k8s.io/v1beta2
                kind: ScheduledSparkApplication
                metadata: {name: revenue-of-all-branches-each-night-at-two, namespace: data-jobs}
                spec:
                  schedule: "@daily"
                  template: {mainApplicationFile: "local:///a.jar", mode: client}
                """))
        .isEqualTo(
            """
            error PLM6621 ScheduledSparkApplication data-jobs/revenue-of-all-branches-each-night-at-two at spec.concurrencyPolicy: says no concurrencyPolicy
              fix: write concurrencyPolicy: Forbid, or Allow or Replace
            error PLM6615 ScheduledSparkApplication data-jobs/revenue-of-all-branches-each-night-at-two at spec.template.mode: runs in client mode
              fix: write mode: cluster""");
  }

  @Test
  void refusesTextThatAShellReads() {
    assertThat(
            check(
                """
                apiVersion: sparkoperator.k8s.io/v1alpha1
                kind: SparkConnect
                metadata: {name: notebooks, namespace: data-jobs}
                spec: {sparkConf: {spark.app.name: "x; id"}}
                """))
        .isEqualTo(
            """
            error PLM6622 SparkConnect data-jobs/notebooks at spec.sparkConf[spark.app.name]: holds the character ;, which a shell reads
              fix: write a value without blanks, quotes, $ and ;""");
  }

  @Test
  void warnsOfPackagesThatCannotBeKept() {
    assertThat(with("deps: {packages: [\"org.acme:x:1\"]}"))
        .isEqualTo(
            """
            warning PLM6623 SparkApplication data-jobs/revenue at spec.deps.packages: fetches packages into ~/.ivy2
              fix: put the jars into the image, or set spark.jars.ivy to a folder such as /tmp/ivy""");
  }
}
