package dev.plimsoll.flink;

import java.util.Optional;

/**
 * One setting of Flink.
 *
 * @param key its present name; a part in angle brackets is a name that a user gives
 * @param type what it takes
 * @param standard what it is unless set, in Flink's words
 */
record FlinkOption(String key, FlinkType type, Optional<String> standard) {
  /** Whether a key is this one, with names in the place of those in brackets. */
  boolean matches(String other) {
    String[] parts = key.split("\\.", -1);
    String[] others = other.split("\\.", -1);
    boolean isOpen = parts[parts.length - 1].startsWith("<");
    if (isOpen ? others.length < parts.length : others.length != parts.length) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].startsWith("<") && !parts[i].equals(others[i])) {
        return false;
      }
    }
    return true;
  }
}
