package dev.plimsoll.airflow;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the tree of a DAG file as Python. Every text of the tree becomes a literal; none of them
 * reaches Jinja, which runs over most arguments of operators: a pod is given as {@code literal}, a
 * SparkApplication is spelt so that Jinja finds nothing in it.
 *
 * <p>Nothing in the file differs from one reading to the next, or Airflow would see a new version
 * of the DAG each time.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/stable/operators.html">KubernetesPodOperator</a>
 * @see <a href="https://airflow.apache.org/docs/task-sdk/1.3.2/api.html">airflow.sdk</a>
 */
final class DagWriter {
  /** Long enough for a node to be added and an image to be pulled. */
  private static final int START_SECONDS = 900;

  private static final String OVERRIDE = "podOverride";
  private static final String SPARK = "sparkoperator.k8s.io/v1beta2";

  private final MapNode root;
  private final StringBuilder out = new StringBuilder(4096);

  DagWriter(Node content) {
    this.root = map(content, "a DAG file");
  }

  private enum Kind {
    POD,
    SPARK,
    RESOURCE
  }

  String write() {
    List<MapNode> tasks =
        list(root, "tasks").items().stream().map(task -> map(task, "tasks")).toList();
    var kinds = new TreeSet<Kind>();
    tasks.forEach(task -> kinds.add(kind(task)));
    imports(kinds, tasks.stream().anyMatch(task -> task.has(OVERRIDE)));
    if (kinds.contains(Kind.RESOURCE)) {
      out.append(ResourceOperatorText.CLASS);
    }
    MapNode dag = map(root, "dag");
    dag(dag);
    tasks.forEach(this::task);
    order();
    return out.toString();
  }

  private static Kind kind(MapNode task) {
    MapNode object = map(task, "object");
    String kind = text(object, "kind");
    if (kind.equals("Pod")) {
      return Kind.POD;
    }
    return kind.equals("SparkApplication") && text(object, "apiVersion").equals(SPARK)
        ? Kind.SPARK
        : Kind.RESOURCE;
  }

  private void imports(Set<Kind> kinds, boolean overridesPods) {
    line("\"\"\"A DAG of Airflow, generated. Change the pipeline, not this file.\"\"\"");
    line("");
    if (kinds.contains(Kind.RESOURCE)) {
      line("import time");
    }
    line("from datetime import datetime, timedelta");
    line("from zoneinfo import ZoneInfo");
    line("");
    if (kinds.contains(Kind.POD)) {
      line("from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator");
    }
    if (kinds.contains(Kind.SPARK)) {
      line(
          "from airflow.providers.cncf.kubernetes.operators.spark_kubernetes import"
              + " SparkKubernetesOperator");
    }
    if (overridesPods) {
      line("from airflow.providers.cncf.kubernetes.pod_generator import PodGenerator");
    }
    String sdk = kinds.contains(Kind.RESOURCE) ? "BaseOperator, " : "";
    line(
        "from airflow.sdk import DAG, "
            + sdk
            + "CronTriggerTimetable, cross_downstream"
            + (kinds.contains(Kind.POD) ? ", literal" : ""));
    line("");
  }

  private void dag(MapNode dag) {
    String zone = PythonLiteral.text(dag.findText("timezone").orElse("UTC"));
    line("with DAG(");
    line("    dag_id=" + quoted(dag, "id") + ",");
    line("    description=" + quoted(dag, "description") + ",");
    line(
        "    schedule="
            + dag.findText("cron")
                .map(
                    cron ->
                        "CronTriggerTimetable("
                            + PythonLiteral.text(cron)
                            + ", timezone="
                            + zone
                            + ")")
                .orElse("None")
            + ",");
    line("    start_date=datetime(2025, 1, 1, tzinfo=ZoneInfo(" + zone + ")),");
    line("    catchup=False,");
    line("    max_active_runs=1,");
    if (dag.has("timeLimitSeconds")) {
      line("    dagrun_timeout=timedelta(seconds=" + number(dag, "timeLimitSeconds") + "),");
    }
    line("    is_paused_upon_creation=False,");
    line("    default_args={");
    line("        \"retries\": " + number(dag, "retries") + ",");
    line("        \"retry_delay\": timedelta(seconds=" + number(dag, "retryDelaySeconds") + "),");
    line("    },");
    line("    tags=" + PythonLiteral.texts(texts(dag, "tags")) + ",");
    line("):");
    line("    tasks = {}");
  }

