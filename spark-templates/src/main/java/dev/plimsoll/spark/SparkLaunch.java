package dev.plimsoll.spark;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.job.JobLabels;
import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.topology.Access;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.LoweredPod;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.PodScope;
import dev.plimsoll.workload.RunAs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Spark job in a workspace, as a SparkApplication.
 *
 * @see <a
 *     href="https://www.kubeflow.org/docs/components/spark-operator/user-guide/writing-sparkapplication/">Writing
 *     a SparkApplication</a>
 */
final class SparkLaunch {
  static final String DRIVER_CONTAINER = "spark-kubernetes-driver";
  static final String EXECUTOR_CONTAINER = "spark-kubernetes-executor";
  static final int RPC = 7078;
  static final int BLOCKS = 7079;

  private final SparkJob job;
  private final JobScope scope;
  private final SparkJob.Parts parts;
  private final Origin origin;

  SparkLaunch(SparkJob job, JobScope scope) {
    this.job = job;
    this.scope = scope;
    this.parts = job.parts();
    this.origin = Origin.render(job.name(), "SparkJob.launch");
  }

  Launch launch() {
    Pod driver = pod(DRIVER_CONTAINER, parts.driver());
    Pod executor = pod(EXECUTOR_CONTAINER, parts.executors().size());
    Pod placed = parts.executors().pool().map(executor::on).orElse(executor);
    LoweredPod drivers = lower(driver, SparkJob.DRIVER);
    LoweredPod executors = lower(placed, SparkJob.EXECUTOR);
    var arrows = new ArrayList<Arrow>(driver.arrows(scope.pods(SparkJob.DRIVER)));
    arrows.addAll(placed.arrows(scope.pods(SparkJob.EXECUTOR)));
    arrows.addAll(between(scope.pods(SparkJob.DRIVER), scope.pods(SparkJob.EXECUTOR)));
    var beside = new TreeMap<Identity, Manifest>();
    drivers.objects().forEach(object -> beside.put(object.identity(), object));
    executors.objects().forEach(object -> beside.put(object.identity(), object));
    return new Launch.Resource(
        application(drivers, executors),
        Launch.EndCondition.of(
            FieldPath.of("status", "applicationState", "state"),
            Set.of("COMPLETED"),
            Set.of("FAILED")),
        arrows,
        List.copyOf(beside.values()));
  }

  private Pod pod(String container, PodSize size) {
    Pod pod =
        Pod.of(
                Container.of(container, parts.runtime().image(), size)
                    .withScratch("/tmp", StorageSize.gibibytes(1))
                    // Since SPARK-33782 jars and files of a job are copied to where Spark starts.
                    .withScratch("/opt/spark/work-dir", StorageSize.gibibytes(1)))
            .runningAs(RunAs.user(185).withGroup(185).withVolumeGroup(185));
    for (SparkJob.Use use : job.uses()) {
      pod = use.access() == Access.READS ? pod.reading(use.store()) : pod.writing(use.store());
    }
    return pod;
  }

  private LoweredPod lower(Pod pod, JobRole role) {
    return pod.lower(
        PodScope.of(scope.env(), scope.namespace(), role.role().value(), scope.findings()));
  }

  private static List<Arrow> between(Endpoint.Pods driver, Endpoint.Pods executor) {
    PortRef rpc = PortRef.tcp(RPC);
    PortRef blocks = PortRef.tcp(BLOCKS);
    String[] verbs = {
      "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"
    };
    return List.of(
        new Arrow.Calls(executor, driver, List.of(rpc, blocks), "reports to", false),
        new Arrow.Calls(driver, executor, List.of(blocks), "exchanges blocks with", false),
        new Arrow.Calls(executor, executor, List.of(blocks), "exchanges blocks with", false),
        new Arrow.Manages(
            driver,
            Optional.of(driver.namespace()),
            List.of(
                Grant.of("", "pods", verbs).because("makes, follows and removes executors"),
                Grant.of("", "configmaps", verbs).because("hands its settings to executors"),
                Grant.of("", "services", verbs).because("removes its own Service when it ends"),
                Grant.of("", "persistentvolumeclaims", verbs)
                    .because("makes and removes claims of executors")),
            "spawns",
            executor));
  }

