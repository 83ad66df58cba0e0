package dev.plimsoll.airflow;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an installed Airflow reaches over the network: itself, its metrics and its log store. */
final class InstalledAddresses {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://([^:/]+)(?::(\\d+))?(/.*)?", Pattern.CASE_INSENSITIVE);
  private static final List<String> LOG_PREFIXES =
      List.of("s3://", "gs://", "wasb", "cloudwatch://", "stackdriver://", "oss://", "hdfs://");

  private final InstalledAirflow airflow;
  private final Findings findings;

  InstalledAddresses(InstalledAirflow airflow, Findings findings) {
    this.airflow = airflow;
    this.findings = findings;
  }

  void check() {
    if (!airflow.running("scheduler").isEmpty()) {
      executionApi();
    }
    metrics();
    logs();
  }

  // Where tasks report.

  private void executionApi() {
    String section = "core";
    String key = "execution_api_server_url";
    ProcessView scheduler = airflow.running("scheduler").get(0);
    Optional<String> url = airflow.setting(scheduler, section, key);
    boolean isUnseen =
        scheduler.variable(EnvSetting.variable(section, key)).isPresent() || scheduler.hasEnvFrom();
    if (url.isEmpty()) {
      if (!isUnseen) {
        findings.add(
            AirflowRuntimeCodes.TASKS_CANNOT_REPORT,
            airflow.where(),
            "[core] execution_api_server_url is not set, so that tasks ask localhost",
            "write http://" + apiServer() + "/execution/");
      }
      return;
    }
    problem(url.get())
        .ifPresent(
            problem ->
                findings.add(
                    AirflowRuntimeCodes.TASKS_CANNOT_REPORT,
                    airflow.setting(section, key).isPresent()
                        ? airflow.where(section, key)
                        : scheduler.whereVariable(EnvSetting.variable(section, key)),
                    "tasks report to " + url.get() + ": " + problem,
                    "write http://" + apiServer() + "/execution/"));
  }

  private Optional<String> problem(String url) {
    Matcher matcher = ADDRESS.matcher(url);
    if (!matcher.matches()) {
      return Optional.of("that is no address");
    }
    String host = matcher.group(1);
    if (host.equals("localhost") || host.startsWith("127.")) {
      return Optional.of("that is the task pod itself");
    }
    if (!Optional.ofNullable(matcher.group(3)).orElse("").endsWith("/execution/")) {
      return Optional.of("the path does not end in /execution/");
    }
    int port =
        Optional.ofNullable(matcher.group(2))
            .map(Integer::parseInt)
            .orElse(url.toLowerCase(Locale.ROOT).startsWith("https") ? 443 : 80);
    String[] parts = host.split("\\.");
    String namespace = parts.length > 1 ? parts[1] : airflow.namespace();
    Optional<Manifest> service = service(parts[0], namespace);
    if (service.isEmpty()) {
      // A host outside of the cluster, or of another set of manifests.
      return namespace.equals(airflow.namespace()) && isService(parts)
          ? Optional.of("there is no Service " + parts[0] + " in namespace " + namespace)
          : Optional.empty();
    }
    return ports(service.get(), "TCP").contains(port)
        ? Optional.empty()
        : Optional.of("Service " + parts[0] + " has no port " + port);
  }

  private static boolean isService(String[] parts) {
    return parts.length <= 2 || parts[2].equals("svc");
  }

  private String apiServer() {
    return airflow
        .bundle()
        .ofKind("", "Service")
        .filter(m -> m.identity().namespace().equals(Optional.of(airflow.namespace())))
        .filter(m -> m.identity().name().contains("api-server"))
        .findFirst()
        .map(
            m ->
                m.identity().name()
                    + ports(m, "TCP").stream().findFirst().map(port -> ":" + port).orElse(""))
        .orElse("SERVICE:8080");
  }

  private Optional<Manifest> service(String name, String namespace) {
    return airflow.bundle().find("", "Service", Optional.of(namespace), name);
  }

