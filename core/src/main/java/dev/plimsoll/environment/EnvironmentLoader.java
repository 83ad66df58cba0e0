package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.schema.record.RecordReader;
import dev.plimsoll.target.BoundFacts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Binds a merged environment to types: stage, target, bindings, settings, naming. All that is wrong
 * is named at once.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class EnvironmentLoader {
  static final List<String> KEYS =
      List.of(
          "schema",
          "environment",
          "description",
          "extends",
          "stage",
          "target",
          "openApi",
          "crds",
          "bindings",
          "settings",
          "naming",
          "externals",
          "labels",
          "images",
          "overlays",
          "disputed",
          "accepted");

  private final ClassLoader loader;
  private final Findings findings;

  /**
   * A loader that finds targets on a class path.
   *
   * @param findings receives what is wrong
   */
  public EnvironmentLoader(ClassLoader loader, Findings findings) {
    this.loader = loader;
    this.findings = findings;
  }

  /** {@code naming:} of an environment file. */
  record NamingKeys(
      @Default("''") String prefix,
      @Default("''") String suffix,
      SortedMap<String, String> namespaces,
      @Default("marked") ContentHashes hashes) {}

  /**
   * Binds an environment.
   *
   * @param settings the record of settings that the platform's definition names
   * @return the environment, or empty if something was wrong, which then is in the findings
   */
  public <S extends Record> Optional<Environment<S>> load(
      MergedEnvironment merged, Class<S> settings) {
    MapNode tree = merged.tree();
    Where where = merged.file().where();
    unknownKeys(tree, where);
    Optional<Stage> stage = stage(tree, where);
    var reader = new RecordReader(findings);
    MapNode empty = MapNode.empty(tree.origin());
    Optional<S> read =
        reader.read(tree.findMap("settings").orElse(empty), settings, at(where, tree, "settings"));
    Optional<NamingKeys> naming =
        reader.read(
            tree.findMap("naming").orElse(empty), NamingKeys.class, at(where, tree, "naming"));
    Optional<ExternalList.Declared> externals = new ExternalList(findings).read(tree, where);
    List<Overlay> overlays = new OverlayList(findings).read(merged);
    List<Dispute> disputes = new DisputeList(loader, findings).read(tree, where);
    Optional<ClusterFacts> cluster = cluster(merged, stage);
    Optional<EnvironmentFacts> facts = cluster.flatMap(known -> known.read(findings));
    List<MapNode> definitions = new DefinitionList(findings).read(merged);
    Optional<Schemas> schemas =
        facts.flatMap(
            known ->
                new ServerSchemas(findings)
                    .read(merged, known.kubernetes())
                    .map(server -> server.with(definitions)));
    ReferenceCatalogue catalogue = ReferenceCatalogue.load(loader);
    if (externals.isPresent() && schemas.isPresent()) {
      externals.get().judge(new ExternalRules(schemas.get(), catalogue, findings), true);
    }
    if (findings.hasErrors()
        || read.isEmpty()
        || naming.isEmpty()
        || externals.isEmpty()
        || facts.isEmpty()
        || schemas.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Environment.of(facts.get(), schemas.get(), read.get())
            .withNaming(
                new Naming(
                    naming.get().prefix(),
                    naming.get().suffix(),
                    new TreeMap<>(naming.get().namespaces()),
                    naming.get().hashes(),
                    places(tree)))
            .withSurroundings(
                new Surroundings(
                    catalogue,
                    externals.get().objects().plus(facts.get().externals()),
                    disputes,
                    externals.get().entries()))
            .withStandIns(cluster.get()::withStandIns)
            .withOverlays(overlays));
  }

  /** Where the keys of {@code naming} are written. */
  private static SortedMap<FieldPath, Place> places(MapNode tree) {
    var places = new TreeMap<FieldPath, Place>();
    FieldPath root = FieldPath.of("naming");
    tree.findMap("naming")
        .ifPresent(
            naming -> {
              naming.forEach((key, node) -> places.put(root.field(key), node.origin().place()));
              naming
                  .findMap("namespaces")
                  .ifPresent(
                      names ->
                          names.forEach(
                              (key, node) ->
                                  places.put(
                                      root.field("namespaces").field(key), node.origin().place())));
            });
    return places;
  }

  private static Where at(Where where, MapNode tree, String key) {
    return where
        .at(FieldPath.of(key))
        .from(tree.find(key).map(n -> n.origin()).orElse(where.origin()));
  }

  private void unknownKeys(MapNode tree, Where where) {
    for (String key : tree.keys()) {
      if (!KEYS.contains(key)) {
        findings.add(
            dev.plimsoll.schema.record.RecordCodes.UNKNOWN_KEY,
            at(where, tree, key),
            "\"" + key + "\" is not known here",
            Nearest.of(key, KEYS)
                .map(near -> "write \"" + near + "\"")
                .orElse("use one of " + String.join(", ", KEYS)));
      }
    }
  }

  private Optional<Stage> stage(MapNode tree, Where where) {
    Optional<String> word = tree.findText("stage");
    for (Stage stage : Stage.values()) {
      if (word.equals(Optional.of(stage.word()))) {
        return Optional.of(stage);
      }
    }
    findings.add(
        EnvironmentCodes.NO_STAGE,
        at(where, tree, "stage"),
        word.map(w -> "\"" + w + "\" is no stage").orElse("the environment names no stage"),
        "write \"stage: dev\", \"stage: staging\" or \"stage: prod\"");
    return Optional.empty();
  }

  private Optional<ClusterFacts> cluster(MergedEnvironment merged, Optional<Stage> stage) {
    Where where = merged.file().where();
    var own = new Findings();
    var targets = new TargetReader(loader, own);
    Optional<TargetReader.Chosen> chosen = targets.choose(merged.tree(), where);
    Optional<BoundFacts> bound =
        chosen.map(
            target ->
                targets.bindings(
                    merged.tree(),
                    target.provider(),
                    merged.name(),
                    stage.orElse(Stage.PROD),
                    where));
    findings.addAll(own.sorted());
    if (stage.isEmpty() || bound.isEmpty() || own.hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(
        new ClusterFacts(
            merged.name(),
            stage.get(),
            chosen.get().provider(),
            chosen.get().configuration().orElseThrow(),
            bound.get(),
            at(where, merged.tree(), "bindings").origin().place()));
  }
}
