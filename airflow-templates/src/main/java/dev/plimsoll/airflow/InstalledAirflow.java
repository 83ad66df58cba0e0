package dev.plimsoll.airflow;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.EmbeddedFormat;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An Airflow among manifests, whoever wrote them: what one namespace holds of it. */
final class InstalledAirflow {
  private static final String CONFIG = AirflowConfig.FILE;

  private final Bundle bundle;
  private final String namespace;
  private final Optional<Manifest> config;
  private final MapNode sections;
  private final List<ProcessView> processes;

  private InstalledAirflow(
      Bundle bundle, String namespace, Optional<Manifest> config, List<ProcessView> processes) {
    this.bundle = bundle;
    this.namespace = namespace;
    this.config = config;
    this.sections =
        config
            .flatMap(map -> document(map, CONFIG, EmbeddedFormats.INI))
            .orElseGet(() -> MapNode.empty(bundle.all().get(0).origin()));
    this.processes = processes;
  }

  /** One for each namespace that runs a process of Airflow. */
  static List<InstalledAirflow> of(Bundle bundle) {
    var byNamespace = new TreeMap<String, List<ProcessView>>();
    bundle
        .all()
        .forEach(
            manifest ->
                manifest
                    .identity()
                    .namespace()
                    .ifPresent(
                        namespace ->
                            byNamespace
                                .computeIfAbsent(namespace, n -> new ArrayList<>())
                                .addAll(containers(manifest))));
    var found = new ArrayList<InstalledAirflow>();
    byNamespace.forEach(
        (namespace, containers) -> {
          if (containers.stream().anyMatch(c -> c.command().isPresent())) {
            Optional<Manifest> config =
                configMaps(bundle, namespace).stream().filter(m -> data(m).has(CONFIG)).findFirst();
            found.add(new InstalledAirflow(bundle, namespace, config, containers));
          }
        });
    return found;
  }

  private static List<Manifest> configMaps(Bundle bundle, String namespace) {
    return bundle
        .ofKind("", "ConfigMap")
        .filter(m -> m.identity().namespace().equals(Optional.of(namespace)))
        .toList();
  }

  private static MapNode data(Manifest configMap) {
    return configMap
        .tree()
        .findMap("data")
        .orElseGet(() -> MapNode.empty(configMap.tree().origin()));
  }

  private static List<ProcessView> containers(Manifest manifest) {
    Optional<FieldPath> path = PodPaths.of(manifest.identity());
    if (path.isEmpty() || !(manifest.find(path.get()).orElse(null) instanceof MapNode pod)) {
      return List.of();
    }
    return containers(manifest, path.get(), pod);
  }

  private static List<ProcessView> containers(Manifest manifest, FieldPath path, MapNode pod) {
    var views = new ArrayList<ProcessView>();
    for (String list : List.of("containers", "initContainers")) {
      List<Node> items =
          pod.findMap("spec")
              .flatMap(spec -> spec.findList(list))
              .map(ListNode::items)
              .orElse(List.of());
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof MapNode container) {
          FieldPath at = path.field("spec").field(list).item(i);
          views.add(new ProcessView(manifest, at, pod, container));
        }
      }
    }
    return views;
  }

  /** A file of a ConfigMap as a tree; empty if it is not there or cannot be read. */
  private static Optional<MapNode> document(Manifest map, String file, EmbeddedFormat format) {
    Optional<Node> node = data(map).find(file);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof EmbeddedNode embedded) {
      return embedded.content() instanceof MapNode tree ? Optional.of(tree) : Optional.empty();
    }
    try {
      String text = node.get() instanceof ScalarNode scalar ? scalar.text() : "";
      return format.read(text, node.get().origin().place()) instanceof MapNode tree
          ? Optional.of(tree)
          : Optional.empty();
    } catch (FindingsException broken) {
      // Decoding reports it, with its place.
      return Optional.empty();
    }
  }

  Bundle bundle() {
    return bundle;
  }

  String namespace() {
    return namespace;
  }

  /** The containers of the namespace. */
  List<ProcessView> containers() {
    return processes;
  }

  /** The containers that run a command of Airflow. */
  List<ProcessView> running(String command) {
    return processes.stream().filter(process -> process.runs(command)).toList();
  }

  /** A file of a ConfigMap of the namespace, as INI. */
  Optional<MapNode> file(String name) {
    return configMaps(bundle, namespace).stream()
        .flatMap(map -> document(map, name, EmbeddedFormats.INI).stream())
        .findFirst();
  }

  /** Whether Plimsoll rendered it in this run, which judged then what it was told. */
  boolean isRendered() {
    return config.filter(map -> map.tree().origin().layer() == Layer.RENDER).isPresent();
  }

  /** The settings of {@code airflow.cfg}, by section and key. */
  Map<String, Map<String, Node>> settings() {
    var all = new LinkedHashMap<String, Map<String, Node>>();
    sections.forEach(
        (section, keys) -> {
          if (keys instanceof MapNode map) {
            var values = new LinkedHashMap<String, Node>();
            map.forEach(values::put);
            all.put(section, values);
          }
        });
    return all;
  }

  /** A setting of {@code airflow.cfg}. */
  Optional<String> setting(String section, String key) {
    return sections.findMap(section).flatMap(keys -> keys.findText(key));
  }

  /** What a process reads as a setting: its variable, else the file. */
  Optional<String> setting(ProcessView process, String section, String key) {
    return process
        .variable(EnvSetting.variable(section, key))
        .flatMap(variable -> variable.findText("value"))
        .or(() -> setting(section, key));
  }

  /** The place of a setting. */
  Where where(String section, String key) {
    Manifest map = config.orElseThrow();
    Where file = map.where(FieldPath.of("data", CONFIG));
    Optional<Node> value = sections.findMap(section).flatMap(keys -> keys.find(key));
    Where at = file.at(file.path().field(section).field(key));
    return value.map(node -> at.from(node.origin())).orElse(at);
  }

  /** The place of the file, or of a process if there is none. */
  Where where() {
    return config
        .map(map -> map.where(FieldPath.of("data", CONFIG)))
        .orElseGet(() -> processes.get(0).where("env"));
  }

  /** The pod template that the scheduler reads, with its place. */
  Optional<Template> template() {
    Optional<String> path = setting("kubernetes_executor", "pod_template_file");
    String file =
        path.map(p -> p.substring(p.lastIndexOf('/') + 1)).orElse(AirflowConfig.POD_TEMPLATE_FILE);
    for (Manifest map : configMaps(bundle, namespace)) {
      Optional<MapNode> pod = document(map, file, EmbeddedFormats.YAML);
      if (pod.isPresent()) {
        FieldPath at = FieldPath.of("data", file);
        return Optional.of(new Template(map, at, pod.get(), containers(map, at, pod.get())));
      }
    }
    return Optional.empty();
  }

  /**
   * The pod template.
   *
   * @param map the ConfigMap that holds it
   * @param path its file there
   * @param pod the pod
   * @param containers its containers, main ones first
   */
  record Template(Manifest map, FieldPath path, MapNode pod, List<ProcessView> containers) {
    Where where(String... fields) {
      FieldPath at = path;
      for (String field : fields) {
        at = at.field(field);
      }
      return map.where(at);
    }

    Optional<ProcessView> base() {
      return containers.stream().findFirst();
    }
  }
}
