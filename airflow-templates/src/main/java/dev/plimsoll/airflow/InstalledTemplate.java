package dev.plimsoll.airflow;

import dev.plimsoll.check.podsecurity.PodSecurityCheck;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import java.util.Optional;

/** The pod template of an installed Airflow. */
final class InstalledTemplate {
  private static final String CHECKS = "CONNECTION_CHECK_MAX_COUNT";
  private static final String SAFE = "cluster-autoscaler.kubernetes.io/safe-to-evict";

  private final InstalledAirflow airflow;
  private final PodSecurityCheck podSecurity;
  private final Findings findings;

  InstalledTemplate(InstalledAirflow airflow, PodSecurityCheck podSecurity, Findings findings) {
    this.airflow = airflow;
    this.podSecurity = podSecurity;
    this.findings = findings;
  }

  void check() {
    if (!airflow.setting("core", "executor").orElse("").contains("KubernetesExecutor")) {
      return;
    }
    mounted();
    airflow.template().ifPresent(this::template);
  }

  private void mounted() {
    Optional<String> file = airflow.setting("kubernetes_executor", "pod_template_file");
    for (ProcessView scheduler : airflow.running("scheduler")) {
      if (file.isEmpty()) {
        findings.add(
            AirflowRuntimeCodes.POD_TEMPLATE_NOT_MOUNTED,
            airflow.where(),
            "[kubernetes_executor] pod_template_file is not set",
            "write the path of a pod template, and mount it in the scheduler");
        return;
      }
      if (!scheduler.mounts(file.get())) {
        findings.add(
            AirflowRuntimeCodes.POD_TEMPLATE_NOT_MOUNTED,
            scheduler.where("volumeMounts"),
            "container " + scheduler.name() + " has nothing at " + file.get(),
            "mount the ConfigMap with the pod template there");
      }
    }
  }

  private void template(InstalledAirflow.Template template) {
    // What we rendered has a latent pod, which is judged itself.
    if (!airflow.isRendered()) {
      podSecurity.template(
          airflow.bundle(), template.map(), template.path(), template.pod(), findings);
    }
    Optional<ProcessView> base = template.base();
    if (base.isEmpty()) {
      bad(template.where("spec"), "it has no container", "add one named base");
      return;
    }
    ProcessView first = base.get();
    if (!first.name().equals("base")) {
      bad(
          first.where("name"),
          "its first container is named \"" + first.name() + "\"",
          "name it base, and put it first");
    }
    if (first.image().isBlank()) {
      bad(first.where("image"), "its first container has no image", "write the image of Airflow");
    }
    if (first.container().findList("command").filter(list -> !list.isEmpty()).isPresent()) {
      bad(
          first.where("command"),
          "its first container has a command, which would run instead of the task",
          "take the command out; Airflow writes the arguments");
    }
    String restart =
        template.pod().findMap("spec").flatMap(s -> s.findText("restartPolicy")).orElse("Always");
    if (!restart.equals("Never")) {
      bad(
          template.where("spec", "restartPolicy"),
          "its pod is restarted (" + restart + "), so that a task would run again and again",
          "write restartPolicy: Never");
    }
    boolean hasDatabase =
        first.variable("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN").isPresent() || first.hasEnvFrom();
    boolean asks =
        !first.variable(CHECKS).flatMap(v -> v.findText("value")).equals(Optional.of("0"));
    if (asks && !hasDatabase) {
      findings.add(
          AirflowRuntimeCodes.TASK_WAITS_FOR_DATABASE,
          first.where("env"),
          "container base has no address of the database, and its entrypoint asks for one",
          "give it the variable " + CHECKS + " with the value \"0\"");
    }
    if (!InstalledProcesses.annotation(template.pod(), SAFE).equals(Optional.of("false"))) {
      findings.add(
          AirflowRuntimeCodes.TASKS_MAY_BE_EVICTED,
          template.where("metadata", "annotations"),
          "task pods do not say " + SAFE + ": \"false\"",
          "add the annotation");
    }
  }

  private void bad(Where where, String problem, String fix) {
    findings.add(AirflowRuntimeCodes.BAD_POD_TEMPLATE, where, problem, fix);
  }
}