  private Manifest application(LoweredPod driver, LoweredPod executor) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("type", parts.program() instanceof PythonFile ? "Python" : "Scala");
    spec.put("mode", "cluster");
    spec.put("sparkVersion", parts.runtime().version().release());
    spec.put("image", parts.runtime().image().toString());
    if (parts.program() instanceof MainClass.InFile program) {
      spec.put("mainClass", program.main().name());
    }
    spec.put("mainApplicationFile", parts.program().file());
    spec.put("restartPolicy", Map.of("type", "Never"));
    var conf = new TreeMap<String, String>();
    var podLabels = new TreeMap<String, String>();
    for (SparkJob.Use use : job.uses()) {
      Lowered.Store store = scope.env().lowering().objectStore(use.store());
      conf.putAll(StoreConf.of(store, parts.runtime().version()));
      podLabels.putAll(store.account().podLabels());
    }
    if (!conf.isEmpty()) {
      spec.put("hadoopConf", conf);
    }
    if (!driver.spec().getVolumes().isEmpty()) {
      spec.put("volumes", driver.spec().getVolumes());
    }
    SparkExecutors.Count count = parts.executors().count();
    Map<String, Object> drivers = part(driver, SparkJob.DRIVER, parts.driver(), podLabels);
    // The account mounts no token by itself; the driver needs one to make executors.
    drivers.put(
        "template",
        Map.of(
            "spec",
            new TreeMap<>(
                Map.of(
                    "automountServiceAccountToken",
                    true,
                    "containers",
                    List.of(Map.of("name", DRIVER_CONTAINER))))));
    spec.put("driver", drivers);
    Map<String, Object> executors =
        part(executor, SparkJob.EXECUTOR, parts.executors().size(), podLabels);
    executors.put("instances", count.least());
    spec.put("executor", executors);
    if (count.most() > count.least()) {
      var dynamic = new LinkedHashMap<String, Object>();
      dynamic.put("enabled", true);
      dynamic.put("initialExecutors", count.least());
      dynamic.put("minExecutors", count.least());
      dynamic.put("maxExecutors", count.most());
      dynamic.put("shuffleTrackingEnabled", true);
      spec.put("dynamicAllocation", dynamic);
    }
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", job.name());
    metadata.put("namespace", scope.namespace().value());
    metadata.put("labels", Map.of(JobLabels.JOB, job.name()));
    var tree = MapNode.builder(origin);
    tree.put("apiVersion", "sparkoperator.k8s.io/v1beta2").put("kind", "SparkApplication");
    tree.put("metadata", ObjectNodes.from(metadata, origin));
    tree.put("spec", ObjectNodes.from(spec, origin));
    return Manifest.of(tree.build());
  }

  private Map<String, Object> part(
      LoweredPod pod, JobRole role, PodSize size, Map<String, String> podLabels) {
    var container = pod.spec().getContainers().get(0);
    SparkMemory memory = SparkMemory.within(size.memory(), parts.program().file());
    var part = new LinkedHashMap<String, Object>();
    part.put("cores", Math.max(1, size.cpu().coresRoundedUp()));
    part.put("coreRequest", size.cpu().toString());
    size.cpuLimit().ifPresent(limit -> part.put("coreLimit", limit.toString()));
    part.put("memory", memory.heap() + "m");
    part.put("memoryOverhead", memory.overhead() + "m");
    part.put("serviceAccount", role.role().value());
    var labels = new TreeMap<>(podLabels);
    labels.put(JobLabels.JOB, job.name());
    labels.put(RoleLabel.KEY, role.role().value());
    part.put("labels", labels);
    put(part, "env", container.getEnv());
    put(part, "volumeMounts", container.getVolumeMounts());
    part.put("securityContext", container.getSecurityContext());
    part.put("podSecurityContext", pod.spec().getSecurityContext());
    Map<String, String> selector = pod.spec().getNodeSelector();
    if (selector != null && !selector.isEmpty()) {
      part.put("nodeSelector", selector);
    }
    put(part, "tolerations", pod.spec().getTolerations());
    return part;
  }

  private static void put(Map<String, Object> part, String key, List<?> values) {
    if (values != null && !values.isEmpty()) {
      part.put(key, values);
    }
  }
}
