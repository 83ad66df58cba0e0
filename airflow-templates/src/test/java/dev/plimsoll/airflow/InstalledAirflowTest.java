package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.golden.GoldenFile;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.KubernetesVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code installed.yaml} is an Airflow that works; each mistake is one edit of its text. What is
 * found stands in {@code installed.findings}, whole, one section for each mistake.
 */
class InstalledAirflowTest {
  private static final Path FOLDER = Path.of("src/test/resources");
  private static final Path EXPECTED = FOLDER.resolve("installed.findings");
  private static final String JWT =
      "        - {name: AIRFLOW__API_AUTH__JWT_SECRET, valueFrom: {secretKeyRef: {name: jwt, key:"
          + " secret}}}\n";

  private static Map<String, UnaryOperator<String>> mistakes() {
    var all = new TreeMap<String, UnaryOperator<String>>();
    // 1
    all.put("01 no address of the API server", without("execution_api_server_url"));
    all.put("01 localhost", edit("http://api-server:8080", "http://localhost:8080"));
    all.put("01 another Service", edit("http://api-server:8080", "http://webserver:8080"));
    all.put("01 another port", edit("http://api-server:8080", "http://api-server:80"));
    all.put("01 another path", edit(":8080/execution/", ":8080/execution"));
    // 2
    all.put(
        "02 the scheduler has no key", edit(JWT + "        volumeMounts", "        volumeMounts"));
    all.put(
        "02 a key in a wrong variable",
        edit(
            JWT + "        volumeMounts",
            "        - {name: AIRFLOW__SECRETS__JWT_SECRET, value: $(JWT)}\n        volumeMounts"));
    all.put(
        "02 two keys",
        edit(
            "name: jwt, key: secret}}}\n        - {name: AIRFLOW_CONN",
            "name: jwt, key: other}}}\n        - {name: AIRFLOW_CONN"));
    // 3
    all.put(
        "03 a short life of tokens",
        edit("task_queued_timeout = 900", "task_queued_timeout = 300"));
    all.put("03 a release that ends tokens", edit("airflow:3.3.2", "airflow:3.1.8"));
    // 4
    all.put("04 a task that waits for a database", without("CONNECTION_CHECK_MAX_COUNT"));
    // 5
    all.put("05 no DAG processor", edit("exec airflow dag-processor", "sleep infinity"));
    all.put(
        "05 another image",
        edit(
            "base\n        image: registry.acme.example/airflow:3.3.2-acme1",
            "base\n        image: registry.acme.example/airflow:3.3.2-acme2"));
    all.put(
        "05 another folder of DAG files",
        whole ->
            whole.replaceFirst("mountPath: /opt/airflow/dags", "mountPath: /opt/airflow/files"));
    all.put(
        "05 other bundles in task pods",
        edit(
            "        - {name: CONNECTION_CHECK",
            "        - {name: AIRFLOW__CORE__DAGS_FOLDER, value: /dags}\n        - {name: CONNECTION_CHECK"));
    // 6
    all.put("06 another name of the first container", edit("name: base", "name: main"));
    all.put(
        "06 no image",
        edit("base\n        image: registry.acme.example/airflow:3.3.2-acme1\n", "base\n"));
    all.put("06 a command", edit("name: base", "name: base\n        command: [airflow]"));
    all.put(
        "06 restarted",
        edit(
            "restartPolicy: Never\n      containers:\n      - name: base",
            "containers:\n      - name: base"));
    all.put(
        "06 not mounted", edit("mountPath: /opt/airflow/templates", "mountPath: /opt/templates"));
    all.put("06 no template", without("pod_template_file ="));
    all.put(
        "06 an image whose tag moves",
        edit(
            "base\n        image: registry.acme.example/airflow:3.3.2-acme1",
            "base\n        image: registry.acme.example/airflow:latest"));
    // 9
    all.put(
        "09 a template that Pod Security refuses",
        whole ->
            edit(
                        "restartPolicy: Never\n      containers:\n      - name: base",
                        "hostNetwork: true\n      restartPolicy: Never\n      containers:\n      - name: base")
                    .apply(whole)
                + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: flow, labels: {pod-security.kubernetes.io/enforce: baseline}}\n");
    // 10
    all.put("10 a quota that fails tasks", edit("    task_publish_max_retries = 3\n", ""));
    // 11
    all.put(
        "11 a setting of Airflow 2",
        edit("[core]", "[webserver]\n    base_url = https://x\n    [core]"));
    all.put("11 a near miss", edit("task_queued_timeout = 900", "task_queue_timeout = 900"));
    all.put("11 a setting of a plugin", edit("[core]", "[acme_plugin]\n    level = 3\n    [core]"));
    all.put("11 a variable of Airflow 2", env("AIRFLOW__CORE__SQL_ALCHEMY_CONN", "$(URL)"));
    all.put(
        "11 a variable that nothing reads",
        env("AIRFLOW__KUBERNETES_ENVIRONMENT_VARIABLES__A", "b"));
    all.put(
        "11 an executor of Airflow 2",
        edit("executor = KubernetesExecutor", "executor = CeleryKubernetesExecutor"));
    all.put("11 a command of Airflow 2", edit("exec airflow api-server", "exec airflow webserver"));
    all.put(
        "11 another command of Airflow 2",
        edit("exec airflow users create -r Admin", "exec airflow db upgrade"));
    all.put(
        "11 an Airflow 2",
        whole ->
            whole.replace("airflow:3.3.2", "airflow:2.10.5").replace("api-server]", "webserver]"));
    // 12
    all.put("12 users without FAB", without("auth_manager ="));
    all.put("12 packages at each start", env("_PIP_ADDITIONAL_REQUIREMENTS", "pandas"));
    all.put("12 a user at each start", env("_AIRFLOW_WWW_USER_CREATE", "true"));
    all.put(
        "12 a known password",
        edit("users create -r Admin", "users create -r Admin -u admin -p admin"));
    all.put(
        "12 the simple auth manager",
        whole ->
            edit("exec airflow users create -r Admin", "true")
                .apply(without("auth_manager =").apply(whole)));
    // 13
    all.put("13 no handler", edit("s3://logs/airflow", "/mnt/logs"));
    all.put("13 no connection", without("AIRFLOW_CONN_STORE"));
    all.put("13 logs that are not kept", edit("remote_logging = True", "remote_logging = False"));
    // 14
    all.put("14 another port of metrics", edit("statsd_port = 9125", "statsd_port = 8125"));
    all.put("14 another host of metrics", edit("statsd_host = statsd", "statsd_host = exporter"));
    all.put(
        "14 mappings that are not there",
        edit("mountPath: /etc/statsd}", "mountPath: /etc/exporter}"));
    all.put(
        "14 asynchronous code through the pool",
        edit(
            "        - {name: AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC, value: postgresql+asyncpg://db/airflow}\n",
            ""));
    // 16
    all.put("16 tasks may be moved", edit("safe-to-evict: \"false\"", "safe-to-evict: \"true\""));
    all.put("16 a short wait", edit(" --migration-wait-timeout=300", ""));
    // 17
    all.put("17 a secret in the file", edit("[core]", "[core]\n    fernet_key = abc"));
    all.put("17 a secret in a variable", env("AIRFLOW__CORE__FERNET_KEY", "abc"));
    all.put(
        "17 a password in a variable",
        env("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC", "postgres://u:p@h/d"));
    all.put(
        "17 a password that is not encoded",
        env("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC", "postgresql://u:p@ss@h/d"));
    all.put(
        "17 a secret in arguments",
        edit("exec airflow scheduler", "AIRFLOW__CORE__FERNET_KEY=abc exec airflow scheduler"));
    return all;
  }

