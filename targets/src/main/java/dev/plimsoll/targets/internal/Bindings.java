package dev.plimsoll.targets.internal;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.target.BoundFacts;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bindings of one environment of one target, and the places of findings about them.
 *
 * @param target the name of the target, as environment files write it
 * @param facts the bindings
 */
public record Bindings(String target, BoundFacts facts) {
  /**
   * What an intent is bound to.
   *
   * @throws dev.plimsoll.intent.UnboundIntentException if it is not bound
   */
  public <T extends Record> T require(Intent intent, Class<T> type) {
    return facts.require(intent, type);
  }

  /** All bindings of a kind, by key. */
  public <T extends Record> SortedMap<String, T> all(String kind, Class<T> type) {
    var found = new TreeMap<String, T>();
    facts
        .facts()
        .forEach(
            (key, fact) -> {
              if (key.startsWith(kind + "/")) {
                found.put(key, type.cast(fact.value()));
              }
            });
    return found;
  }

  /** The stage of the environment. */
  public Stage stage() {
    return facts.stage();
  }

  /** The place of a binding, or of a field of it. */
  public Where at(String key, String... fields) {
    FieldPath path = FieldPath.of("bindings", key);
    for (String field : fields) {
      path = path.field(field);
    }
    return at(path);
  }

  /** The place of a field of the target's configuration. */
  public Where atTarget(String... fields) {
    FieldPath path = FieldPath.of("target", target);
    for (String field : fields) {
      path = path.field(field);
    }
    return at(path);
  }

  /** The place of a field of the environment. */
  public Where at(FieldPath path) {
    return new Where(environment(), path, new Origin(Layer.INPUT, facts.placeOf(path)));
  }

  /** A refusal to throw. */
  public FindingsException refused(Code code, Where where, String problem, String fix) {
    return Lowered.refused(Finding.of(code, where, problem, fix));
  }

  private Subject environment() {
    return new Subject.Named("environment", facts.environment());
  }
}
