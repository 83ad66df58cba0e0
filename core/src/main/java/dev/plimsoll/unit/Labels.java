package dev.plimsoll.unit;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** Labels of an object, sorted by key. Immutable; every {@code with} returns a copy. */
@API(status = API.Status.EXPERIMENTAL)
public final class Labels {
  private static final Labels EMPTY = new Labels(new TreeMap<>());

  private final SortedMap<String, String> entries;

  private Labels(SortedMap<String, String> entries) {
    this.entries = Collections.unmodifiableSortedMap(entries);
  }

  /** No labels. */
  public static Labels empty() {
    return EMPTY;
  }

  /**
   * One label.
   *
   * @throws InvalidValueException if key or value break their rule
   */
  public static Labels of(String key, String value) {
    return EMPTY.with(key, value);
  }

  /**
   * All entries of a map.
   *
   * @throws InvalidValueException at the first key or value, by key, that breaks its rule
   */
  public static Labels of(Map<String, String> entries) {
    SortedMap<String, String> sorted = new TreeMap<>(entries);
    sorted.forEach(Labels::require);
    return new Labels(sorted);
  }

  /**
   * With one label more, or with another value for its key.
   *
   * @throws InvalidValueException if key or value break their rule
   */
  public Labels with(String key, String value) {
    require(key, value);
    SortedMap<String, String> copy = new TreeMap<>(entries);
    copy.put(key, value);
    return new Labels(copy);
  }

  /** With one label more, or with another value for its key. */
  public Labels with(LabelKey key, LabelValue value) {
    return with(key.value(), value.value());
  }

  /** With all labels of the other, whose values win. */
  public Labels with(Labels other) {
    SortedMap<String, String> copy = new TreeMap<>(entries);
    copy.putAll(other.entries);
    return new Labels(copy);
  }

  /** Without the label of a key, if there is one. */
  public Labels without(String key) {
    SortedMap<String, String> copy = new TreeMap<>(entries);
    copy.remove(key);
    return new Labels(copy);
  }

  /**
   * These labels, if none is {@linkplain LabelKey#isReserved reserved}: for labels that a user adds
   * to what Plimsoll labels itself.
   *
   * @throws InvalidValueException naming the first reserved key
   */
  public Labels requireUnreserved() {
    for (String key : entries.keySet()) {
      if (LabelKey.of(key).isReserved()) {
        throw new InvalidValueException(
            "label key",
            key,
            "has a prefix that belongs to Kubernetes or Plimsoll",
            "use a domain of your own, for example \"acme.example/team\"");
      }
    }
    return this;
  }

  /** The value for a key. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Whether a selector with these labels selects an object with the others: every label of this is
   * there, with its value.
   */
  public boolean select(Labels object) {
    return object.entries.entrySet().containsAll(entries.entrySet());
  }

  /** Keys and values, sorted by key; cannot be changed. */
  public SortedMap<String, String> asMap() {
    return entries;
  }

  private static void require(String key, String value) {
    LabelKey.of(key);
    Optional<String> broken = NameRules.labelValue(value);
    if (broken.isPresent()) {
      throw new InvalidValueException(
          "label " + key,
          value,
          broken.get(),
          "shorten or replace it; free text belongs into an annotation");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels && entries.equals(labels.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /** As a selector is written: {@code app=x,tier=y}. */
  @Override
  public String toString() {
    return String.join(
        ",", entries.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }
}
