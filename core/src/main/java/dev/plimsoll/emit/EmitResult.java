package dev.plimsoll.emit;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a run did to the folder of an environment.
 *
 * @param written paths of the files that are new or changed, sorted, relative to the folder
 * @param removed paths of the files that are gone because nothing declares them any more, sorted
 * @param unchanged how many files had the right bytes already and were not touched
 * @param completed whether a run that had been stopped was completed first
 */
@API(status = API.Status.EXPERIMENTAL)
public record EmitResult(
    List<String> written, List<String> removed, int unchanged, boolean completed) {
  public EmitResult {
    written = List.copyOf(written);
    removed = List.copyOf(removed);
  }
}
