package dev.plimsoll.airflow;

import dev.plimsoll.component.RenderScope;
import dev.plimsoll.component.WorkspaceRun;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.unit.Names;
import dev.plimsoll.unit.NamespaceName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is written from latent manifests, once overlays and arrows have changed those: DAG files,
 * and the pod template. And the name of the migration Job, which says what the Job holds: an
 * applied Job cannot be changed, so one that differs is another.
 */
final class AirflowDocuments {
  static final String POD_TEMPLATE = "airflow-pod-template";

  /**
   * A ConfigMap holds 1 MiB, but client-side apply keeps all of it as JSON in annotations, which
   * hold 256 KiB; names may still grow.
   */
  private static final int SHARD_BYTES = 240_000;

  private static final int DAG_BYTES = 950_000;

  private final Airflow airflow;
  private final RenderScope scope;

  AirflowDocuments(Airflow airflow, RenderScope scope) {
    this.airflow = airflow;
    this.scope = scope;
  }

  /** The name of a ConfigMap with DAG files. */
  static String shard(int number) {
    return "airflow-dags-" + number;
  }

  Bundle finish(Bundle bundle) {
    List<Manifest> shards = shards(bundle);
    Bundle mounted = mount(bundle, shards.size());
    var more = new ArrayList<>(shards);
    find(mounted, new TaskPods(airflow).identity()).map(this::podTemplate).ifPresent(more::add);
    return mounted.map(manifest -> named(manifest, mounted)).plus(more);
  }

  private static Optional<Manifest> find(Bundle bundle, Identity id) {
    return bundle.find(id.group(), id.kind(), id.namespace(), id.name());
  }

  // DAG files.

  private List<Manifest> shards(Bundle bundle) {
    var shards = new ArrayList<Manifest>();
    Origin origin = scope.origin();
    var data = MapNode.builder(origin);
    int bytes = 0;
    for (WorkspaceRun run : scope.platform().runsOf(airflow)) {
      String id = DagTree.id(run.workspace().namespace(), run.pipeline());
      EmbeddedNode file = EmbeddedNode.of(AirflowDagFormat.INSTANCE, dag(bundle, run), origin);
      int size = file.text().getBytes(StandardCharsets.UTF_8).length;
      if (size > DAG_BYTES) {
        scope
            .findings()
            .add(
                AirflowCodes.DAG_TOO_LARGE,
                Where.named("pipeline", id),
                "its DAG file has " + size + " bytes, and a ConfigMap takes " + DAG_BYTES,
                "split the pipeline, or move long texts of its jobs into their images");
      }
      int json = json(file.text()) + id.length();
      if (!data.isEmpty() && bytes + json > SHARD_BYTES) {
        shards.add(shard(shards.size() + 1, data.build()));
        data = MapNode.builder(origin);
        bytes = 0;
      }
      data.put(id + ".py", file);
      bytes += json;
    }
    if (!data.isEmpty()) {
      shards.add(shard(shards.size() + 1, data.build()));
    }
    return shards;
  }

