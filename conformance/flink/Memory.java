import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;

/**
 * Asks Flink for the memory of its processes, for random configurations: prints each with what came of it, one a line:
 * {@code task} or {@code job}, the settings, and heap, off-heap, managed, network, metaspace and overhead in bytes, or
 * {@code refused}.
 *
 * <p>usage: java -cp FLINK_CLASS_PATH Memory.java SEED COUNT
 */
public final class Memory {
  private static final String[] TASK_SIZES = {
    "process.size", "flink.size", "task.heap.size", "managed.size", "framework.heap.size",
    "framework.off-heap.size", "task.off-heap.size", "jvm-metaspace.size", "jvm-overhead.min", "jvm-overhead.max",
    "network.min", "network.max",
  };
  private static final String[] JOB_SIZES = {
    "process.size", "flink.size", "heap.size", "off-heap.size", "jvm-metaspace.size", "jvm-overhead.min",
    "jvm-overhead.max",
  };

  private Memory() {}

  public static void main(String[] args) {
    var random = new Random(Long.parseLong(args[0]));
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      boolean isTask = random.nextInt(3) > 0;
      Map<String, String> settings = isTask ? task(random) : job(random);
      var conf = new Configuration();
      settings.forEach(conf::setString);
      String words = String.join(",", settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
      System.out.println((isTask ? "task" : "job") + "\t" + words + "\t" + answer(conf, isTask));
    }
  }

  private static String answer(Configuration conf, boolean isTask) {
    try {
      if (isTask) {
        var spec = TaskExecutorProcessUtils.processSpecFromConfig(conf);
        return spec.getJvmHeapMemorySize().getBytes()
            + " " + spec.getJvmDirectMemorySize().subtract(spec.getNetworkMemSize()).getBytes()
            + " " + spec.getManagedMemorySize().getBytes() + " " + spec.getNetworkMemSize().getBytes()
            + " " + spec.getJvmMetaspaceSize().getBytes() + " " + spec.getJvmOverheadSize().getBytes();
      }
      JobManagerProcessSpec spec = jobManager(conf);
      return spec.getJvmHeapMemorySize().getBytes() + " " + spec.getJvmDirectMemorySize().getBytes() + " 0 0 "
          + spec.getJvmMetaspaceSize().getBytes() + " " + spec.getJvmOverheadSize().getBytes();
    } catch (RuntimeException | ReflectiveOperationException e) {
      return "refused";
    }
  }

  /** Flink 1 has one way more to read an old key, and another name for this. */
  private static JobManagerProcessSpec jobManager(Configuration conf) throws ReflectiveOperationException {
    for (Method method : JobManagerProcessUtils.class.getMethods()) {
      if (method.getName().equals("processSpecFromConfig")) {
        return (JobManagerProcessSpec) method.invoke(null, conf);
      }
    }
    return (JobManagerProcessSpec)
        JobManagerProcessUtils.class
            .getMethod("processSpecFromConfigWithNewOptionToInterpretLegacyHeap", Configuration.class, ConfigOption.class)
            .invoke(null, conf, JobManagerOptions.JVM_HEAP_MEMORY);
  }

  private static Map<String, String> task(Random random) {
    var settings = sizes(random, "taskmanager.memory.", TASK_SIZES);
    fraction(random, settings, "taskmanager.memory.jvm-overhead.fraction");
    fraction(random, settings, "taskmanager.memory.network.fraction");
    fraction(random, settings, "taskmanager.memory.managed.fraction");
    return settings;
  }

  private static Map<String, String> job(Random random) {
    var settings = sizes(random, "jobmanager.memory.", JOB_SIZES);
    fraction(random, settings, "jobmanager.memory.jvm-overhead.fraction");
    return settings;
  }

  private static Map<String, String> sizes(Random random, String prefix, String[] names) {
    var settings = new TreeMap<String, String>();
    List<String> left = new ArrayList<>(List.of(names));
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      // Most say how large the whole is, as without it little is left to be derived.
      String name = i > 0 || random.nextInt(4) == 0 ? left.get(random.nextInt(left.size())) : names[0];
      left.remove(name);
      boolean isWhole = name.equals("process.size") || name.equals("flink.size");
      int mebibytes = isWhole ? 256 + random.nextInt(8192) : random.nextInt(1200);
      settings.put(prefix + name, random.nextInt(4) == 0 ? mebibytes * 1024L + random.nextInt(1024) + "k" : mebibytes + "m");
    }
    return settings;
  }

  private static void fraction(Random random, Map<String, String> settings, String key) {
    if (random.nextInt(5) == 0) {
      settings.put(key, random.nextInt(12) == 0 ? "1.0" : Float.toString(random.nextInt(95) / 100f));
    }
  }
}
