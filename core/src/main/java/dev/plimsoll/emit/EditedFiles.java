package dev.plimsoll.emit;

import org.apiguardian.api.API;

/** What a run does with generated files that somebody edited by hand. */
@API(status = API.Status.EXPERIMENTAL)
public enum EditedFiles {
  /** Nothing is written, and each of them is an error. The default. */
  REFUSE,
  /** The edits are discarded. Files that Plimsoll never wrote are refused all the same. */
  OVERWRITE
}