  /** The bytes of a text in JSON as Go writes it, which escapes what HTML reads as markup. */
  private static int json(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c == '\n') {
        bytes += 1;
      } else if (c < ' ' || c == '<' || c == '>' || c == '&') {
        bytes += 5;
      }
    }
    return bytes;
  }

  private Manifest shard(int number, MapNode data) {
    return Manifests.configMap(airflow, shard(number), data);
  }

  private MapNode dag(Bundle bundle, WorkspaceRun run) {
    NamespaceName workspace = run.workspace().namespace();
    var tree = new DagTree(scope.origin(), airflow.fields().waiting);
    var jobs = new JobScope(scope.env(), workspace, new Findings());
    var overrides = new OwnTaskPods(airflow, scope).overrides(bundle);
    var tasks = new TreeMap<String, MapNode>();
    run.pipeline()
        .jobs()
        .forEach(
            job -> {
              Launch launch = job.launch(jobs);
              MapNode object =
                  find(bundle, launch.object().identity()).orElse(launch.object()).tree();
              MapNode task = tree.task(job.name(), launch, object);
              MapNode override = overrides.get(TaskOverride.key(run.pipeline().name(), job.name()));
              Optional<String> pool = airflow.poolOf(run.pipeline().name(), job.name());
              if (pool.isPresent()) {
                task = task.with("pool", ScalarNode.string(pool.get(), scope.origin()));
              }
              tasks.put(job.name(), override == null ? task : task.with("podOverride", override));
            });
    return tree.tree(workspace, run.pipeline(), tasks);
  }

  /** More than one ConfigMap: all pods that copy DAG files see all of them. */
  private Bundle mount(Bundle bundle, int shards) {
    if (shards < 2) {
      return bundle;
    }
    FieldPath template = FieldPath.of("spec", "template", "spec");
    String namespace = airflow.namespace().value();
    Identity processor =
        Identity.namespaced(
            "apps/v1", "Deployment", namespace, AirflowPart.DAG_PROCESSOR.workload());
    var pods = new TaskPods(airflow);
    var tasks = new ArrayList<Identity>(List.of(pods.identity()));
    airflow.fields().overrides.values().forEach(override -> tasks.add(pods.identity(override)));
    return bundle.map(
        manifest ->
            manifest.identity().sameObject(processor)
                ? manifest.map(tree -> mount(tree, template, shards))
                : tasks.stream().anyMatch(task -> manifest.identity().sameObject(task))
                    ? manifest.map(tree -> mount(tree, FieldPath.of("spec"), shards))
                    : manifest);
  }

  private MapNode mount(MapNode tree, FieldPath spec, int shards) {
    FieldPath volumes = spec.field("volumes");
    if (!(tree.find(volumes).orElse(null) instanceof ListNode list)) {
      return tree;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof MapNode volume
          && volume.findText("name").equals(Optional.of(AirflowContainers.DAG_FILES))) {
        return (MapNode)
            Nodes.set(
                tree,
                volumes.item(i).field("projected").field("sources"),
                sources(shards, volume.origin()));
      }
    }
    return tree;
  }

  private static Node sources(int shards, Origin origin) {
    var sources = ListNode.builder(origin);
    for (int number = 1; number <= shards; number++) {
      MapNode name = MapNode.builder(origin).put("name", shard(number)).build();
      sources.add(MapNode.builder(origin).put("configMap", name).build());
    }
    return sources.build();
  }

  // The pod template.

  private Manifest podTemplate(Manifest latent) {
    Origin origin = scope.origin();
    MapNode data =
        MapNode.builder(origin)
            .put(
                AirflowConfig.POD_TEMPLATE_FILE,
                EmbeddedNode.of(EmbeddedFormats.YAML, latent.tree(), origin))
            .build();
    return Manifests.configMap(airflow, POD_TEMPLATE, data);
  }

  // The migration Job.

  private Manifest named(Manifest manifest, Bundle bundle) {
    String name = AirflowPart.MIGRATIONS.workload();
    boolean isMigration =
        manifest.is("batch", "Job")
            && manifest.identity().name().equals(name)
            && manifest.identity().namespace().equals(Optional.of(airflow.namespace().value()));
    if (!isMigration) {
      return manifest;
    }
    // The name of the ConfigMap may come to follow its content, and so change the Job's.
    Identity config =
        Identity.namespaced(
            "v1", "ConfigMap", airflow.namespace().value(), AirflowConfig.CONFIG_MAP);
    String read = find(bundle, config).map(map -> YamlWriter.write(map.tree())).orElse("");
    String hash = Names.hash(YamlWriter.write(manifest.tree()) + read, 8);
    return manifest.map(
        tree ->
            (MapNode)
                Nodes.set(
                    tree,
                    FieldPath.of("metadata", "name"),
                    ScalarNode.string(name + "-" + hash, tree.origin())));
  }
}
