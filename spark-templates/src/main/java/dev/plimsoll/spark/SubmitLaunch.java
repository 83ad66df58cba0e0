package dev.plimsoll.spark;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.RunAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Spark job whose task runs spark-submit: the pod of the task, and what Spark will make then. No
 * operator has a part in it; pods are described by templates.
 */
final class SubmitLaunch {
  private static final String SUBMIT = "/opt/spark/bin/spark-submit";

  /** A JVM that talks to the API server, and nothing else. */
  private static final PodSize SIZE = PodSize.of(Cpu.millis(500), Memory.mebibytes(768));

  /**
   * spark-submit ends well however the driver ends, and says last how its container ended.
   *
   * @see <a
   *     href="https://github.com/apache/spark/blob/v4.0.1/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/submit/LoggingPodStatusWatcher.scala">LoggingPodStatusWatcher</a>
   */
  private static final String FOLLOW =
      "set -o pipefail; "
          + SUBMIT
          + " \"$@\" 2>&1 | tee /tmp/spark-submit.log"
          + " && grep -qE 'exit code: 0$' /tmp/spark-submit.log";

  private final SparkJob job;
  private final JobScope scope;
  private final DeployMode mode;
  private final SparkVersion spark;

  SubmitLaunch(SparkJob job, JobScope scope, DeployMode mode) {
    this.job = job;
    this.scope = scope;
    this.mode = mode;
    this.spark = job.parts().runtime().version();
  }

  Launch launch(SparkLaunch.Sides sides) {
    var app = submission(sides);
    new ApplicationCheck(new ApplicationView(app.owner(), FieldPath.of("spec")), scope.findings())
        .check();
    Launch.Pod task =
        (Launch.Pod)
            SubmitPod.of(
                    job.name(),
                    mode == DeployMode.CLUSTER ? SparkJob.SUBMITTER : SparkJob.DRIVER,
                    mode == DeployMode.CLUSTER ? submitter(app) : driver(app))
                .launch(scope);
    var arrows = new ArrayList<Arrow>(sides.arrows());
    if (mode == DeployMode.CLUSTER) {
      arrows.addAll(task.arrows());
      arrows.add(
          new Arrow.Manages(
              scope.pods(SparkJob.SUBMITTER),
              Optional.of(scope.namespace()),
              SparkRights.submitter(spark),
              "submits",
              scope.pods(SparkJob.DRIVER)));
    }
    var beside = new ArrayList<Manifest>(sides.beside());
    task.beside().stream()
        .filter(object -> beside.stream().noneMatch(b -> b.identity().equals(object.identity())))
        .forEach(beside::add);
    beside.addAll(made(app));
    return new Launch.Pod(task.object(), arrows, beside);
  }

  /** The job as the operator would be told of it; nothing of this kind is written. */
  private Submission submission(SparkLaunch.Sides sides) {
    Manifest application =
        new SparkResource(job.withPodTemplates(), scope)
            .manifest(sides.drivers(), sides.executors())
            .map(tree -> tree.with("kind", word(tree, "SparkSubmit")));
    return Submission.ofTask(application);
  }

  private static Node word(MapNode tree, String text) {
    return ScalarNode.string(text, tree.origin());
  }

  private Pod submitter(Submission app) {
    var args = new ArrayList<String>(List.of("-c", FOLLOW, "spark-submit"));
    args.addAll(arguments());
    Container container =
        Container.of("spark-submit", job.parts().runtime().image(), SIZE)
            .withCommand("bash")
            .withArgs(args.toArray(String[]::new))
            .withScratch("/tmp", StorageSize.gibibytes(1))
            .withFiles(SubmitConf.FOLDER, files(app));
    Pod pod = Pod.of(container).runningAs(RunAs.user(185).withGroup(185).withVolumeGroup(185));
    for (String secret : pullSecrets(app)) {
      pod = pod.withPullSecret(secret);
    }
    return pod;
  }

  private static List<String> pullSecrets(Submission app) {
    return app.spec().findList("imagePullSecrets").stream()
        .flatMap(list -> list.items().stream())
        .map(secret -> ((ScalarNode) secret).text())
        .toList();
  }

  private Pod driver(Submission app) {
    var args = new ArrayList<String>();
    for (String setting :
        List.of(
            "spark.driver.host=$(POD_IP)",
            "spark.driver.bindAddress=$(POD_IP)",
            "spark.kubernetes.driver.pod.name=$(POD_NAME)")) {
      args.addAll(List.of("--conf", setting));
    }
    args.addAll(arguments());
    String main = SparkSide.DRIVER.container();
    return SparkJobPods.pod(job, SparkSide.DRIVER)
        .withEachContainer(
            container ->
                container.name().equals(main)
                    ? container
                        .withCommand(SUBMIT)
                        .withArgs(args.toArray(String[]::new))
                        .withEnv("POD_IP", new EnvValue.Field("status.podIP"))
                        .withEnv("POD_NAME", new EnvValue.Field("metadata.name"))
                        .withPort("driver-rpc-port", SparkPorts.RPC)
                        .withPort("blockmanager", SparkPorts.BLOCKS)
                        .withPort("spark-ui", SparkPorts.UI)
                        .withFiles(SubmitConf.FOLDER, files(app))
                    : container);
  }

  private List<String> arguments() {
    var args =
        new ArrayList<String>(
            List.of("--properties-file", SubmitConf.FOLDER + "/spark.properties"));
    if (job.parts().program() instanceof MainClass.InFile program) {
      args.addAll(List.of("--class", program.main().name()));
    }
    args.add(job.parts().program().file());
    args.addAll(job.options().arguments());
    return args;
  }

  private ConfigFiles files(Submission app) {
    ConfigFiles files =
        ConfigFiles.named(job.name() + "-submit")
            .with("spark.properties", SubmitConf.of(app, mode))
            .with("executor.yaml", template(app, SparkSide.EXECUTOR));
    return mode == DeployMode.CLUSTER
        ? files.with("driver.yaml", template(app, SparkSide.DRIVER))
        : files;
  }

  private static EmbeddedNode template(Submission app, SparkSide side) {
    MapNode template =
        app.side(side).findMap("template").orElseGet(() -> MapNode.empty(app.spec().origin()));
    MapNode pod =
        MapNode.builder(template.origin()).put("apiVersion", "v1").put("kind", "Pod").build();
    return EmbeddedNode.of(
        EmbeddedFormats.YAML, SparkPod.plus(pod, Optional.of(template)), template.origin());
  }

  /** What will be there while it runs; of a job in two pipelines once, as the task says. */
  private List<Manifest> made(Submission app) {
    String task = scope.namespace().value() + "/" + job.name();
    var pods = new SparkPods(task, spark);
    return mode == DeployMode.CLUSTER ? pods.submitted(app) : pods.driven(app, task);
  }
}
