package dev.plimsoll.airflow;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Place;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether task pods find the DAG files where the DAG processor read them. */
final class InstalledDags {
  private static final String BUNDLES = "dag_bundle_config_list";
  private static final String FOLDER = "/opt/airflow/dags";

  private final InstalledAirflow airflow;
  private final Findings findings;

  InstalledDags(InstalledAirflow airflow, Findings findings) {
    this.airflow = airflow;
    this.findings = findings;
  }

  void check() {
    Optional<ProcessView> base = airflow.template().flatMap(InstalledAirflow.Template::base);
    List<ProcessView> processors = airflow.running("dag-processor");
    if (base.isEmpty() || processors.isEmpty()) {
      return;
    }
    ProcessView reads = processors.get(0);
    ProcessView runs = base.get();
    if (reads.hasEnvFrom() || runs.hasEnvFrom()) {
      return;
    }
    if (isSame(reads, runs, "dag_processor", BUNDLES)
        && isSame(reads, runs, "core", "dags_folder")) {
      folders(reads).forEach(folder -> folder(folder, reads, runs));
    }
  }

  private boolean isSame(ProcessView reads, ProcessView runs, String section, String key) {
    String one = airflow.setting(reads, section, key).orElse("");
    String other = airflow.setting(runs, section, key).orElse("");
    if (!one.equals(other)) {
      findings.add(
          AirflowRuntimeCodes.TASKS_DO_NOT_FIND_DAGS,
          runs.where("env"),
          "["
              + section
              + "] "
              + key
              + " is "
              + shown(other)
              + " in task pods, and "
              + shown(one)
              + " in the DAG processor",
          "set it once, in airflow.cfg");
    }
    return one.equals(other);
  }

  private static String shown(String value) {
    return value.isEmpty() ? "not set" : "\"" + value + "\"";
  }

  /** The folders of bundles that are on disk; others fetch their files themselves. */
  private SortedSet<String> folders(ProcessView reads) {
    String dags = airflow.setting(reads, "core", "dags_folder").orElse(FOLDER);
    var folders = new TreeSet<String>();
    Optional<String> config = airflow.setting(reads, "dag_processor", BUNDLES);
    if (config.isEmpty()) {
      folders.add(dags);
      return folders;
    }
    for (MapNode bundle : bundles(config.get())) {
      if (bundle.findText("classpath").orElse("").endsWith(".LocalDagBundle")) {
        folders.add(
            bundle.findMap("kwargs").flatMap(kwargs -> kwargs.findText("path")).orElse(dags));
      }
    }
    return folders;
  }

  private static List<MapNode> bundles(String json) {
    try {
      Node list = EmbeddedFormats.JSON.read(json, new Place.Unknown());
      return list instanceof ListNode items
          ? items.items().stream()
              .filter(MapNode.class::isInstance)
              .map(MapNode.class::cast)
              .toList()
          : List.of();
    } catch (FindingsException broken) {
      return List.of();
    }
  }

  private void folder(String folder, ProcessView reads, ProcessView runs) {
    if (reads.mounts(folder) == runs.mounts(folder)) {
      return;
    }
    ProcessView without = reads.mounts(folder) ? runs : reads;
    findings.add(
        AirflowRuntimeCodes.TASKS_DO_NOT_FIND_DAGS,
        without.where("volumeMounts"),
        "container "
            + without.name()
            + " has nothing mounted at "
            + folder
            + ", where container "
            + (without.equals(runs) ? reads : runs).name()
            + " has a volume",
        "mount the same files there");
  }
}
