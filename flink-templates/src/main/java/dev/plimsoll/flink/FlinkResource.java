package dev.plimsoll.flink;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.job.JobLabels;
import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.LoweredPod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The FlinkDeployment of a job.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-release-1.15/docs/custom-resource/reference/">FlinkDeployment,
 *     reference</a>
 */
final class FlinkResource {
  private final FlinkJob job;
  private final JobScope scope;
  private final FlinkJob.Parts parts;

  FlinkResource(FlinkJob job, JobScope scope) {
    this.job = job;
    this.scope = scope;
    this.parts = job.parts();
  }

  Manifest manifest(LoweredPod jobManager, LoweredPod taskManager) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", job.name());
    metadata.put("namespace", scope.namespace().value());
    metadata.put("labels", Map.of(JobLabels.JOB, job.name()));
    Origin origin = Origin.render(job.name(), "FlinkJob.launch");
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "flink.apache.org/v1beta1")
            .put("kind", "FlinkDeployment")
            .put("metadata", ObjectNodes.from(metadata, origin))
            .put("spec", ObjectNodes.from(spec(jobManager, taskManager), origin))
            .build());
  }

  private Map<String, Object> spec(LoweredPod jobManager, LoweredPod taskManager) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("image", parts.runtime().image().toString());
    spec.put("flinkVersion", parts.runtime().version().field());
    spec.put("mode", "native");
    spec.put("serviceAccount", FlinkJob.JOB_MANAGER.role().value());
    spec.put("flinkConfiguration", conf());
    Map<String, Object> manager = part(jobManager, FlinkSide.JOB_MANAGER);
    manager.put("replicas", 1);
    spec.put("jobManager", manager);
    spec.put("taskManager", part(taskManager, FlinkSide.TASK_MANAGER));
    var run = new LinkedHashMap<String, Object>();
    run.put("jarURI", parts.program().uri());
    parts.program().main().ifPresent(name -> run.put("entryClass", name));
    if (!job.options().arguments().isEmpty()) {
      run.put("args", job.options().arguments());
    }
    run.put("parallelism", parts.taskManagers().parallelism());
    run.put("state", "running");
    // Each run is an object of its own: nothing is upgraded.
    run.put("upgradeMode", "stateless");
    spec.put("job", run);
    return spec;
  }

  private SortedMap<String, String> conf() {
    var conf = new TreeMap<>(FlinkPorts.conf());
    conf.put("taskmanager.numberOfTaskSlots", Integer.toString(parts.taskManagers().slots()));
    conf.put("kubernetes.taskmanager.service-account", FlinkJob.TASK_MANAGER.role().value());
    for (FlinkSide side : FlinkSide.values()) {
      limits(side, conf);
    }
    for (ObjectStore store : job.options().stores()) {
      conf.putAll(FlinkStores.conf(scope.env().lowering().objectStore(store)));
    }
    job.options()
        .state()
        .ifPresent(
            folder -> {
              Lowered.Store store = scope.env().lowering().objectStore(folder.store());
              String url = FlinkStores.url(store, folder.path());
              conf.put("high-availability.type", "kubernetes");
              conf.put("high-availability.storageDir", url + "/ha");
              conf.put("execution.checkpointing.dir", url + "/checkpoints");
              conf.put("execution.checkpointing.savepoint-dir", url + "/savepoints");
            });
    job.options()
        .conf()
        .forEach(
            (key, value) -> {
              // Refused, and told of, where the job says it.
              if (!FlinkJobChecks.isDerived(key)) {
                conf.put(key, value);
              }
            });
    return conf;
  }

  /** Flink's limits are its requests times a factor, 1 unless told. */
  private void limits(FlinkSide side, SortedMap<String, String> conf) {
    PodSize size = FlinkJobPods.size(job, side);
    String key = "kubernetes." + side.key() + ".";
    size.cpuLimit()
        .filter(limit -> !limit.equals(size.cpu()))
        .ifPresent(
            limit ->
                conf.put(key + "cpu.limit-factor", factor(limit.millis(), size.cpu().millis())));
    if (!size.memoryLimit().equals(size.memory())) {
      conf.put(
          key + "memory.limit-factor", factor(size.memoryLimit().bytes(), size.memory().bytes()));
    }
  }

  private static String factor(long limit, long request) {
    return BigDecimal.valueOf(limit)
        .divide(BigDecimal.valueOf(request), 4, RoundingMode.UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private Map<String, Object> part(LoweredPod pod, FlinkSide side) {
    PodSize size = FlinkJobPods.size(job, side);
    JobRole role = side == FlinkSide.JOB_MANAGER ? FlinkJob.JOB_MANAGER : FlinkJob.TASK_MANAGER;
    var resource = new LinkedHashMap<String, Object>();
    resource.put("cpu", cores(size.cpu().millis()));
    resource.put("memory", (size.memory().bytes() >> 20) + "m");
    size.ephemeralStorage()
        .ifPresent(storage -> resource.put("ephemeralStorage", storage.toString()));
    var labels = new TreeMap<String, String>();
    putAll(labels, pod.template().getMetadata().getLabels());
    for (ObjectStore store : job.options().stores()) {
      labels.putAll(scope.env().lowering().objectStore(store).account().podLabels());
    }
    labels.put(JobLabels.JOB, job.name());
    labels.put(RoleLabel.KEY, role.role().value());
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("labels", labels);
    var annotations = new TreeMap<String, String>();
    putAll(annotations, pod.template().getMetadata().getAnnotations());
    if (!annotations.isEmpty()) {
      metadata.put("annotations", annotations);
    }
    boolean needsToken = side == FlinkSide.JOB_MANAGER || job.options().state().isPresent();
    var part = new LinkedHashMap<String, Object>();
    part.put("resource", resource);
    part.put(
        "podTemplate",
        Map.of("metadata", metadata, "spec", FlinkTemplate.of(pod.spec(), needsToken)));
    return part;
  }

  private static BigDecimal cores(long millis) {
    BigDecimal cores = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
    return cores.scale() < 0 ? cores.setScale(0) : cores;
  }

  private static void putAll(Map<String, String> to, Map<String, String> from) {
    if (from != null) {
      to.putAll(from);
    }
  }
}
