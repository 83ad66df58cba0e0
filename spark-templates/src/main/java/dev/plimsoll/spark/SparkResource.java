package dev.plimsoll.spark;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.job.JobLabels;
import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.spark.kinds.SparkApplicationSpec;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.LoweredPod;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The SparkApplication of a job.
 *
 * @see <a
 *     href="https://www.kubeflow.org/docs/components/spark-operator/user-guide/writing-sparkapplication/">Writing
 *     a SparkApplication</a>
 */
final class SparkResource {
  private final SparkJob job;
  private final JobScope scope;
  private final SparkJob.Parts parts;

  SparkResource(SparkJob job, JobScope scope) {
    this.job = job;
    this.scope = scope;
    this.parts = job.parts();
  }

  Manifest manifest(LoweredPod driver, LoweredPod executor) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", job.name());
    metadata.put("namespace", scope.namespace().value());
    metadata.put("labels", Map.of(JobLabels.JOB, job.name()));
    Origin origin = Origin.render(job.name(), "SparkJob.launch");
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "sparkoperator.k8s.io/v1beta2")
            .put("kind", "SparkApplication")
            .put("metadata", ObjectNodes.from(metadata, origin))
            .put("spec", edited((MapNode) ObjectNodes.from(spec(driver, executor), origin)))
            .build());
  }

  private MapNode edited(MapNode rendered) {
    SparkApplicationSpec spec = SparkApplicationSpec.of(rendered);
    for (UnaryOperator<SparkApplicationSpec> edit : job.options().edits()) {
      spec = edit.apply(spec);
    }
    return spec.tree();
  }

  private Map<String, Object> spec(LoweredPod driver, LoweredPod executor) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("type", parts.program() instanceof PythonFile ? "Python" : "Scala");
    spec.put("mode", "cluster");
    spec.put("sparkVersion", parts.runtime().version().release());
    spec.put("image", parts.runtime().image().toString());
    if (parts.program() instanceof MainClass.InFile program) {
      spec.put("mainClass", program.main().name());
    }
    spec.put("mainApplicationFile", parts.program().file());
    put(spec, "arguments", job.options().arguments());
    spec.put("restartPolicy", Map.of("type", "Never"));
    spec.put("sparkConf", conf());
    put(spec, "hadoopConf", hadoopConf());
    put(
        spec,
        "imagePullSecrets",
        driver.spec().getImagePullSecrets().stream().map(LocalObjectReference::getName).toList());
    if (job.options().podFields() == SparkJob.PodFields.BY_WEBHOOK) {
      put(spec, "volumes", volumes(driver.spec(), executor.spec()));
    }
    parts.runtime().exporter().ifPresent(jar -> spec.put("monitoring", monitoring(jar)));
    spec.put("driver", part(driver, SparkSide.DRIVER));
    Map<String, Object> executors = part(executor, SparkSide.EXECUTOR);
    SparkExecutors.Count count = parts.executors().count();
    executors.put("instances", count.least());
    spec.put("executor", executors);
    if (count.most() > count.least()) {
      var dynamic = new LinkedHashMap<String, Object>();
      dynamic.put("enabled", true);
      dynamic.put("initialExecutors", count.least());
      dynamic.put("minExecutors", count.least());
      dynamic.put("maxExecutors", count.most());
      // Nobody else keeps what an executor computed, once that is gone.
      dynamic.put("shuffleTrackingEnabled", true);
      spec.put("dynamicAllocation", dynamic);
    }
    return spec;
  }

  private static List<Volume> volumes(PodSpec driver, PodSpec executor) {
    var byName = new TreeMap<String, Volume>();
    Stream.concat(driver.getVolumes().stream(), executor.getVolumes().stream())
        .forEach(volume -> byName.putIfAbsent(volume.getName(), volume));
    return List.copyOf(byName.values());
  }

  private static Map<String, Object> monitoring(InImage jar) {
    var prometheus = new LinkedHashMap<String, Object>();
    prometheus.put("jmxExporterJar", jar.path());
    prometheus.put("port", SparkPorts.EXPORTER);
    prometheus.put("portName", "jmx-exporter");
    var monitoring = new LinkedHashMap<String, Object>();
    monitoring.put("exposeDriverMetrics", true);
    monitoring.put("exposeExecutorMetrics", true);
    monitoring.put("prometheus", prometheus);
    return monitoring;
  }

  private SortedMap<String, String> conf() {
    var conf = new TreeMap<>(SparkPorts.conf());
    SparkMemory.Beside beside = parts.executors().beside().mebibytes();
    if (beside.offHeap() > 0) {
      conf.put("spark.memory.offHeap.enabled", "true");
      conf.put("spark.memory.offHeap.size", beside.offHeap() + "m");
    }
    if (beside.python() > 0) {
      conf.put("spark.executor.pyspark.memory", beside.python() + "m");
    }
    job.options()
        .conf()
        .forEach(
            (key, value) -> {
              // Refused, and told of, where the job says it.
              if (!SparkJobChecks.isDerived(key)) {
                conf.put(key, value);
              }
            });
    return conf;
  }

  private SortedMap<String, String> hadoopConf() {
    var conf = new TreeMap<String, String>();
    for (ObjectStore store : job.options().stores()) {
      Lowered.Store lowered = scope.env().lowering().objectStore(store);
      conf.putAll(StoreConf.of(lowered, parts.runtime().version()));
    }
    return conf;
  }

  private Map<String, Object> part(LoweredPod pod, SparkSide side) {
    PodSize size = side == SparkSide.DRIVER ? parts.driver() : parts.executors().size();
    JobRole role = side == SparkSide.DRIVER ? SparkJob.DRIVER : SparkJob.EXECUTOR;
    SparkMemory.Beside beside =
        side == SparkSide.DRIVER
            ? SparkMemory.Beside.NOTHING
            : parts.executors().beside().mebibytes();
    SparkMemory memory = SparkMemory.within(size.memory(), parts.program().file(), beside);
    var part = new LinkedHashMap<String, Object>();
    part.put("cores", Math.max(1, size.cpu().coresRoundedUp()));
    part.put("coreRequest", size.cpu().toString());
    size.cpuLimit().ifPresent(limit -> part.put("coreLimit", limit.toString()));
    part.put("memory", memory.heap() + "m");
    part.put("memoryOverhead", memory.overhead() + "m");
    part.put("serviceAccount", role.role().value());
    var labels = new TreeMap<String, String>();
    putAll(labels, pod.template().getMetadata().getLabels());
    for (ObjectStore store : job.options().stores()) {
      labels.putAll(scope.env().lowering().objectStore(store).account().podLabels());
    }
    labels.put(JobLabels.JOB, job.name());
    labels.put(RoleLabel.KEY, role.role().value());
    part.put("labels", labels);
    var annotations = new TreeMap<String, String>();
    putAll(annotations, pod.template().getMetadata().getAnnotations());
    put(part, "annotations", annotations);
    var fields = new SparkPodFields(pod.spec(), side, size);
    if (job.options().podFields() == SparkJob.PodFields.BY_TEMPLATE) {
      part.put("template", Map.of("spec", fields.wholeTemplate()));
    } else {
      if (!size.memoryLimit().equals(size.memory())) {
        part.put("memoryLimit", size.memoryLimit().toQuantity().toString());
      }
      part.putAll(fields.byWebhook());
      part.put("template", Map.of("spec", fields.restOfTemplate()));
    }
    return part;
  }

  private static void putAll(Map<String, String> to, Map<String, String> from) {
    if (from != null) {
      for (String key : new TreeSet<>(from.keySet())) {
        to.put(key, from.get(key));
      }
    }
  }

  private static void put(Map<String, Object> spec, String key, List<?> values) {
    if (values != null && !values.isEmpty()) {
      spec.put(key, values);
    }
  }

  private static void put(Map<String, Object> spec, String key, Map<String, String> values) {
    if (!values.isEmpty()) {
      spec.put(key, values);
    }
  }
}
