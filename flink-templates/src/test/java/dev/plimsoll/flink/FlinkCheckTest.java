package dev.plimsoll.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole texts of findings. */
class FlinkCheckTest {
  /** Upstream's own example of a job with checkpoints and high availability, made to fit v2_2. */
  private static final String HEAD =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: orders, namespace: data-jobs}
      spec:
        image: flink:2.2.1-java17
        flinkVersion: v2_2
        serviceAccount: flink
        jobManager: {resource: {memory: 2048m, cpu: 1}}
        taskManager: {resource: {memory: 2048m, cpu: 1}}
        job:
          jarURI: local:///opt/flink/examples/streaming/StateMachineExample.jar
          parallelism: 2
          upgradeMode: last-state
        flinkConfiguration:
          taskmanager.numberOfTaskSlots: "2"
          execution.checkpointing.dir: s3://lake/checkpoints
          execution.checkpointing.savepoint-dir: s3://lake/savepoints
          high-availability.type: kubernetes
          high-availability.storageDir: s3://lake/ha
      """;

  private static String check(String objects) {
    return Documents.findings(Documents.bundle(objects));
  }

  private static String setting(String setting) {
    return check(HEAD + "    " + setting + "\n");
  }

  private static String instead(String of, String other) {
    assertThat(HEAD).contains(of);
    return check(HEAD.replace(of, other));
  }

  private static String finding(String head, String fix) {
    return head + "\n  fix: " + fix;
  }

  @Test
  void findsNothingInASoundDeployment() {
    assertThat(check(HEAD)).isEmpty();
  }

  @Test
  void readsNestedSettingsAndLists() {
    assertThat(
            setting(
                "table: {exec: {state: {ttl: 1 h}}}\n"
                    + "    classloader.parent-first-patterns.additional: [com.acme., org.acme.]"))
        .isEmpty();
    assertThat(setting("table: {exec: {state: {tttl: 1 h}}}"))
        .isEqualTo(
            finding(
                "error PLM6901 FlinkDeployment data-jobs/orders at"
                    + " spec.flinkConfiguration.table.exec.state.tttl: Flink 2.2 does not have"
                    + " table.exec.state.tttl",
                "write table.exec.state.ttl"));
  }

  @ParameterizedTest
  @CsvSource({
    "execution.checkpointing.intervall, execution.checkpointing.interval",
    "taskmanager.numberoftaskslots, taskmanager.numberOfTaskSlots",
    "taskmanager.memory.managed-fraction, taskmanager.memory.managed.fraction",
    "kubernetes.operator.periodic.savepoints.interval, kubernetes.operator.periodic.savepoint.interval",
    "job.autoscaler.enable, job.autoscaler.enabled",
    "kubernetes.taskmanager.annotation, kubernetes.taskmanager.annotations"
  })
  void namesTheSettingThatIsNearlyMeant(String key, String near) {
    assertThat(setting("\"" + key + "\": \"1\""))
        .isEqualTo(
            finding(
                "error PLM6901 FlinkDeployment data-jobs/orders at spec.flinkConfiguration["
                    + key
                    + "]: Flink 2.2 does not have "
                    + key,
                "write " + near));
  }

  @Test
  void tellsWhichLineHasASetting() {
    assertThat(setting("state.checkpoints.num-retained: 3"))
        .isEqualTo(
            finding(
                "warning PLM6904 FlinkDeployment data-jobs/orders at"
                    + " spec.flinkConfiguration[state.checkpoints.num-retained]:"
                    + " state.checkpoints.num-retained is deprecated in Flink 2.2",
                "write execution.checkpointing.num-retained"));
    assertThat(setting("state.backend.async: \"true\""))
        .isEqualTo(
            finding(
                "error PLM6901 FlinkDeployment data-jobs/orders at"
                    + " spec.flinkConfiguration[state.backend.async]: Flink 2.2 does not have"
                    + " state.backend.async, Flink 1.20 has",
                "leave it out, or run on Flink 1.20"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3.access-key", "python.client.executable", "fs.oss.endpoint", "acme"})
  void saysWhatItCouldNotCheck(String key) {
    assertThat(setting("\"" + key + "\": x"))
        .startsWith("note PLM6902 FlinkDeployment data-jobs/orders at spec.flinkConfiguration")
        .endsWith(
            finding(
                ": " + key + " is not in the catalogue of Flink 2.2",
                "nothing, if a file system, a connector, a reporter or the program reads it"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics.reporter.prom.factory.class: org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
        "metrics.reporter.prom.port: \"9249\"",
        "containerized.taskmanager.env.TZ: Europe/Berlin",
        "external-resource.gpu.amount: 1",
        "pipeline.global-job-parameters.region: eu",
        "env.java.opts.all: -Dx=y",
        "rest.profiling.enabled: true",
        "kubernetes.operator.default-configuration.flink-version.v2_2.x: y"
      })
  void knowsSettingsWithNamesInThem(String line) {
    assertThat(setting(line)).isEmpty();
  }

  @Test
  void judgesValues() {
    assertThat(
            setting(
                """
                execution.checkpointing.interval: 1 fortnight
                    taskmanager.memory.managed.size: 1Gi
                    execution.checkpointing.mode: TWICE
                    execution.checkpointing.unaligned.enabled: "yes"
                    rest.flamegraph.num-samples: 1.5"""))
        .isEqualTo(
            """
            error PLM6905 FlinkDeployment data-jobs/orders at spec.flinkConfiguration[execution.checkpointing.interval]: execution.checkpointing.interval is "1 fortnight", and Flink reads a duration
              fix: write a whole number and a unit, for example 30 s
            error PLM6905 FlinkDeployment data-jobs/orders at spec.flinkConfiguration[taskmanager.memory.managed.size]: taskmanager.memory.managed.size is "1Gi", and Flink reads a size of memory
              fix: write a whole number and k, m, g or t, for example 2048m
            error PLM6905 FlinkDeployment data-jobs/orders at spec.flinkConfiguration[execution.checkpointing.mode]: execution.checkpointing.mode is "TWICE", and Flink reads one of EXACTLY_ONCE, AT_LEAST_ONCE
              fix: write one of EXACTLY_ONCE, AT_LEAST_ONCE
            error PLM6905 FlinkDeployment data-jobs/orders at spec.flinkConfiguration[execution.checkpointing.unaligned.enabled]: execution.checkpointing.unaligned.enabled is "yes", and Flink reads true or false
              fix: write true or false
            error PLM6905 FlinkDeployment data-jobs/orders at spec.flinkConfiguration[rest.flamegraph.num-samples]: rest.flamegraph.num-samples is "1.5", and Flink reads a whole number
              fix: write a whole number"""
                .strip());
  }

  @Test
  void refusesWhatTheOperatorOwns() {
    assertThat(
            setting(
                """
                kubernetes.cluster-id: other
                    taskmanager.memory.process.size: 4g
                    parallelism.default: 8"""))
        .isEqualTo(
            """
            error PLM6903 FlinkDeployment data-jobs/orders at spec.flinkConfiguration[kubernetes.cluster-id]: kubernetes.cluster-id may not be set for a FlinkDeployment
              fix: leave it out; it is the object's name
            error PLM6903 FlinkDeployment data-jobs/orders at spec.flinkConfiguration[taskmanager.memory.process.size]: taskmanager.memory.process.size has no effect, as taskManager.resource.memory wins
              fix: remove it, and set taskManager.resource.memory
            error PLM6903 FlinkDeployment data-jobs/orders at spec.flinkConfiguration[parallelism.default]: parallelism.default has no effect, as job.parallelism wins
              fix: remove it, and set job.parallelism"""
                .strip());
  }

  @Test
  void refusesMemoryThatDoesNotAddUp() {
    assertThat(
            instead(
                "taskManager: {resource: {memory: 2048m", "taskManager: {resource: {memory: 600m"))
        .isEqualTo(
            """
            error PLM6906 FlinkDeployment data-jobs/orders at spec.taskManager.resource.memory: the memory of a TaskManager does not add up: what a TaskManager sets aside needs 829m, and taskManager.resource.memory is 600m
              fix: write taskManager.resource.memory: 1024m or more, or less for a part of it"""
                .strip());
    assertThat(
            instead(
                "jobManager: {resource: {memory: 2048m", "jobManager: {resource: {memory: 512Mi"))
        .isEqualTo(
            """
            error PLM6906 FlinkDeployment data-jobs/orders at spec.jobManager.resource.memory: the memory of a JobManager does not add up: off-heap with the JVM needs 576m, and jobManager.resource.memory is 512m
              fix: write jobManager.resource.memory: 640m or more, or less for a part of it"""
                .strip());
    assertThat(
            setting(
                "taskmanager.memory.task.heap.size: 1500m\n"
                    + "    taskmanager.memory.managed.size: 64m"))
        .isEqualTo(
            """
            error PLM6906 FlinkDeployment data-jobs/orders at spec.taskManager.resource.memory: the memory of a TaskManager does not add up: what Flink uses, with JVM metaspace, needs 2279m, and taskManager.resource.memory is 2048m
              fix: write taskManager.resource.memory: 2496m or more, or less for a part of it"""
                .strip());
    assertThat(
            instead(
                "taskManager: {resource: {memory: 2048m", "taskManager: {resource: {memory: 1000m"))
        .isEqualTo(
            """
            warning PLM6906 FlinkDeployment data-jobs/orders at spec.taskManager.resource.memory: leaves a heap of 139Mi to a TaskManager, 128Mi of them for Flink itself
              fix: write 1024m or more"""
                .strip());
    assertThat(
            instead(
                "taskManager: {resource: {memory: 2048m",
                "taskManager: {resource: {memory: 2 pounds"))
        .isEqualTo(
            """
            error PLM6905 FlinkDeployment data-jobs/orders at spec.taskManager.resource.memory: "2 pounds" is no size of memory for the operator
              fix: write for example 2048m or 2Gi"""
                .strip());
  }

  @Test
  void asksForWhatTheOperatorAsksFor() {
    assertThat(
            check(
                """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkDeployment
                metadata: {name: Orders_1, namespace: data-jobs}
                spec:
                  ingress: {className: nginx}
                  logConfiguration: {log4j.properties: ""}
                  job: {jarURI: /opt/orders.jar}
                """))
        .isEqualTo(
            """
            error PLM6911 FlinkDeployment data-jobs/Orders_1 at metadata.name: "Orders_1" is no lower-case letter, then letters, digits and dashes
              fix: write a lower-case letter, then lower-case letters, digits and dashes
            error PLM6907 FlinkDeployment data-jobs/Orders_1 at spec.flinkVersion: says no flinkVersion
              fix: write flinkVersion: v2_2
            error PLM6907 FlinkDeployment data-jobs/Orders_1 at spec.serviceAccount: names no service account
              fix: write serviceAccount
            error PLM6907 FlinkDeployment data-jobs/Orders_1 at spec.ingress: has an ingress without a template
              fix: write ingress.template, for example "{{name}}.{{namespace}}.example.com"
            error PLM6913 FlinkDeployment data-jobs/Orders_1 at spec.logConfiguration[log4j.properties]: logConfiguration holds log4j.properties
              fix: write log4j-console.properties or logback-console.xml
            error PLM6912 FlinkDeployment data-jobs/Orders_1 at spec.job.jarURI: "/opt/orders.jar" is no file of the image and no address
              fix: write local:// and the path in the image
            error PLM6907 FlinkDeployment data-jobs/Orders_1 at spec.job.parallelism: runs with parallelism 0
              fix: write job.parallelism: 1 or more, or taskManager.replicas"""
                .strip());
  }

  @Test
  void comparesVersionAndImage() {
    assertThat(instead("flink:2.2.1-java17", "registry.acme.example/flink:1.20.4-acme3"))
        .isEqualTo(
            finding(
                "warning PLM6908 FlinkDeployment data-jobs/orders at spec.flinkVersion: flinkVersion"
                    + " is v2_2, the image's tag 1.20.4-acme3",
                "let both say the same"));
    assertThat(instead("flink:2.2.1-java17", "registry.acme.example/orders:17")).isEmpty();
    assertThat(instead("flinkVersion: v2_2", "flinkVersion: v1_14"))
        .isEqualTo(
            """
            error PLM6917 FlinkDeployment data-jobs/orders at spec.flinkVersion: the operator runs no Flink before 1.15, and flinkVersion is v1_14
              fix: run on v2_2
            warning PLM6908 FlinkDeployment data-jobs/orders at spec.flinkVersion: flinkVersion is v1_14, the image's tag 2.2.1-java17
              fix: let both say the same"""
                .strip());
    assertThat(check(HEAD.replace("v2_2", "v1_18").replace("2.2.1", "1.18.1")))
        .isEqualTo(
            """
            note PLM6902 FlinkDeployment data-jobs/orders at spec.flinkVersion: settings of v1_18 are in no catalogue, and were not checked
              fix: nothing, or run on v2_2"""
                .strip());
  }

  @Test
  void wantsStateToBeKept() {
    String without =
        HEAD.substring(0, HEAD.indexOf("    execution.checkpointing.dir"))
            .replace("last-state", "savepoint");
    assertThat(check(without))
        .isEqualTo(
            """
            warning PLM6909 FlinkDeployment data-jobs/orders at spec.job.upgradeMode: upgrade mode savepoint, and execution.checkpointing.dir is not set
              fix: write execution.checkpointing.dir, a directory that all pods reach, unless the operator's defaults do
            warning PLM6909 FlinkDeployment data-jobs/orders at spec.job.upgradeMode: upgrade mode savepoint, and execution.checkpointing.savepoint-dir is not set
              fix: write execution.checkpointing.savepoint-dir, a directory that all pods reach, unless the operator's defaults do"""
                .strip());
    // The operator's own defaults are looked at where they are.
    String defaults =
        """
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: flink-operator-config, namespace: flink-operator}
        data:
          flink-conf.yaml: |
            # for all
            execution.checkpointing.dir: s3://lake/checkpoints
        """;
    assertThat(check(without + defaults))
        .isEqualTo(
            """
            error PLM6909 FlinkDeployment data-jobs/orders at spec.job.upgradeMode: upgrade mode savepoint, and execution.checkpointing.savepoint-dir is not set
              fix: write execution.checkpointing.savepoint-dir, a directory that all pods reach"""
                .strip());
    assertThat(instead("s3://lake/checkpoints", "file:///tmp/checkpoints"))
        .isEqualTo(
            """
            warning PLM6909 FlinkDeployment data-jobs/orders at spec.flinkConfiguration[execution.checkpointing.dir]: execution.checkpointing.dir is "file:///tmp/checkpoints", a directory of each pod's own that nothing is mounted to
              fix: name a directory of an object store, or mount a volume that all pods share"""
                .strip());
    assertThat(
            instead(
                "  job:\n",
                "  podTemplate: {spec: {containers: [{name: flink-main-container, volumeMounts: [{name: s,"
                    + " mountPath: /state}]}]}}\n  job:\n"))
        .isEmpty();
  }

  @Test
  void wantsHighAvailabilityWhereItIsNeeded() {
    String off = HEAD.substring(0, HEAD.indexOf("    high-availability.type"));
    assertThat(check(off))
        .isEqualTo(
            """
            warning PLM6910 FlinkDeployment data-jobs/orders at spec.job.upgradeMode: starts from the last state, which is found through high availability, and that is off
              fix: write high-availability.type: kubernetes and high-availability.storageDir, or upgradeMode: savepoint"""
                .strip());
    assertThat(
            check(
                off.replace("last-state", "stateless")
                        .replace("cpu: 1}}\n  taskManager", "cpu: 1}, replicas: 2}\n  taskManager")
                    + "    kubernetes.operator.deployment.rollback.enabled: true\n"))
        .isEqualTo(
            """
            warning PLM6910 FlinkDeployment data-jobs/orders at spec.jobManager.replicas: has standby JobManagers without high availability
              fix: write high-availability.type: kubernetes and high-availability.storageDir, or replicas: 1, unless the operator's defaults do
            warning PLM6910 FlinkDeployment data-jobs/orders at spec.flinkConfiguration[kubernetes.operator.deployment.rollback.enabled]: rolls back without high availability
              fix: write high-availability.type: kubernetes and high-availability.storageDir, unless the operator's defaults do"""
                .strip());
    assertThat(instead("    high-availability.storageDir: s3://lake/ha\n", ""))
        .isEqualTo(
            """
            warning PLM6910 FlinkDeployment data-jobs/orders at spec.flinkConfiguration: is highly available, and high-availability.storageDir is not set
              fix: write high-availability.storageDir, a directory that all pods reach, unless the operator's defaults do"""
                .strip());
  }

  @Test
  void comparesParallelismAndSlots() {
    assertThat(instead("cpu: 1}}\n  job:", "cpu: 1}, replicas: 3}\n  job:"))
        .isEqualTo(
            """
            warning PLM6914 FlinkDeployment data-jobs/orders at spec.job.parallelism: job.parallelism is 2, and taskManager.replicas with 2 slots each make it 6
              fix: leave one of the two out"""
                .strip());
    assertThat(instead("numberOfTaskSlots: \"2\"", "numberOfTaskSlots: \"8\""))
        .isEqualTo(
            """
            warning PLM6914 FlinkDeployment data-jobs/orders at spec.job.parallelism: one TaskManager has 8 slots, and the job uses 2
              fix: write taskmanager.numberOfTaskSlots: 2, or a higher parallelism"""
                .strip());
  }

  @Test
  void knowsThatOtherContainersRunBesideFlink() {
    assertThat(
            instead("  job:\n", "  podTemplate: {spec: {containers: [{name: flink}]}}\n  job:\n"))
        .isEqualTo(
            """
            warning PLM6916 FlinkDeployment data-jobs/orders at spec.podTemplate.spec.containers: has containers flink, and Flink runs beside them
              fix: call Flink's container flink-main-container, if one of them is to be it"""
                .strip());
  }

  @Test
  void judgesJobsOfSessions() {
    String job =
        """
        ---
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkSessionJob
        metadata: {name: clicks, namespace: data-jobs}
        spec:
          deploymentName: orders
          job: {jarURI: "s3://lake/clicks.jar", parallelism: 0, upgradeMode: savepoint}
          flinkConfiguration: {execution.checkpointing.intervall: 1 min}
        """;
    assertThat(check(HEAD + job))
        .isEqualTo(
            """
            error PLM6915 FlinkSessionJob data-jobs/clicks at spec.deploymentName: FlinkDeployment "orders" runs a job of its own
              fix: name a FlinkDeployment without spec.job
            error PLM6912 FlinkSessionJob data-jobs/clicks at spec.job.jarURI: "s3://lake/clicks.jar" is no https address, and the operator downloads the jar
              fix: write an https address, or let the operator's kubernetes.operator.user.artifacts.allowed-schemes name the scheme
            error PLM6907 FlinkSessionJob data-jobs/clicks at spec.job.parallelism: runs with parallelism 0
              fix: write job.parallelism: 1 or more
            error PLM6901 FlinkSessionJob data-jobs/clicks at spec.flinkConfiguration[execution.checkpointing.intervall]: Flink 2.2 does not have execution.checkpointing.intervall
              fix: write execution.checkpointing.interval"""
                .strip());
    String session = HEAD.replaceAll("(?s)  job:.*?  flinkConf", "  flinkConf");
    assertThat(
            check(
                session
                    + job.replace("s3://", "https://")
                        .replace("parallelism: 0", "parallelism: 1")
                        .replace("intervall", "interval")))
        .isEmpty();
  }

  @Test
  void readsFilesInConfigMaps() {
    assertThat(
            check(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: flink-config, namespace: data-jobs}
                data:
                  flink-conf.yaml: |
                    jobmanager.rpc.address: orders # the Service
                    taskmanager.numberOfTaskSlot: 2
                    parallelism.default
                    state.backend.async: true
                  config.yaml: |
                    taskmanager: {memory: {process: {size: 2Gi}}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: other, namespace: data-jobs}
                data:
                  config.yaml: |
                    taskmanager: {memory: {process: {size: 2Gi}}}
                """))
        .isEqualTo(
            """
            error PLM6901 ConfigMap data-jobs/flink-config at data[flink-conf.yaml]: no Flink since 1.20 has taskmanager.numberOfTaskSlot
              fix: write taskmanager.numberOfTaskSlots
            error PLM6905 ConfigMap data-jobs/flink-config at data[flink-conf.yaml]: line 3 is no key, colon, blank and value; Flink passes over it
              fix: write it as key: value, or begin it with #
            error PLM6905 ConfigMap data-jobs/flink-config at data[config.yaml]: taskmanager.memory.process.size is "2Gi", and Flink reads a size of memory
              fix: write a whole number and k, m, g or t, for example 2048m"""
                .strip());
  }
}
