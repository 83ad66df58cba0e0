package dev.plimsoll.intent;

import org.apiguardian.api.API;

/**
 * How fast a disk must be. Each target names its storage class; see the targets page for figures.
 */
@API(status = API.Status.EXPERIMENTAL)
public enum StorageTier {
  /** Cheap and slow: archives, scratch. */
  ECONOMY,
  /** The default: databases of moderate load, metrics. */
  BALANCED,
  /** High rate: busy databases, write-ahead logs. */
  FAST
}
