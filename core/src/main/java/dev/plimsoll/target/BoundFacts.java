package dev.plimsoll.target;

import dev.plimsoll.finding.Place;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.intent.UnboundIntentException;
import java.util.Collections;
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
 */
@API(status = API.Status.EXPERIMENTAL)
public record BoundFacts(String environment, Stage stage, SortedMap<String, Fact> facts) {
  public BoundFacts {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
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
