package dev.plimsoll.environment;

import dev.plimsoll.finding.Place;
import dev.plimsoll.intent.BindingTable;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.target.BoundFacts;
import dev.plimsoll.target.TargetProvider;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The bindings of one environment, as its target reads them. */
record TableOfBindings(BoundFacts facts, TargetProvider target, Place place)
    implements BindingTable {
  @Override
  public boolean isBound(Intent intent) {
    return facts.facts().containsKey(intent.key());
  }

  @Override
  public String scaffold(Intent intent) {
    return target.scaffold(intent);
  }

  @Override
  public SortedSet<String> keys() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(facts.facts().keySet()));
  }

  @Override
  public Place placeOf(String key) {
    return Optional.ofNullable(facts.facts().get(key))
        .map(BoundFacts.Fact::place)
        .orElse(Place.UNKNOWN);
  }
}
