package dev.plimsoll.target;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Place;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.intent.UnboundIntentException;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The bindings of an environment, each read into the record that the target names for its kind.
 *
 * @param environment the environment's name
 * @param stage what it is for
 * @param facts by intent key, for example {@code objectStore/lake}
 * @param written the environment as files say it, for the places of findings
 */
@API(status = API.Status.EXPERIMENTAL)
public record BoundFacts(
    String environment, Stage stage, SortedMap<String, Fact> facts, MapNode written) {
  public BoundFacts {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    Objects.requireNonNull(written, "written");
  }

  /** These facts with others, written in the same place. */
  public BoundFacts with(SortedMap<String, Fact> others) {
    return new BoundFacts(environment, stage, others, written);
  }

  /**
   * Where a field of the environment is written: the field itself, or what is there of the way to
   * it.
   */
  public Place placeOf(FieldPath field) {
    Node at = written;
    for (FieldPath.Step step : field.steps()) {
      Optional<Node> next =
          step instanceof FieldPath.Step.Field named && at instanceof MapNode map
              ? map.find(named.name())
              : Optional.empty();
      if (next.isEmpty()) {
        break;
      }
      at = next.get();
    }
    return at == written ? Place.UNKNOWN : at.origin().place();
  }

  /**
   * One binding.
   *
   * @param value the record that {@link TargetProvider#binding} names
   * @param place where it is written
   */
  public record Fact(Record value, Place place) {}

  /** The facts that an intent is bound to, if it is. */
  public <T extends Record> Optional<T> find(Intent intent, Class<T> type) {
    return Optional.ofNullable(facts.get(intent.key())).map(fact -> type.cast(fact.value()));
  }

  /** Where an intent is bound, if it is. */
  public Place placeOf(Intent intent) {
    return Optional.ofNullable(facts.get(intent.key())).map(Fact::place).orElse(Place.UNKNOWN);
  }

  /**
   * The facts that an intent is bound to.
   *
   * @throws UnboundIntentException if it is not bound
   */
  public <T extends Record> T require(Intent intent, Class<T> type) {
    return find(intent, type).orElseThrow(() -> new UnboundIntentException(intent));
  }
}
