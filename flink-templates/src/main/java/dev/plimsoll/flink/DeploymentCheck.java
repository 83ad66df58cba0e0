package dev.plimsoll.flink;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.node.MapNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Flink cluster: what the operator refuses, and what would not run.
 *
 * @see <a
 *     href="https://github.com/apache/flink-kubernetes-operator/blob/release-1.15.0/flink-kubernetes-operator/src/main/java/org/apache/flink/kubernetes/operator/validation/DefaultValidator.java">DefaultValidator</a>
 */
final class DeploymentCheck {
  private static final int LONGEST_NAME = 45;
  private static final int GENERATED = 6;

  private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,43}[a-z0-9])?");

  /** Keys that say which cluster this is, or that the operator writes from fields. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("kubernetes.namespace", "leave it out; it is the object's namespace"),
          Map.entry("kubernetes.cluster-id", "leave it out; it is the object's name"),
          Map.entry("high-availability.cluster-id", "leave it out; it is the object's name"));

  /** Keys that a field wins over, and that field. */
  private static final Map<String, String> SHADOWED =
      Map.of(
          "jobmanager.memory.process.size", "jobManager.resource.memory",
          "taskmanager.memory.process.size", "taskManager.resource.memory",
          "kubernetes.jobmanager.cpu.amount", "jobManager.resource.cpu",
          "kubernetes.taskmanager.cpu.amount", "taskManager.resource.cpu",
          "kubernetes.container.image.ref", "image",
          "kubernetes.container.image.pull-policy", "imagePullPolicy",
          "kubernetes.service-account", "serviceAccount",
          "kubernetes.jobmanager.replicas", "jobManager.replicas",
          "parallelism.default", "job.parallelism");

  private static final List<String> LOG_FILES =
      List.of("log4j-console.properties", "logback-console.xml");

  private static final Pattern RELEASE =
      Pattern.compile("(?:.*[^0-9.])?v?([12])\\.([0-9]+)\\.[0-9]+(?:[^0-9.].*)?");

  /** MiB of a JobManager's heap under which Flink warns. */
  private static final long LEAST_HEAP = 128;

  /** MiB of heap for tasks that the smallest job of Flink's examples needs. */
  private static final long LEAST_TASK_HEAP = 16;

  private final DeploymentView view;
  private final Operators operators;
  private final Findings findings;

  DeploymentCheck(DeploymentView view, Operators operators, Findings findings) {
    this.view = view;
    this.operators = operators;
    this.findings = findings;
  }

  void check() {
    name();
    version();
    if (view.scalar("serviceAccount").isEmpty()) {
      missing("serviceAccount", "names no service account", "write serviceAccount");
    }
    view.spec()
        .findMap("ingress")
        .filter(ingress -> !ingress.has("template"))
        .ifPresent(
            ingress ->
                missing(
                    "ingress",
                    "has an ingress without a template",
                    "write ingress.template, for example \"{{name}}.{{namespace}}.example.com\""));
    logging();
    keys();
    view.spec().findMap("job").ifPresent(this::job);
    for (FlinkSide side : FlinkSide.values()) {
      resources(side);
      new TemplateCheck(view, findings).check(side);
    }
    view.line().ifPresent(line -> new StateCheck(view, operators, line, findings).cluster());
  }

  private void missing(String field, String problem, String fix) {
    findings.add(FlinkCodes.FIELD_MISSING, view.where(field), problem, fix);
  }

  private void name() {
    String name = view.manifest().identity().name();
    // What an engine begins, the API server ends with a dash and five characters.
    int longest = LONGEST_NAME - (view.manifest().isLatent() ? GENERATED : 0);
    if (!NAME.matcher(name).matches() || name.length() > longest) {
      findings.add(
          FlinkCodes.NAME_REFUSED,
          view.manifest().where(FieldPath.of("metadata", "name")),
          name.length() > longest
              ? "the name has " + name.length() + " characters, and " + longest + " fit"
              : "\"" + name + "\" is no lower-case letter, then letters, digits and dashes",
          "write a lower-case letter, then lower-case letters, digits and dashes");
    }
  }

  private void version() {
    Optional<String> version = view.scalar("flinkVersion");
    if (version.isEmpty()) {
      missing(
          "flinkVersion",
          "says no flinkVersion",
          "write flinkVersion: " + FlinkVersion.newest().field());
      return;
    }
    if (version.get().matches("v1_1[34]")) {
      findings.add(
          FlinkCodes.VERSION_REFUSED,
          view.where("flinkVersion"),
          "the operator runs no Flink before 1.15, and flinkVersion is " + version.get(),
          "run on " + FlinkVersion.newest().field());
    } else if (view.line().isEmpty()) {
      findings.add(
          FlinkCodes.KEY_NOT_CHECKED,
          view.where("flinkVersion"),
          "settings of " + version.get() + " are in no catalogue, and were not checked",
          "nothing, or run on " + FlinkVersion.newest().field());
    }
    apart(version.get());
  }

  private void apart(String version) {
    Optional<String> tag =
        view.scalar("image")
            .filter(image -> image.lastIndexOf(':') > image.lastIndexOf('/'))
            .map(image -> image.substring(image.lastIndexOf(':') + 1));
    if (tag.isEmpty()) {
      return;
    }
    Matcher release = RELEASE.matcher(tag.get());
    if (release.matches() && !version.equals("v" + release.group(1) + "_" + release.group(2))) {
      findings.add(
          FlinkCodes.VERSION_APART,
          view.where("flinkVersion"),
          "flinkVersion is " + version + ", the image's tag " + tag.get(),
          "let both say the same");
    }
  }

  private void logging() {
    view.spec()
        .findMap("logConfiguration")
        .ifPresent(
            files ->
                files.keys().stream()
                    .filter(file -> !LOG_FILES.contains(file))
                    .forEach(
                        file ->
                            findings.add(
                                FlinkCodes.LOG_FILE_REFUSED,
                                view.where("logConfiguration", file),
                                "logConfiguration holds " + file,
                                "write " + String.join(" or ", LOG_FILES))));
  }

  private void keys() {
    for (FlinkSetting setting : view.settings()) {
      String fix = REFUSED.get(setting.key());
      String field = SHADOWED.get(setting.key());
      if (fix != null) {
        findings.add(
            FlinkCodes.KEY_REFUSED,
            setting.where(),
            setting.key() + " may not be set for a FlinkDeployment",
            fix);
      } else if (field != null && isSaid(field)) {
        findings.add(
            FlinkCodes.KEY_REFUSED,
            setting.where(),
            setting.key() + " has no effect, as " + field + " wins",
            "remove it, and set " + field);
      } else {
        view.line().ifPresent(line -> new SettingCheck(Optional.of(line), findings).check(setting));
      }
    }
  }

  private boolean isSaid(String field) {
    return view.scalar(field.split("\\.", -1)).isPresent();
  }

  private void job(MapNode job) {
    Optional<Integer> replicas = view.number("taskManager", "replicas");
    Optional<Integer> parallelism = view.number("job", "parallelism");
    if (replicas.isEmpty() && parallelism.orElse(0) < 1) {
      findings.add(
          FlinkCodes.FIELD_MISSING,
          view.where("job", "parallelism"),
          "runs with parallelism " + parallelism.orElse(0),
          "write job.parallelism: 1 or more, or taskManager.replicas");
    } else {
      slots(replicas, parallelism);
    }
    DeploymentView.scalar(job, "jarURI").ifPresent(this::jar);
  }

  private void slots(Optional<Integer> replicas, Optional<Integer> parallelism) {
    int slots = slots();
    if (slots < 1) {
      return;
    }
    if (replicas.isPresent() && parallelism.isPresent()) {
      int used = replicas.get() * slots;
      if (used != parallelism.get()) {
        findings.add(
            FlinkCodes.PARALLELISM_APART,
            view.where("job", "parallelism"),
            "job.parallelism is "
                + parallelism.get()
                + ", and taskManager.replicas with "
                + slots
                + (slots == 1 ? " slot" : " slots")
                + " each make it "
                + used,
            "leave one of the two out");
      }
    } else if (parallelism.isPresent()
        && parallelism.get() % slots != 0
        && parallelism.get() < slots) {
      findings.add(
          FlinkCodes.PARALLELISM_APART,
          view.where("job", "parallelism"),
          "one TaskManager has " + slots + " slots, and the job uses " + parallelism.get(),
          "write taskmanager.numberOfTaskSlots: "
              + parallelism.get()
              + ", or a higher parallelism");
    }
  }

  private int slots() {
    FlinkKeys keys = FlinkKeys.of(view.line().orElse(FlinkVersion.newest()));
    return keys.valueOrDefault(view.conf(operators.defaults()), "taskmanager.numberOfTaskSlots")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Integer::valueOf)
        .orElse(0);
  }

  private void jar(String uri) {
    if (uri.startsWith("local:") || view.isStandalone()) {
      return;
    }
    // Since 1.19 Flink fetches from file systems that it knows.
    boolean isRemote = uri.matches("(?i)(https?|s3|s3a|gs|abfss?|hdfs|oss):.*");
    if (!isRemote) {
      findings.add(
          FlinkCodes.JAR_NOT_REACHED,
          view.where("job", "jarURI"),
          "\"" + uri + "\" is no file of the image and no address",
          "write local:// and the path in the image");
    }
  }

  private void resources(FlinkSide side) {
    FlinkVersion line = view.line().orElse(null);
    Optional<String> memory = view.scalar(side.field(), "resource", "memory");
    if (memory.isPresent() && !reads(side, memory.get())) {
      return;
    }
    storage(side);
    if (line == null) {
      return;
    }
    Map<String, String> conf = view.conf(operators.defaults());
    if (isSizedByAnOldKey(conf)) {
      return;
    }
    if (conf.keySet().stream().noneMatch(key -> key.startsWith(side.key() + ".memory."))) {
      findings.add(
          FlinkCodes.FIELD_MISSING,
          view.where(side.field(), "resource", "memory"),
          "says no memory of a " + side.words(),
          "write " + side.field() + ".resource.memory, for example 2048m");
      return;
    }
    try {
      little(side, FlinkMemory.of(side, conf, FlinkKeys.of(line)));
    } catch (FlinkMemory.DoesNotFit e) {
      boolean isField = memory.isPresent();
      String field = side.field() + ".resource.memory";
      String problem = isField ? e.getMessage().replace(side.processSize(), field) : e.getMessage();
      findings.add(
          FlinkCodes.MEMORY_DOES_NOT_FIT,
          isField ? view.where(side.field(), "resource", "memory") : view.where(side.field()),
          "the memory of a " + side.words() + " does not add up: " + problem,
          smallest(side, conf, FlinkKeys.of(line))
              .filter(size -> isField)
              .map(size -> "write " + field + ": " + size + "m or more, or less for a part of it")
              .orElse(e.fix()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      // A value that is none was reported with its key.
      return;
    }
  }

  /**
   * The smallest process that these settings fit into, in MiB and steps of 64; none up to 64 GiB.
   */
  private static Optional<Integer> smallest(
      FlinkSide side, Map<String, String> conf, FlinkKeys keys) {
    var larger = new TreeMap<>(conf);
    for (int size = 64; size <= 64 << 10; size += 64) {
      larger.put(side.processSize(), size + "m");
      try {
        if (FlinkMemory.of(side, larger, keys).process() > 0) {
          return Optional.of(size);
        }
      } catch (FlinkMemory.DoesNotFit tooSmall) {
        // The next one may be large enough.
      }
    }
    return Optional.empty();
  }

  /**
   * Flink starts with a heap of nothing for tasks, and the first task fails. It warns of less than
   * 128 MiB of a JobManager itself.
   */
  private void little(FlinkSide side, FlinkMemory memory) {
    long heap = memory.heap() >> 20;
    long least = side == FlinkSide.TASK_MANAGER ? 128 + LEAST_TASK_HEAP : LEAST_HEAP;
    if (heap < least) {
      findings.add(
          Finding.of(
                  FlinkCodes.MEMORY_DOES_NOT_FIT,
                  view.where(side.field(), "resource", "memory"),
                  "leaves a heap of "
                      + heap
                      + "Mi to a "
                      + side.words()
                      + (side == FlinkSide.TASK_MANAGER ? ", 128Mi of them for Flink itself" : ""),
                  "write "
                      + (((memory.process() >> 20) + 2 * (least - heap) + 255) / 256 * 256)
                      + "m or more")
              .graded(Severity.WARNING));
    }
  }

  /** Flink 1 derives sizes from keys of before 1.10 too, which is not computed here. */
  private static boolean isSizedByAnOldKey(Map<String, String> conf) {
    return conf.keySet().stream()
        .anyMatch(
            key ->
                key.startsWith("taskmanager.heap.")
                    || key.startsWith("jobmanager.heap.")
                    || key.equals("taskmanager.network.numberOfBuffers"));
  }

  private boolean reads(FlinkSide side, String memory) {
    try {
      FlinkSizes.resourceBytes(memory);
      return true;
    } catch (IllegalArgumentException e) {
      findings.add(
          FlinkCodes.VALUE_NOT_READ,
          view.where(side.field(), "resource", "memory"),
          "\"" + memory + "\" is no size of memory for the operator",
          e.getMessage());
      return false;
    }
  }

  /** Ephemeral storage is a quantity of Kubernetes, where {@code m} is a thousandth. */
  private void storage(FlinkSide side) {
    view.scalar(side.field(), "resource", "ephemeralStorage")
        .filter(text -> text.matches("[0-9]+(m|mb|g|gb|k|kb|b)") && !text.endsWith("k"))
        .ifPresent(
            text ->
                findings.add(
                    FlinkCodes.VALUE_NOT_READ,
                    view.where(side.field(), "resource", "ephemeralStorage"),
                    "ephemeralStorage \""
                        + text
                        + "\" is a quantity of Kubernetes, "
                        + (text.endsWith("m")
                            ? "and m a thousandth of a byte"
                            : "and none of those"),
                    "write for example 2Gi"));
  }
}