  private static UnaryOperator<String> edit(String from, String to) {
    return whole -> whole.replace(from, to);
  }

  /** Without each line that holds a text. */
  private static UnaryOperator<String> without(String part) {
    return whole ->
        whole
            .lines()
            .filter(line -> !line.contains(part))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
  }

  private static UnaryOperator<String> env(String variable, String value) {
    String before = "        - {name: AIRFLOW__DATABASE__SQL_ALCHEMY_CONN,";
    return edit(before, "        - {name: " + variable + ", value: \"" + value + "\"}\n" + before);
  }

  private static String check(String yaml) {
    var decoding = new Findings();
    Bundle bundle =
        Bundle.of(
            YamlReader.read(yaml, "installed.yaml", decoding).stream()
                .map(document -> Manifest.of((MapNode) document.root()))
                .toList());
    decoding.throwIfErrors();
    var findings = new Findings();
    new AirflowCheck(KubernetesVersion.V1_35).check(bundle, findings);
    return Samples.text(findings);
  }

  private static String installed() throws IOException {
    return Files.readString(FOLDER.resolve("installed.yaml"), StandardCharsets.UTF_8);
  }

  @Test
  void findsNothingInOneThatWorks() throws IOException {
    assertThat(check(installed())).isEmpty();
  }

  @Test
  void findsNothingInWhatIsGenerated() {
    var findings = new Findings();

    new AirflowCheck(KubernetesVersion.V1_35).check(Samples.compiled().bundle(), findings);

    assertThat(Samples.text(findings)).isEmpty();
  }

  @Test
  void findsEachMistakeAndSaysTheRepair() throws IOException {
    String whole = installed();
    String actual =
        mistakes().entrySet().stream()
            .map(
                mistake -> {
                  String broken = mistake.getValue().apply(whole);
                  assertThat(broken).as(mistake.getKey()).isNotEqualTo(whole);
                  return "== " + mistake.getKey() + "\n" + check(broken) + "\n";
                })
            .collect(Collectors.joining("\n"));

    GoldenFile.matches(EXPECTED, actual);
  }
}