  private void task(MapNode task) {
    String job = quoted(task, "job");
    MapNode object = map(task, "object");
    String namespace = quoted(map(object, "metadata"), "namespace");
    switch (kind(task)) {
      case POD -> {
        begin(job, "KubernetesPodOperator", namespace);
        MapNode main = mainContainer(object);
        line("        base_container_name=" + quoted(main, "name") + ",");
        // Its own default would win over what the pod says.
        main.findText("terminationMessagePolicy")
            .ifPresent(
                policy ->
                    line("        termination_message_policy=" + PythonLiteral.text(policy) + ","));
        line("        get_logs=True,");
        line(
            "        deferrable="
                + PythonLiteral.tree(find(map(root, "dag"), "deferrable"), 0)
                + ",");
        line("        startup_timeout_seconds=" + START_SECONDS + ",");
        line("        pod_template_dict=literal(" + PythonLiteral.tree(object, 8) + "),");
      }
      case SPARK -> {
        begin(job, "SparkKubernetesOperator", namespace);
        line("        name=" + quoted(map(object, "metadata"), "name") + ",");
        line("        get_logs=True,");
        line("        deferrable=False,");
        line("        startup_timeout_seconds=" + START_SECONDS + ",");
        line(
            "        application_file="
                + PythonLiteral.lines(JinjaSafeJson.write(object), 8)
                + ",");
      }
      case RESOURCE -> {
        MapNode end = map(task, "end");
        line("    tasks[" + job + "] = CustomResourceOperator(");
        line("        task_id=" + job + ",");
        line("        plural=" + PythonLiteral.text(plural(text(object, "kind"))) + ",");
        line("        field=" + PythonLiteral.texts(texts(end, "field")) + ",");
        line("        succeeded=" + PythonLiteral.texts(texts(end, "succeeded")) + ",");
        line("        failed=" + PythonLiteral.texts(texts(end, "failed")) + ",");
        line("        body=" + PythonLiteral.tree(object, 8) + ",");
      }
    }
    task.findText("pool").ifPresent(pool -> line("        pool=" + PythonLiteral.text(pool) + ","));
    task.find(OVERRIDE)
        .ifPresent(
            override ->
                line(
                    "        executor_config={\"pod_override\": PodGenerator.deserialize_model_dict("
                        + PythonLiteral.tree(override, 8)
                        + ")},"));
    line("    )");
  }

  private void begin(String job, String operator, String namespace) {
    line("    tasks[" + job + "] = " + operator + "(");
    line("        task_id=" + job + ",");
    line("        namespace=" + namespace + ",");
    line("        kubernetes_conn_id=None,");
    line("        in_cluster=True,");
    line("        do_xcom_push=False,");
  }

  /** The plural of a custom kind, as those who define kinds form it. */
  static String plural(String kind) {
    String lower = kind.toLowerCase(Locale.ROOT);
    return lower.endsWith("y") ? lower.substring(0, lower.length() - 1) + "ies" : lower + "s";
  }

  /** The operator gives the first container a name of its own, so it is told the pod's. */
  private static MapNode mainContainer(MapNode pod) {
    return map(list(map(pod, "spec"), "containers").get(0), "containers");
  }

  private void order() {
    List<List<String>> steps =
        list(root, "steps").items().stream()
            .map(step -> ((ListNode) step).items().stream().map(DagWriter::job).toList())
            .toList();
    for (int i = 1; i < steps.size(); i++) {
      line("    cross_downstream(" + steps.get(i - 1) + ", " + steps.get(i) + ")");
    }
  }

  private static String job(Node name) {
    return "tasks[" + PythonLiteral.text(((ScalarNode) name).text()) + "]";
  }

  private static Node find(MapNode parent, String key) {
    return parent.find(key).orElseThrow(() -> missing(key));
  }

  private static MapNode map(MapNode parent, String key) {
    return map(find(parent, key), key);
  }

  private static MapNode map(Node node, String what) {
    if (node instanceof MapNode map) {
      return map;
    }
    throw missing(what);
  }

  private static ListNode list(MapNode parent, String key) {
    return parent.findList(key).orElseThrow(() -> missing(key));
  }

  private static String text(MapNode parent, String key) {
    return parent.findText(key).orElseThrow(() -> missing(key));
  }

  private static String quoted(MapNode parent, String key) {
    return PythonLiteral.text(text(parent, key));
  }

  private static List<String> texts(MapNode parent, String key) {
    return list(parent, key).items().stream().map(item -> ((ScalarNode) item).text()).toList();
  }

  private static String number(MapNode parent, String key) {
    return parent
        .find(key)
        .filter(n -> n instanceof ScalarNode s && s.kind() == ScalarNode.Kind.INTEGER)
        .map(n -> ((ScalarNode) n).text())
        .orElseThrow(() -> missing(key));
  }

  private static IllegalArgumentException missing(String what) {
    return new IllegalArgumentException(
        "the tree of a DAG file has no \"" + what + "\" of the right kind; put it back");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
