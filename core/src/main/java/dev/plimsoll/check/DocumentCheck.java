package dev.plimsoll.check;

import dev.plimsoll.finding.Findings;
import org.apiguardian.api.API;

/**
 * A question that one document answers alone. Documents are asked side by side, by many threads.
 */
@API(status = API.Status.EXPERIMENTAL)
public non-sealed interface DocumentCheck extends Check {
  /**
   * Judges a document whose kind is known and that passed the stages before.
   *
   * @param document the document, with the server's defaults filled in
   * @param findings receives what is wrong
   */
  void check(CheckedDocument document, Findings findings);

  /**
   * Judges what only a change can break; {@link #check} was asked before. Default: nothing.
   *
   * @param document the object as it will be, with the server's defaults filled in
   * @param former the object as it was, likewise
   * @param findings receives what is wrong
   */
  default void checkUpdate(CheckedDocument document, CheckedDocument former, Findings findings) {}
}
