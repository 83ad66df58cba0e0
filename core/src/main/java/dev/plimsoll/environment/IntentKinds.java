package dev.plimsoll.environment;

import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.WebEndpoint;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kinds of intent by the word that stands in a binding's key. */
final class IntentKinds {
  private static final SortedMap<String, Class<? extends Intent>> KINDS = new TreeMap<>();

  static {
    KINDS.put("database", Database.class);
    KINDS.put("endpoint", WebEndpoint.class);
    KINDS.put("identity", Identity.class);
    KINDS.put("nodePool", NodePool.class);
    KINDS.put("objectStore", ObjectStore.class);
    KINDS.put("secret", SecretNeed.class);
  }

  private IntentKinds() {}

  static Optional<Class<? extends Intent>> find(String word) {
    return Optional.ofNullable(KINDS.get(word));
  }

  static SortedSet<String> words() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(KINDS.keySet()));
  }
}
