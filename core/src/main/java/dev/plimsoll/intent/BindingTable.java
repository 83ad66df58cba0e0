package dev.plimsoll.intent;

import dev.plimsoll.finding.Place;
import java.util.SortedSet;
import org.apiguardian.api.API;

/** Which intents an environment binds. */
@API(status = API.Status.EXPERIMENTAL)
public interface BindingTable {
  /** Whether an intent is bound. */
  boolean isBound(Intent intent);

  /** A binding to start from, as YAML lines below the intent's key, indented by two blanks. */
  String scaffold(Intent intent);

  /** The keys of all bindings, for example {@code objectStore/lake}. */
  SortedSet<String> keys();

  /** Where the bindings are written, or the file that could hold them. Default: unknown. */
  default Place place() {
    return Place.UNKNOWN;
  }

  /** Where a binding is written. */
  Place placeOf(String key);
}
