package dev.plimsoll.node;

import dev.plimsoll.finding.Place;
import org.apiguardian.api.API;

/** The language of an embedded document. Open: a module may bring its own. */
@API(status = API.Status.EXPERIMENTAL)
public interface EmbeddedFormat {
  /** The name, for example {@code yaml}. */
  String name();

  /**
   * Reads a text.
   *
   * @param place where the text begins, for origins and findings
   * @throws dev.plimsoll.finding.FindingsException if the text is not of this format
   */
  Node read(String text, Place place);

  /** Writes a document; equal trees give equal texts, and {@link #read} gives the tree back. */
  String write(Node content);
}
