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
 * @param text the text, with {@code \n} as its only line break
 * @param file the file as the user gave it
 * @param firstLine the line of the file on which the text begins, from 1
 * @param firstColumn the column of that line on which the text begins, from 1
 * @param layer the layer that its values are from
 */
record DocumentSource(String text, String file, int firstLine, int firstColumn, Layer layer) {
  /** The origin of a spot, both from 0 and within the text. */
  Origin origin(int line, int column) {
    return new Origin(
        layer, Place.file(file, firstLine + line, line == 0 ? firstColumn + column : column + 1));
  }

  /** Adds a finding about a spot. */
  void report(Findings findings, Code code, Origin origin, String problem, String fix) {
    findings.add(
        code, new Where(new Subject.Named("file", file), FieldPath.ROOT, origin), problem, fix);
  }
}
