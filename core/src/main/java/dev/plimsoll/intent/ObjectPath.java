package dev.plimsoll.intent;

import org.apiguardian.api.API;

/**
 * A folder in an object store.
 *
 * @param store the store
 * @param path relative to the store's root, without slashes at either end; empty for the root
 */
@API(status = API.Status.EXPERIMENTAL)
public record ObjectPath(ObjectStore store, String path) {
  public ObjectPath {
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    path = path.substring(from, to);
    for (String step : path.split("/", -1)) {
      if (step.equals("..") || step.equals(".")) {
        throw new IllegalArgumentException(
            "path \""
                + path
                + "\" of object store \""
                + store.name()
                + "\" has a step \""
                + step
                + "\"; write it without");
      }
    }
  }
}
