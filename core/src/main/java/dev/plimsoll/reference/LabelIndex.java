package dev.plimsoll.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds what a selector selects in a namespace without looking at everything: by the rarest of the
 * labels that it demands.
 */
final class LabelIndex<T> {
  private record Label(String key, String value) {
    // Written out for the same reason as in ObjectKey.
    @Override
    public boolean equals(Object other) {
      return other instanceof Label that && key.equals(that.key) && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return key.hashCode() * 31 + value.hashCode();
    }
  }

  private static final class Space<T> {
    final List<T> all = new ArrayList<>();
    final Map<Label, List<T>> byLabel = new HashMap<>();
  }

  private final Map<String, Space<T>> spaces = new HashMap<>();
  private final Function<T, Map<String, String>> labels;

  LabelIndex(Function<T, Map<String, String>> labels) {
    this.labels = labels;
  }

  void add(String namespace, T subject) {
    Space<T> space = spaces.computeIfAbsent(namespace, name -> new Space<>());
    space.all.add(subject);
    labels
        .apply(subject)
        .forEach(
            (key, value) ->
                space
                    .byLabel
                    .computeIfAbsent(new Label(key, value), label -> new ArrayList<>())
                    .add(subject));
  }

  /** What is selected, in the order in which it was added. */
  List<T> select(String namespace, LabelSelector selector) {
    Space<T> space = spaces.get(namespace);
    if (space == null) {
      return List.of();
    }
    var found = new ArrayList<T>();
    for (T subject : candidates(space, selector)) {
      if (selector.matches(labels.apply(subject))) {
        found.add(subject);
      }
    }
    return found;
  }

  private List<T> candidates(Space<T> space, LabelSelector selector) {
    List<T> fewest = space.all;
    for (Map.Entry<String, String> wanted : selector.labels().entrySet()) {
      if (space.byLabel.containsKey(new Label(wanted.getKey(), "*"))) {
        continue;
      }
      List<T> with =
          space.byLabel.getOrDefault(new Label(wanted.getKey(), wanted.getValue()), List.of());
      if (with.size() < fewest.size()) {
        fewest = with;
      }
    }
    return fewest;
  }
}