  private static List<Integer> ports(Manifest service, String protocol) {
    var ports = new ArrayList<Integer>();
    Optional<ListNode> list = service.tree().findMap("spec").flatMap(s -> s.findList("ports"));
    for (Node item : list.map(ListNode::items).orElse(List.of())) {
      if (item instanceof MapNode port
          && port.findText("protocol").orElse("TCP").equals(protocol)
          && port.find("port").orElse(null) instanceof ScalarNode number
          && number.text().matches("\\d{1,5}")) {
        ports.add(Integer.parseInt(number.text()));
      }
    }
    return ports;
  }

  // Where metrics go.

  private void metrics() {
    Optional<String> host = airflow.setting("metrics", "statsd_host");
    if (!airflow.setting("metrics", "statsd_on").map(InstalledAddresses::isTrue).orElse(false)
        || host.isEmpty()
        || host.get().equals("localhost")) {
      return;
    }
    String[] parts = host.get().split("\\.");
    String namespace = parts.length > 1 ? parts[1] : airflow.namespace();
    String port = airflow.setting("metrics", "statsd_port").orElse("8125");
    Optional<Manifest> service = service(parts[0], namespace);
    boolean listens =
        service
            .map(s -> ports(s, "UDP").stream().anyMatch(p -> Integer.toString(p).equals(port)))
            .orElse(!namespace.equals(airflow.namespace()));
    if (!listens) {
      findings.add(
          AirflowRuntimeCodes.METRICS_GO_NOWHERE,
          airflow.where("metrics", "statsd_host"),
          "metrics go to "
              + host.get()
              + ":"
              + port
              + (service.isPresent()
                  ? ", a Service without that UDP port"
                  : ", and there is no such Service in namespace " + namespace),
          "write host and UDP port of the exporter's Service");
    }
  }

  private static boolean isTrue(String text) {
    return List.of("true", "t", "1", "yes", "on").contains(text.toLowerCase(Locale.ROOT));
  }

  // Where logs go.

  /** Without a store a volume must keep them. */
  private void kept() {
    Optional<ProcessView> base = airflow.template().flatMap(InstalledAirflow.Template::base);
    if (base.isEmpty() || airflow.isRendered() || base.get().hasEnvFrom()) {
      return;
    }
    String folder = airflow.setting("logging", "base_log_folder").orElse("/opt/airflow/logs");
    boolean isKept =
        base.get().mountsClaim(folder)
            || base.get().variable(EnvSetting.variable("logging", "remote_logging")).isPresent();
    if (!isKept) {
      findings.add(
          AirflowRuntimeCodes.LOGS_GO_WITH_PODS,
          base.get().where("volumeMounts"),
          "[logging] remote_logging is off, and task pods have no claim at " + folder,
          "write remote_logging = True with a folder of an object store");
    }
  }

  private void logs() {
    if (!airflow
        .setting("logging", "remote_logging")
        .map(InstalledAddresses::isTrue)
        .orElse(false)) {
      kept();
      return;
    }
    String folder = airflow.setting("logging", "remote_base_log_folder").orElse("");
    if (LOG_PREFIXES.stream().noneMatch(folder::startsWith)) {
      findings.add(
          AirflowRuntimeCodes.LOG_CONNECTION_MISSING,
          folder.isEmpty()
              ? airflow.where("logging", "remote_logging")
              : airflow.where("logging", "remote_base_log_folder"),
          folder.isEmpty()
              ? "[logging] remote_base_log_folder is not set"
              : "no handler writes to \"" + folder + "\"",
          "write one that begins with s3://, gs:// or wasb://");
    }
    Optional<String> id = airflow.setting("logging", "remote_log_conn_id");
    if (id.isEmpty()) {
      return;
    }
    String variable = "AIRFLOW_CONN_" + id.get().toUpperCase(Locale.ROOT);
    var readers = new ArrayList<ProcessView>();
    readers.addAll(airflow.running("api-server"));
    readers.addAll(airflow.running("triggerer"));
    airflow.template().flatMap(InstalledAirflow.Template::base).ifPresent(readers::add);
    for (ProcessView reader : readers) {
      if (reader.variable(variable).isEmpty() && !reader.hasEnvFrom()) {
        findings.add(
            AirflowRuntimeCodes.LOG_CONNECTION_MISSING,
            reader.where("env"),
            "container " + reader.name() + " does not know the connection \"" + id.get() + "\"",
            "give it the variable " + variable);
      }
    }
  }
}
