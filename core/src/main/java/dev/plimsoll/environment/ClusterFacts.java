package dev.plimsoll.environment;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.record.RecordReader;
import dev.plimsoll.target.BoundFacts;
import dev.plimsoll.target.TargetProvider;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The cluster of an environment, as far as its file describes it.
 *
 * @param name the environment's name
 * @param stage what it is for
 * @param provider its target
 * @param configuration what the file says below the target
 * @param bound its bindings
 * @param place where they are written
 */
record ClusterFacts(
    String name,
    Stage stage,
    TargetProvider provider,
    Record configuration,
    BoundFacts bound,
    Place place) {
  /** The facts, or empty with the reason in the findings. */
  Optional<EnvironmentFacts> read(Findings findings) {
    try {
      TargetProvider.Cluster cluster = provider.cluster(configuration, bound, findings);
      return Optional.of(
          new EnvironmentFacts(
              name,
              stage,
              provider.name(),
              cluster.kubernetes(),
              cluster.networkEngine(),
              new TableOfBindings(bound, provider, place),
              cluster.lowering(),
              cluster.externals()));
    } catch (FindingsException refused) {
      findings.addAll(refused.findings());
      return Optional.empty();
    }
  }

  /**
   * The facts as if more intents were bound to what the target proposes; empty if one cannot be.
   */
  Optional<EnvironmentFacts> withStandIns(Collection<Intent> unbound) {
    var facts = new TreeMap<>(bound.facts());
    for (Intent intent : unbound) {
      Optional<Record> proposed = proposed(intent);
      if (proposed.isEmpty()) {
        return Optional.empty();
      }
      facts.put(intent.key(), new BoundFacts.Fact(proposed.get(), Place.UNKNOWN));
    }
    return new ClusterFacts(name, stage, provider, configuration, bound.with(facts), place)
        .read(new Findings());
  }

  private Optional<Record> proposed(Intent intent) {
    var own = new Findings();
    Where where = Where.named("binding", intent.key());
    return provider
        .binding(intent.getClass())
        .flatMap(
            type -> {
              List<YamlDocument> documents =
                  YamlReader.read(provider.scaffold(intent), intent.key(), own);
              return documents.size() == 1 && documents.get(0).root() instanceof MapNode keys
                  ? new RecordReader(own).read(keys, type, where).map(record -> (Record) record)
                  : Optional.empty();
            });
  }
}
