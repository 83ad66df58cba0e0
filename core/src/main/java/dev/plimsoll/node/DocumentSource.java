package dev.plimsoll.node;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;

/**
 * The text of one document, and where it stands.
 *
 * @param text the text
 * @param start where it begins; a column of 0 says that the columns within the text are not those
 *     of the file
 * @param layer the layer that its values are from
 */
record DocumentSource(String text, Place start, Layer layer) {
  /** The origin of a spot, both from 0 and within the text. */
  Origin origin(int line, int column) {
    if (start instanceof Place.InFile in && in.line() > 0) {
      int at = in.column() == 0 ? 0 : line == 0 ? in.column() + column : column + 1;
      return new Origin(layer, Place.file(in.file(), in.line() + line, at));
    }
    return new Origin(layer, start);
  }

  /**
   * The text from a position on, which stands at a line and column, both from 0 and within this
   * text.
   */
  DocumentSource from(int position, int line, int column) {
    return new DocumentSource(text.substring(position), origin(line, column).place(), layer);
  }

  /** The file as the user gave it, or the place in Java. */
  String file() {
    return start instanceof Place.InFile in ? in.file() : start.toString();
  }

  /** The line on which the text begins, or 0. */
  int firstLine() {
    return start instanceof Place.InFile in ? in.line() : 0;
  }

  /** Adds a finding about a spot. */
  void report(Findings findings, Code code, Origin origin, String problem, String fix) {
    String type = start instanceof Place.InFile ? "file" : "document";
    findings.add(
        code, new Where(new Subject.Named(type, file()), FieldPath.ROOT, origin), problem, fix);
  }

  /**
   * Adds a finding about a key that stands at a place, though the map has a value for it already.
   */
  void reportDuplicate(Findings findings, String key, Node before, Origin place) {
    String problem = "the key \"" + key + "\" stands already at " + before.origin().place();
    report(findings, NodeCodes.DUPLICATE_KEY, place, problem, "remove one of the two");
  }
}
