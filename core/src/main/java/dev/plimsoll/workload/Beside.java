package dev.plimsoll.workload;

import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.node.ScalarNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What must stand beside one pod: gathered while it is lowered, each object once. */
final class Beside {
  private final PodScope scope;
  private final Map<Identity, Manifest> objects = new LinkedHashMap<>();
  private final Map<String, Lowered.SecretSource> secrets = new TreeMap<>();
  private final List<Lowered.HandOff> handOffs = new ArrayList<>();

  Beside(PodScope scope) {
    this.scope = scope;
  }

  /** Objects that a target made. */
  void add(Collection<? extends HasMetadata> lowered, String method) {
    Origin origin = scope.origin(method);
    lowered.forEach(object -> add(Manifest.of((MapNode) ObjectNodes.from(object, origin))));
  }

  private void add(Manifest manifest) {
    objects.putIfAbsent(manifest.identity(), manifest);
  }

  /** A ConfigMap of files that stay data. */
  void add(ConfigFiles files) {
    Origin origin = scope.origin("ConfigFiles.lower");
    var data = MapNode.builder(origin);
    files.files().forEach(data::put);
    addConfig(configMap(files.name(), data.build(), origin));
  }

  /** A ConfigMap of short texts. */
  void add(ConfigValues values) {
    Origin origin = scope.origin("ConfigValues.lower");
    var data = MapNode.builder(origin);
    values.entries().forEach((key, text) -> data.put(key, ScalarNode.string(text, origin)));
    addConfig(configMap(values.name(), data.build(), origin));
  }

  /** Two that differ under one name are told apart by nobody but the author. */
  private void addConfig(Manifest configMap) {
    Manifest before = objects.putIfAbsent(configMap.identity(), configMap);
    if (before != null && !before.tree().equals(configMap.tree())) {
      scope
          .findings()
          .add(
              WorkloadCodes.TWO_CONFIGS_OF_ONE_NAME,
              Where.named("workload", scope.role().value()).from(configMap.origin()),
              "two ConfigMaps named \"" + configMap.identity().name() + "\" hold different data",
              "give one of them another name, or use one value in both places");
    }
  }

  private Manifest configMap(String name, MapNode data, Origin origin) {
    var labels = MapNode.builder(origin);
    scope.labels().asMap().forEach(labels::put);
    var metadata =
        MapNode.builder(origin).put("name", name).put("namespace", scope.namespace().value());
    if (!scope.labels().isEmpty()) {
      metadata.put("labels", labels.build());
    }
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "v1")
            .put("kind", "ConfigMap")
            .put("metadata", metadata.build())
            .put("data", data)
            .build());
  }

  /** Where a Secret comes from; if the target refuses, its name and keys as the need says them. */
  Lowered.SecretSource secret(SecretNeed need) {
    return secrets.computeIfAbsent(need.key(), key -> lowered(need));
  }

  private Lowered.SecretSource lowered(SecretNeed need) {
    var same = new TreeMap<String, String>();
    need.keys().forEach(key -> same.put(key.name(), key.name()));
    var instead = new Lowered.SecretSource(need.name(), same, List.of(), List.of());
    Lowered.SecretSource source =
        guarded(() -> scope.env().lowering().secret(need, scope.namespace())).orElse(instead);
    add(source);
    return source;
  }

  /** What a source of a Secret brings. */
  void add(Lowered.SecretSource source) {
    add(source.objects(), "SecretNeed.lower");
    handOffs.addAll(source.handOffs());
  }

  /** The target's answer, or nothing if it refuses, which is then among the findings. */
  <T> Optional<T> guarded(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (FindingsException refused) {
      scope.findings().addAll(refused.findings());
      return Optional.empty();
    }
  }

  List<Manifest> objects() {
    return List.copyOf(objects.values());
  }

  List<Lowered.HandOff> handOffs() {
    return handOffs;
  }
}
