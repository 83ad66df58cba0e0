package dev.plimsoll.targets;

import org.apiguardian.api.API;

/** Under which terms a cloud lends nodes. */
@API(status = API.Status.EXPERIMENTAL)
public enum Capacity {
  /** For as long as they are wanted. */
  ON_DEMAND,
  /** Cheaper, until the cloud wants them back, at a notice of 30 seconds to two minutes. */
  SPOT
}
