package dev.plimsoll.flink;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a job writes to go on from, and what must be there to read it again. */
final class StateCheck {
  private static final String CHECKPOINTS = "execution.checkpointing.dir";
  private static final String SAVEPOINTS = "execution.checkpointing.savepoint-dir";
  private static final String HA_TYPE = "high-availability.type";
  private static final String HA_DIR = "high-availability.storageDir";
  private static final String ROLLBACK = "kubernetes.operator.deployment.rollback.enabled";
  private static final String PERIODIC = "kubernetes.operator.periodic.savepoint.interval";
  private static final String MAX_AGE =
      "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age";

  private final DeploymentView view;
  private final Map<String, String> conf;
  private final FlinkKeys keys;
  private final boolean areDefaultsKnown;
  private final Findings findings;

  StateCheck(DeploymentView view, Operators operators, FlinkVersion line, Findings findings) {
    this.view = view;
    this.conf = view.conf(operators.defaults());
    this.keys = FlinkKeys.of(line);
    this.areDefaultsKnown = operators.areKnown();
    this.findings = findings;
  }

  /** A cluster, and the job in it if it runs one. */
  void cluster() {
    highAvailability();
    view.spec().findMap("job").ifPresent(job -> job());
    for (String key : List.of(CHECKPOINTS, SAVEPOINTS, HA_DIR)) {
      keys.value(conf, key).ifPresent(directory -> inPod(key, directory));
    }
  }

  private boolean isSet(String key) {
    return keys.value(conf, key).filter(text -> !text.isBlank()).isPresent();
  }

  private boolean isHighlyAvailable() {
    return keys.value(conf, HA_TYPE)
        .filter(type -> !type.isBlank() && !type.toUpperCase(Locale.ROOT).equals("NONE"))
        .isPresent();
  }

  private void highAvailability() {
    if (isHighlyAvailable()) {
      if (!isSet(HA_DIR)) {
        missing(
            FlinkCodes.NEEDS_HIGH_AVAILABILITY,
            view.where("flinkConfiguration"),
            "is highly available, and " + HA_DIR + " is not set",
            "write " + HA_DIR + ", a directory that all pods reach");
      }
      return;
    }
    String fix = "write " + HA_TYPE + ": kubernetes and " + HA_DIR;
    if (view.number("jobManager", "replicas").filter(count -> count > 1).isPresent()) {
      missing(
          FlinkCodes.NEEDS_HIGH_AVAILABILITY,
          view.where("jobManager", "replicas"),
          "has standby JobManagers without high availability",
          fix + ", or replicas: 1");
    }
    if ("true".equalsIgnoreCase(conf.getOrDefault(ROLLBACK, "false"))) {
      missing(
          FlinkCodes.NEEDS_HIGH_AVAILABILITY,
          view.where("flinkConfiguration", ROLLBACK),
          "rolls back without high availability",
          fix);
    }
    boolean isCancelled =
        "true"
            .equalsIgnoreCase(
                conf.getOrDefault(
                    "kubernetes.operator.job.upgrade.last-state.job-cancel.enabled", "false"));
    if (mode().equals("last-state") && !isCancelled) {
      findings.add(
          Finding.of(
                  FlinkCodes.NEEDS_HIGH_AVAILABILITY,
                  view.where("job", "upgradeMode"),
                  "starts from the last state, which is found through high availability, and that is"
                      + " off",
                  fix + ", or upgradeMode: savepoint")
              .graded(Severity.WARNING));
    }
  }

  private String mode() {
    return view.scalar("job", "upgradeMode").orElse("stateless");
  }

  /** A job: of a cluster of its own, or of a session. */
  void job() {
    String mode = mode();
    Where at = view.where("job", "upgradeMode");
    if (!mode.equals("stateless") && !isSet(CHECKPOINTS)) {
      missing(
          FlinkCodes.STATE_NOT_KEPT,
          at,
          "upgrade mode " + mode + ", and " + CHECKPOINTS + " is not set",
          "write " + CHECKPOINTS + ", a directory that all pods reach");
    }
    if (isSet(SAVEPOINTS)) {
      return;
    }
    Optional<String> why = Optional.empty();
    if (mode.equals("savepoint")) {
      why = Optional.of("upgrade mode savepoint");
    } else if (view.scalar("job", "savepointTriggerNonce").isPresent()) {
      why = Optional.of("job.savepointTriggerNonce asks for a savepoint");
    } else if (conf.containsKey(PERIODIC)) {
      why = Optional.of(PERIODIC + " asks for savepoints");
    } else if (conf.containsKey(MAX_AGE)) {
      why = Optional.of(MAX_AGE + " may ask for a savepoint");
    }
    why.ifPresent(
        reason ->
            missing(
                FlinkCodes.STATE_NOT_KEPT,
                at,
                reason + ", and " + SAVEPOINTS + " is not set",
                "write " + SAVEPOINTS + ", a directory that all pods reach"));
  }

  /** The operator's own defaults may say it, where they are not among the manifests. */
  private void missing(Code code, Where where, String problem, String fix) {
    Finding finding =
        areDefaultsKnown
            ? Finding.of(code, where, problem, fix)
            : Finding.of(code, where, problem, fix + ", unless the operator's defaults do")
                .graded(Severity.WARNING);
    findings.add(finding);
  }

  /** A directory of the pod's own file system, with nothing mounted above it. */
  private void inPod(String key, String directory) {
    String path =
        directory.startsWith("file:")
            ? directory.substring("file:".length()).replaceFirst("^/+", "/")
            : directory;
    if (path.startsWith("/") && mounts().noneMatch(mount -> isBelow(path, mount))) {
      findings.add(
          Finding.of(
                  FlinkCodes.STATE_NOT_KEPT,
                  view.settings().stream()
                      .filter(setting -> setting.value().equals(directory))
                      .map(FlinkSetting::where)
                      .findFirst()
                      .orElse(view.where("flinkConfiguration")),
                  key
                      + " is \""
                      + directory
                      + "\", a directory of each pod's own that nothing is mounted to",
                  "name a directory of an object store, or mount a volume that all pods share")
              .graded(Severity.WARNING));
    }
  }

  private static boolean isBelow(String path, String mount) {
    return path.equals(mount) || path.startsWith(mount.endsWith("/") ? mount : mount + "/");
  }

  private Stream<String> mounts() {
    return Stream.of("podTemplate", "jobManager", "taskManager")
        .flatMap(
            field ->
                view
                    .spec()
                    .findMap(field)
                    .map(
                        map ->
                            field.equals("podTemplate")
                                ? Optional.of(map)
                                : map.findMap("podTemplate"))
                    .orElse(Optional.empty())
                    .stream())
        .flatMap(template -> template.findMap("spec").stream())
        .flatMap(spec -> items(spec, "containers"))
        .flatMap(container -> items(container, "volumeMounts"))
        .flatMap(mount -> mount.findText("mountPath").stream());
  }

  private static Stream<MapNode> items(MapNode map, String key) {
    return map.findList(key).stream()
        .flatMap(list -> list.items().stream())
        .filter((Node item) -> item instanceof MapNode)
        .map(MapNode.class::cast);
  }
}
