package dev.plimsoll.airflow;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The processes of an installed Airflow, held against each other. */
final class InstalledProcesses {
  private static final String JWT = "AIRFLOW__API_AUTH__JWT_SECRET";
  private static final Pattern WAIT = Pattern.compile("--migration-wait-timeout[= ](\\d{1,6})");

  private final InstalledAirflow airflow;
  private final Findings findings;

  InstalledProcesses(InstalledAirflow airflow, Findings findings) {
    this.airflow = airflow;
    this.findings = findings;
  }

  void check() {
    List<ProcessView> schedulers = airflow.running("scheduler");
    if (schedulers.isEmpty()) {
      return;
    }
    if (airflow.running("dag-processor").isEmpty()) {
      findings.add(
          AirflowRuntimeCodes.NO_DAG_PROCESSOR,
          schedulers.get(0).where("args"),
          "a scheduler runs in namespace " + airflow.namespace() + ", and no dag-processor",
          "add a Deployment that runs airflow dag-processor");
    }
    tokens(schedulers.get(0));
    images();
    waits();
    auth();
    users();
    quota();
  }

  private void tokens(ProcessView scheduler) {
    List<ProcessView> servers = airflow.running("api-server");
    if (servers.isEmpty()) {
      return;
    }
    ProcessView server = servers.get(0);
    Optional<String> signs = scheduler.variable(JWT).map(ProcessView::source);
    Optional<String> verifies = server.variable(JWT).map(ProcessView::source);
    boolean hasKeyPair =
        airflow.setting(scheduler, "api_auth", "jwt_private_key_path").isPresent()
            || scheduler.variable(JWT + "_CMD").isPresent()
            || scheduler.variable(JWT + "_SECRET").isPresent();
    boolean isUnseen = scheduler.hasEnvFrom() || server.hasEnvFrom() || hasKeyPair;
    if (isUnseen || (signs.isPresent() && signs.equals(verifies))) {
      return;
    }
    ProcessView without = signs.isEmpty() ? scheduler : server;
    findings.add(
        AirflowRuntimeCodes.TOKENS_DIFFER,
        without.whereVariable(JWT),
        signs.isEmpty() || verifies.isEmpty()
            ? "container " + without.name() + " has no " + JWT
            : "the scheduler signs with "
                + shown(signs.get())
                + ", the API server verifies with "
                + shown(verifies.get()),
        "give both " + JWT + " from the same key of the same Secret");
  }

  /** A secret in clear is not repeated. */
  private static String shown(String source) {
    return source.startsWith("=") ? "a text of its own" : "Secret " + source;
  }

  private void images() {
    Optional<ProcessView> base = airflow.template().flatMap(InstalledAirflow.Template::base);
    List<ProcessView> processors = airflow.running("dag-processor");
    if (base.isEmpty() || processors.isEmpty()) {
      return;
    }
    String reads = processors.get(0).image();
    String runs = base.get().image();
    if (runs.matches("[^@]*:latest|[^@:]*(:[0-9]+/[^@:]*)?") && !runs.isEmpty()) {
      findings.add(
          AirflowRuntimeCodes.TASKS_HAVE_ANOTHER_IMAGE,
          base.get().where("image"),
          "tasks run in " + runs + ", which may be another image at each pull",
          "write a tag that does not move, or a digest");
    } else if (!runs.isEmpty() && !reads.equals(runs)) {
      findings.add(
          AirflowRuntimeCodes.TASKS_HAVE_ANOTHER_IMAGE,
          base.get().where("image"),
          "tasks run in " + runs + ", their DAG was read in " + reads,
          "use one image for both");
    }
  }

  private void waits() {
    for (ProcessView process : airflow.running("db check-migrations")) {
      Matcher matcher = WAIT.matcher(process.line());
      int seconds = matcher.find() ? Integer.parseInt(matcher.group(1)) : 60;
      if (seconds <= 60) {
        findings.add(
            AirflowRuntimeCodes.WAITS_TOO_SHORTLY,
            process.where("args"),
            "container " + process.name() + " waits " + seconds + " s for the migrations",
            "write --migration-wait-timeout=300");
      }
    }
  }

  private void auth() {
    List<ProcessView> servers = airflow.running("api-server");
    if (servers.isEmpty() || servers.get(0).hasEnvFrom() || airflow.isRendered()) {
      return;
    }
    Optional<String> manager = airflow.setting(servers.get(0), "core", "auth_manager");
    if (manager.isEmpty() || manager.get().endsWith(".SimpleAuthManager")) {
      findings.add(
          AirflowRuntimeCodes.SIMPLE_AUTH,
          airflow.setting("core", "auth_manager").isPresent()
              ? airflow.where("core", "auth_manager")
              : airflow.where(),
          "[core] auth_manager is "
              + (manager.isPresent()
                  ? "SimpleAuthManager"
                  : "not set, which means SimpleAuthManager"),
          "set it to airflow.providers.fab.auth_manager.fab_auth_manager.FabAuthManager");
    }
  }

  private void users() {
    Optional<String> manager = airflow.setting("core", "auth_manager");
    for (ProcessView process : airflow.running("users create")) {
      Optional<String> own = airflow.setting(process, "core", "auth_manager").or(() -> manager);
      if (!own.orElse("").endsWith("FabAuthManager")) {
        findings.add(
            AirflowRuntimeCodes.USERS_NEED_FAB,
            process.where("args"),
            "airflow users create runs, and [core] auth_manager is "
                + own.map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .orElse("not set, which means SimpleAuthManager"),
            "set it to airflow.providers.fab.auth_manager.fab_auth_manager.FabAuthManager, or take"
                + " the Job out");
      }
    }
  }

  private void quota() {
    boolean retries =
        airflow
            .setting("kubernetes_executor", "task_publish_max_retries")
            .filter(text -> !text.equals("0"))
            .isPresent();
    Optional<String> executor = airflow.setting("core", "executor");
    airflow
        .bundle()
        .ofKind("", "ResourceQuota")
        .filter(m -> m.identity().namespace().equals(Optional.of(airflow.namespace())))
        .filter(m -> !retries && executor.orElse("").contains("KubernetesExecutor"))
        .findFirst()
        .ifPresent(
            quota ->
                findings.add(
                    AirflowRuntimeCodes.QUOTA_FAILS_TASKS,
                    airflow.where("kubernetes_executor", "task_publish_max_retries"),
                    "ResourceQuota "
                        + quota.identity().name()
                        + " limits the namespace, and [kubernetes_executor]"
                        + " task_publish_max_retries is 0",
                    "write 3"));
  }

  /** Whether a pod says something in an annotation. */
  static Optional<String> annotation(MapNode pod, String key) {
    return pod.findMap("metadata")
        .flatMap(metadata -> metadata.findMap("annotations"))
        .flatMap(annotations -> annotations.findText(key));
  }
}
